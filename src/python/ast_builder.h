// Puts the nodes of a Module together.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/python/ast.h"
#include "python/source_text.h"

namespace migrate::python {

// The bytes of a file and how they are read. At one place in memory as long as a module needs it.
struct AstSource {
  explicit AstSource(std::string_view text) : bytes(text), read(bytes) {}
  const std::string bytes;
  const SourceText read;
};

class AstBuilder {
 public:
  explicit AstBuilder(std::string_view text);

  const SourceText& source() const { return module_.file_->read; }

  // Children of a node to come wait on a stack: remember mark(), push them, then make the node.
  std::size_t mark() const { return waiting_.size(); }
  void push(NodeId id) { waiting_.push_back(id); }
  void pop() { waiting_.pop_back(); }
  NodeId waiting(std::size_t index) const { return waiting_[index]; }
  void insert(std::size_t at, std::initializer_list<NodeId> ids);
  // Moves those that wait in [begin, middle) behind all others.
  void rotate(std::size_t begin, std::size_t middle);
  // The node whose children are all that was pushed since `mark`. kNoNode when it would be nested
  // deeper than kMaxAstDepth.
  NodeId node(Ast kind, Span span, std::size_t mark, std::string_view text = {});
  NodeId node(Ast kind, Span span, std::initializer_list<NodeId> children,
              std::string_view text = {});
  NodeId leaf(Ast kind, Span span, std::string_view text = {}) {
    return node(kind, span, waiting_.size(), text);
  }

  // Says that the next node's value holds, from `value_begin` on, what stands at `file` in a
  // literal.
  void piece(std::size_t value_begin, Span file, bool raw, bool formatted, bool bytes);

  // Takes back the pieces of the next node.
  void drop_pieces();

  bool too_deep() const { return too_deep_; }
  Ast kind(NodeId id) const { return module_.kind(id); }
  Span span(NodeId id) const { return module_.span(id); }
  const Module& module() const { return module_; }

  // To try a reading and go back to where it began.
  struct State {
    std::size_t nodes, children, texts, pieces, waiting;
  };
  State state() const;
  void restore(const State& state);

  Module finish(NodeId root) &&;

 private:
  Module module_;
  std::vector<std::uint16_t> depths_;  // by node: how deep it is nested inside
  std::vector<NodeId> waiting_;
  bool too_deep_ = false;
};

}  // namespace migrate::python
