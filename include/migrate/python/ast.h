// The abstract syntax of a Python file: CPython's `ast` in the parts that matter, without what is
// sugar. Nodes are numbers into one arena, so that no walk needs recursion and no tree is expensive
// to free. Immutable once parsed; safe to read from several threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/span.h"

namespace migrate::python {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0;  // absent; node 0 is never a real one

// Names are those of CPython's ast module. What a node holds stands beside it: `text`, and children
// in order. A child that may be absent is kNoNode then.
enum class Ast : std::uint8_t {
  // Expressions
  kName,          // text: the identifier
  kString,        // text: the value in UTF-8 (implicit concatenation done)
  kBytes,         // text: the bytes
  kUnreadString,  // a string whose value cannot be told ("\\N{…}"); text: why, a clause
  kInteger,       // text: decimal digits; as written when another base has very many digits
  kFloat,         // text: as written, without '_'
  kComplex,       // text: as written
  kTrue,
  kFalse,
  kNone,
  kEllipsis,
  kJoinedStr,       // children: kString and kFormattedValue
  kFormattedValue,  // text: the conversion "r", "s", "a" or ""; children: value, format spec (a
                    // kJoinedStr) or none
  kBinOp,    // text: "+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "|", "&", "^"; children:
             // left, right
  kUnaryOp,  // text: "not", "-", "+", "~"; child: operand
  kBoolOp,   // text: "and", "or"; children: operands
  kCompare,  // text: the operators, separated by ','; children: left, comparators…
  kCall,     // children: function, then arguments: expressions, kStarred, kKeyword
  kKeyword,  // text: the name, "" for **; child: value
  kStarred,  // child: value
  kAttribute,  // text: the name; child: object
  kSubscript,  // children: object, index (an expression, kSlice, or kTuple of them)
  kSlice,      // children: lower, upper, step, each may be absent
  kTuple,
  kList,
  kSet,
  kDict,      // children: key, value, key, value, …; key is kNoNode for **value
  kIfExp,     // children: test, body, orelse
  kLambda,    // children: kArguments, body
  kListComp,  // children: element, kComprehension…
  kSetComp,
  kGeneratorExp,
  kDictComp,       // children: key, value, kComprehension…
  kComprehension,  // text: "async" or ""; children: target, iterable, conditions…
  kNamedExpr,      // children: target, value
  kAwait,
  kYield,  // text: "from" or ""
  // Statements
  kModule,     // children: statements
  kExpr,       // child: the expression
  kAssign,     // children: targets…, value (last)
  kAugAssign,  // text: the operator without "="; children: target, value
  kAnnAssign,  // children: target, annotation, value (may be absent)
  kReturn,     // child: value, may be absent
  kDelete,     // children: targets
  kPass,
  kBreak,
  kContinue,
  kIf,             // children: test, kBlock, kBlock or none (an elif is a kBlock that holds a kIf)
  kFor,            // text: "async" or ""; children: target, iterable, kBlock, kBlock or none
  kWhile,          // children: test, kBlock, kBlock or none
  kWith,           // text: "async" or ""; children: kWithItem…, kBlock (last)
  kWithItem,       // children: expression, target or none
  kTry,            // children: kBlock, kExceptHandler…, kElse?, kFinally?
  kExceptHandler,  // text: the name or ""; children: type or none, kBlock
  kElse,           // child: kBlock
  kFinally,        // child: kBlock
  kRaise,          // children: exception or none, cause or none
  kAssert,         // children: test, message or none
  kImport,         // children: kAlias
  kImportFrom,     // text: the module with leading dots; children: kAlias
  kAlias,          // text: "name" or "name as other", "*" too
  kGlobal,         // text: names, separated by ','
  kNonlocal,
  kFunctionDef,  // text: the name; children: kArguments, kBlock, kDecorator…; what it says to
                 // return is left out
  kAsyncFunctionDef,  // the same
  kClassDef,          // text: the name; children: kBlock, bases as in a call, kDecorator…
  kDecorator,         // child: expression
  kArguments,         // children: kArgument
  kArgument,  // text: "name", "*name", "**name", "*" or "/"; children: default or none, annotation
              // or none
  kBlock,     // children: statements
  kMatch,     // not taken apart
  kError,     // a statement that is no Python 3: its span, nothing below; text: why, a clause
};

// No node has more others below it, one below the other: a statement that would is a kError. A walk
// may recurse.
inline constexpr std::uint32_t kMaxAstDepth = 500;
// Larger files are one kError.
inline constexpr std::size_t kMaxAstText = 16U << 20U;

struct AstSource;

class Module {
 public:
  // Parses `text`. Always yields a module: a statement that is broken, or nested too deeply to
  // read, is a kError, and a file that no Python reads at all (NUL, unknown encoding) is one
  // kError. Linear in the text.
  static Module parse(std::string_view text);

  struct Node {
    Ast kind = Ast::kError;
    Span span;
    std::uint32_t first = 0, count = 0;  // children: [first, first + count) of the child list
    std::uint32_t text = 0;              // index of its text
  };

  NodeId root() const { return root_; }
  const Node& node(NodeId id) const { return nodes_[id]; }
  Ast kind(NodeId id) const { return nodes_[id].kind; }
  Span span(NodeId id) const { return nodes_[id].span; }
  const std::string& text(NodeId id) const { return texts_[nodes_[id].text]; }
  std::uint32_t child_count(NodeId id) const { return nodes_[id].count; }
  NodeId child(NodeId id, std::uint32_t index) const {
    return index < nodes_[id].count ? children_[nodes_[id].first + index] : kNoNode;
  }
  // The file's bytes, which spans are about. Lives as long as the module or a copy of it.
  std::string_view bytes() const;
  // Of a kName: where its identifier is; of a kFunctionDef or kClassDef: where its name is.
  Span name_span(NodeId id) const;
  // The text that Python would print for the span, in UTF-8: for messages.
  std::string source(Span span) const;
  // Maps an offset in the value of a kString (or of a constant part of a kJoinedStr) to the place
  // in the file of the character that it came from.
  std::uint32_t place_in_literal(NodeId id, std::uint32_t offset) const;

 private:
  friend class AstBuilder;
  NodeId root_ = kNoNode;
  std::vector<Node> nodes_;
  std::vector<NodeId> children_;
  // Where the value of a literal stands: from `value_begin` on it is what `file` holds.
  struct Piece {
    NodeId node = kNoNode;
    std::uint32_t value_begin = 0;
    Span file;
    bool raw = false, formatted = false, bytes = false;
  };

  std::vector<std::string> texts_;
  std::vector<Piece> pieces_;
  std::shared_ptr<const AstSource> file_;
};

}  // namespace migrate::python
