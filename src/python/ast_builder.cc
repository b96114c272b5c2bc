#include "python/ast_builder.h"

#include <algorithm>
#include <utility>

namespace migrate::python {

AstBuilder::AstBuilder(std::string_view text) {
  module_.file_ = std::make_shared<const AstSource>(text);
  // A node for about every eight bytes is usual.
  module_.nodes_.reserve(text.size() / 8 + 16);
  module_.children_.reserve(text.size() / 8 + 16);
  module_.texts_.reserve(text.size() / 12 + 16);
  depths_.reserve(text.size() / 8 + 16);
  module_.nodes_.emplace_back();
  module_.texts_.emplace_back();
  depths_.push_back(0);
}

NodeId AstBuilder::node(Ast kind, Span span, std::size_t mark, std::string_view text) {
  std::uint16_t depth = 0;
  for (std::size_t i = mark; i < waiting_.size(); ++i) {
    depth = std::max(depth, depths_[waiting_[i]]);
  }
  if (depth >= kMaxAstDepth && kind != Ast::kModule) {
    too_deep_ = true;
    return kNoNode;
  }
  Module::Node& made = module_.nodes_.emplace_back();
  made.kind = kind;
  made.span = span;
  made.first = static_cast<std::uint32_t>(module_.children_.size());
  made.count = static_cast<std::uint32_t>(waiting_.size() - mark);
  if (!text.empty()) {
    made.text = static_cast<std::uint32_t>(module_.texts_.size());
    module_.texts_.emplace_back(text);
  }
  const auto first = waiting_.begin() + static_cast<std::ptrdiff_t>(mark);
  module_.children_.insert(module_.children_.end(), first, waiting_.end());
  waiting_.erase(first, waiting_.end());
  depths_.push_back(static_cast<std::uint16_t>(depth + 1));
  return static_cast<NodeId>(module_.nodes_.size() - 1);
}

NodeId AstBuilder::node(Ast kind, Span span, std::initializer_list<NodeId> children,
                        std::string_view text) {
  const std::size_t begin = mark();
  waiting_.insert(waiting_.end(), children);
  return node(kind, span, begin, text);
}

void AstBuilder::piece(std::size_t value_begin, Span file, bool raw, bool formatted, bool bytes) {
  const auto next = static_cast<NodeId>(module_.nodes_.size());
  module_.pieces_.push_back(
      {next, static_cast<std::uint32_t>(value_begin), file, raw, formatted, bytes});
}

void AstBuilder::drop_pieces() {
  while (!module_.pieces_.empty() && module_.pieces_.back().node == module_.nodes_.size()) {
    module_.pieces_.pop_back();
  }
}

void AstBuilder::insert(std::size_t at, std::initializer_list<NodeId> ids) {
  waiting_.insert(waiting_.begin() + static_cast<std::ptrdiff_t>(at), ids);
}

void AstBuilder::rotate(std::size_t begin, std::size_t middle) {
  std::rotate(waiting_.begin() + static_cast<std::ptrdiff_t>(begin),
              waiting_.begin() + static_cast<std::ptrdiff_t>(middle), waiting_.end());
}

AstBuilder::State AstBuilder::state() const {
  return {module_.nodes_.size(), module_.children_.size(), module_.texts_.size(),
          module_.pieces_.size(), waiting_.size()};
}

void AstBuilder::restore(const State& state) {
  module_.nodes_.resize(state.nodes);
  module_.children_.resize(state.children);
  module_.texts_.resize(state.texts);
  module_.pieces_.resize(state.pieces);
  waiting_.resize(state.waiting);
  depths_.resize(state.nodes);
  too_deep_ = false;
}

Module AstBuilder::finish(NodeId root) && {
  module_.root_ = root;
  return std::move(module_);
}

}  // namespace migrate::python
