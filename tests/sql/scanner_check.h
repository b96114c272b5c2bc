// Whether our tokens agree with those of PostgreSQL's own scanner as far as nesting depends on it:
// a bracket, operator or keyword that ours took for part of a string or comment would let text past
// the limit.
#pragma once

#include <algorithm>
#include <string>

#include "sql/lexer.h"
#include "sql/tree.h"

extern "C" {
#include <pg_query.h>
}

namespace migrate::sql {

// What differs; empty when nothing does, or when PostgreSQL's scanner refuses the text, which its
// parser then does too.
inline std::string scanner_difference(const std::string& text) {
  if (text.find('\0') != std::string::npos) return {};
  const Tokens ours = tokenize(text, Grammar::kPostgres);
  const PgQueryScanResult scanned = pg_query_scan(text.c_str());
  std::string difference;
  if (scanned.error == nullptr) {
    PgQuery__ScanResult* const theirs = pg_query__scan_result__unpack(
        nullptr, scanned.pbuf.len, reinterpret_cast<const std::uint8_t*>(scanned.pbuf.data));
    for (std::size_t i = 0; theirs != nullptr && i < theirs->n_tokens && difference.empty(); ++i) {
      const PgQuery__ScanToken& token = *theirs->tokens[i];
      const auto begin = static_cast<std::uint32_t>(token.start);
      if (token.token == PG_QUERY__TOKEN__SQL_COMMENT || token.token == PG_QUERY__TOKEN__C_COMMENT)
        continue;
      const auto found =
          std::lower_bound(ours.tokens.begin(), ours.tokens.end(), begin,
                           [](const Token& own, std::uint32_t at) { return own.span.begin < at; });
      const std::string word =
          text.substr(begin, static_cast<std::size_t>(token.end - token.start));
      if (found == ours.tokens.end() || found->span.begin != begin)
        difference = "no token of ours at " + std::to_string(begin) + ": " + word;
      else if (word.size() == 1 && std::string("()[],;").find(word) != std::string::npos &&
               found->kind != Token::Kind::kPunctuation)
        difference = "no punctuation of ours at " + std::to_string(begin) + ": " + word;
      else if (token.token == PG_QUERY__TOKEN__SCONST &&
               found->span.end < static_cast<std::uint32_t>(token.end) &&
               found->kind == Token::Kind::kString)
        difference = "our string ends too early at " + std::to_string(found->span.end);
    }
    if (theirs != nullptr) pg_query__scan_result__free_unpacked(theirs, nullptr);
  }
  pg_query_free_scan_result(scanned);
  return difference;
}

}  // namespace migrate::sql
