// Python 3.12's grammar by recursive descent: the parser behind Module::parse.
//
// A function that yields a NodeId yields kNoNode when there is no such thing at this place; the
// statement around it is an error then. Recursion goes with nesting and is bounded by
// kMaxRecursion.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "migrate/python/ast.h"
#include "python/ast_builder.h"
#include "python/ast_tokens.h"
#include "python/string_literal.h"

namespace migrate::python {

class AstParser {
 public:
  explicit AstParser(AstBuilder& builder);

  NodeId module();

 private:
  // CPython takes 200 brackets; what nests without brackets ("not not", lambdas) gets no more.
  static constexpr int kMaxRecursion = 300;
  class Nesting {
   public:
    explicit Nesting(AstParser& parser) : parser_(parser) { ++parser_.depth_; }
    ~Nesting() { --parser_.depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    bool too_deep() const {
      if (parser_.depth_ <= kMaxRecursion) return false;
      parser_.too_deep_ = true;
      return true;
    }

   private:
    AstParser& parser_;
  };

  // The current token; one of no kind behind the last.
  const AstToken& peek(std::uint32_t ahead = 0) const {
    return pos_ + ahead < end_ ? tokens_.tokens[pos_ + ahead] : none_;
  }
  bool at_end() const { return pos_ >= end_; }
  bool at(std::string_view text) const { return peek().word == word(text); }
  bool take(std::string_view text) {
    if (!at(text)) return false;
    ++pos_;
    return true;
  }
  bool at_name() const { return peek().kind == TokenKind::kName && !peek().keyword; }
  std::uint32_t here() const { return peek().span.begin; }
  Span since(std::uint32_t begin) const { return {begin, tokens_.tokens[pos_ - 1].span.end}; }
  // From a node to where the last token ends, or between two places.
  std::string name_text(Span span) const;

  // ast_expressions.cc
  NodeId expression();
  NodeId named_expression();
  NodeId star_expressions();  // a tuple without brackets, or one expression
  NodeId yield_or_expressions();
  NodeId disjunction();
  NodeId conjunction();
  NodeId inversion();
  NodeId comparison();
  NodeId binary(int least);
  NodeId unary();
  NodeId power();
  NodeId primary();
  NodeId yield();
  NodeId lambda();
  NodeId starred_or(NodeId (AstParser::*element)());
  NodeId star_named() { return starred_or(&AstParser::named_expression); }
  std::string comparison_operator();

  // ast_displays.cc
  NodeId atom();
  NodeId parenthesized();
  NodeId list();
  NodeId braces();
  NodeId dict(std::uint32_t begin);
  NodeId subscript(NodeId object, std::uint32_t begin);
  NodeId slice();
  // The `for … in … if …` behind an element, all of them pushed.
  bool comprehensions();
  bool at_comprehension() const { return at("for") || at("async"); }
  NodeId targets();  // of for, up to `in`

  // ast_arguments.cc
  NodeId call(NodeId function, std::uint32_t begin);
  bool arguments();  // pushed, up to and with ")"
  NodeId parameters(bool annotations, std::string_view closing);
  NodeId parameter(bool annotations, std::string_view stars);

  // ast_literals.cc
  struct Constant {  // text of a string until the next replacement field
    std::string value;
    Span span;
  };
  struct Joined {
    bool bytes = false;
    bool fields = false;
    std::string unread;  // why the value cannot be told
  };
  NodeId number();
  NodeId strings();
  bool plain(const StringLiteral& literal, Constant& constant, Joined& joined);
  bool formatted(const StringLiteral& literal, std::uint32_t& at, int level, Constant& constant,
                 Joined& joined);
  bool field(const StringLiteral& literal, std::uint32_t& at, int level, Constant& constant,
             Joined& joined);
  bool unit(const StringLiteral& literal, std::uint32_t& at, Constant& constant, Joined& joined);
  void flush(Constant& constant);

  // ast_statements.cc
  const AstLine& line() const { return tokens_.lines[line_]; }
  bool more_lines() const { return line_ < tokens_.lines.size(); }
  void open_line();
  void statements(std::uint32_t indent);  // pushed, as long as lines stand at `indent`
  void statement();
  void simple_statements();
  NodeId simple_statement();
  NodeId expression_statement();
  NodeId assignment(NodeId first, std::uint32_t begin);
  NodeId import();
  NodeId import_from();
  NodeId names(Ast kind);
  NodeId assertion();
  NodeId raise();
  NodeId deletion();
  bool is_target(NodeId id, bool single) const;
  NodeId broken(std::uint32_t begin, std::uint32_t end);
  void skip_broken(std::uint32_t start_line);

  // ast_compounds.cc
  bool at_compound() const;
  NodeId compound();
  NodeId block();
  bool next_clause(std::string_view keyword);  // opens the line that starts with it
  NodeId if_statement();
  NodeId for_statement(std::string_view async);
  NodeId while_statement();
  NodeId with_statement(std::string_view async);
  bool with_items();
  NodeId with_item();
  NodeId try_statement();
  NodeId except_handler();
  NodeId optional_else();
  NodeId decorated();
  NodeId function(Ast kind, std::size_t decorators_mark, std::uint32_t begin);
  NodeId class_definition(std::size_t decorators_mark);
  bool type_parameters();
  NodeId match();
  bool at_match() const;

  AstBuilder& builder_;
  const SourceText& source_;
  std::string_view code_;
  AstTokens tokens_;
  const AstToken none_;
  std::uint32_t pos_ = 0, end_ = 0;  // in tokens_.tokens: what is left of the line
  std::uint32_t line_ = 0;           // the line being read
  std::uint32_t indent_ = 0;         // of the block being read
  int depth_ = 0;
  bool too_deep_ = false;
};

}  // namespace migrate::python
