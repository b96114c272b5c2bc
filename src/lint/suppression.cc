#include "lint/suppression.h"

#include <algorithm>

namespace migrate::lint {
namespace {

constexpr std::string_view kBlank = " \t\f";

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

bool eat(std::string_view& text, std::string_view word) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlank), text.size()));
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// The parts of one comment, all views into it.
struct Parsed {
  bool whole_file = false;
  std::vector<std::string_view> words;
  std::string_view reason;
};

bool parse(std::string_view comment, Parsed& out) {
  if (!eat(comment, "#") || !eat(comment, "migrate:")) return false;
  out.whole_file = eat(comment, "ignore-file");
  if (!out.whole_file && !eat(comment, "ignore")) return false;
  if (!eat(comment, "[")) return false;
  const std::size_t end = comment.find(']');
  if (end == std::string_view::npos) return false;
  std::string_view list = comment.substr(0, end);
  out.reason = trim(comment.substr(end + 1));
  while (true) {
    const std::size_t comma = list.find(',');
    if (const std::string_view word = trim(list.substr(0, comma)); !word.empty())
      out.words.push_back(word);
    if (comma == std::string_view::npos) return true;
    list.remove_prefix(comma + 1);
  }
}

}  // namespace

std::vector<Suppression> find_suppressions(Files& files, std::string_view path) {
  std::vector<Suppression> found;
  const std::string* text = files.text(path);
  if (text == nullptr || text->find("migrate:") == std::string::npos) return found;
  const std::vector<python::Comment>& comments = files.comments(path);
  // A comment on a line of its own speaks about the line below the block of comments it stands in,
  // so that two suppressions can stand above one line.
  std::vector<std::uint32_t> target(comments.size());
  for (std::size_t i = comments.size(); i-- > 0;) {
    target[i] = comments[i].line;
    if (!comments[i].own_line) continue;
    const bool goes_on = i + 1 < comments.size() && comments[i + 1].own_line &&
                         comments[i + 1].line == comments[i].line + 1;
    target[i] = goes_on ? target[i + 1] : comments[i].line + 1;
  }
  for (std::size_t i = 0; i < comments.size(); ++i) {
    const std::string_view comment = comments[i].span.of(*text);
    Parsed parsed;
    if (!parse(comment, parsed)) continue;
    for (const std::string_view word : parsed.words) {
      const auto begin = static_cast<std::uint32_t>(word.data() - text->data());
      Suppression suppression;
      suppression.rule = word;
      suppression.reason = parsed.reason;
      suppression.location =
          files.at(path, {begin, begin + static_cast<std::uint32_t>(word.size())});
      suppression.whole_file = parsed.whole_file;
      suppression.line = target[i];
      found.push_back(std::move(suppression));
    }
  }
  return found;
}

bool suppress(std::vector<Suppression>& suppressions, const Diagnostic& finding,
              std::pair<std::uint32_t, std::uint32_t> lines) {
  const auto about = [&](std::uint32_t line) {
    return line != 0 && lines.first <= line && line <= lines.second;
  };
  bool silenced = false;
  for (Suppression& suppression : suppressions) {
    if (suppression.rule != finding.rule) continue;
    const bool here =
        suppression.whole_file || about(suppression.line) || about(suppression.location.start.line);
    if (!here) continue;
    suppression.used = true;
    silenced = true;
  }
  return silenced;
}

}  // namespace migrate::lint
