// A Python syntax tree: tree-sitter's, owned, with the little that is asked of its nodes.
#pragma once

#include <tree_sitter/api.h>

#include <memory>
#include <string_view>

#include "migrate/span.h"

namespace migrate::python {

// A node of a SyntaxTree, valid as long as the tree. Offsets are those of the text, plus the base.
class Node {
 public:
  Node() = default;
  Node(TSNode node, std::uint32_t base) : node_(node), base_(base) {}

  explicit operator bool() const { return !ts_node_is_null(node_); }
  std::string_view type() const { return ts_node_type(node_); }
  Span span() const { return {base_ + ts_node_start_byte(node_), base_ + ts_node_end_byte(node_)}; }
  bool has_error() const { return ts_node_has_error(node_); }
  bool is_error() const { return type() == "ERROR" || ts_node_is_missing(node_); }
  bool is_missing() const { return ts_node_is_missing(node_); }
  bool named() const { return ts_node_is_named(node_); }
  std::uint32_t child_count() const { return ts_node_child_count(node_); }
  Node field(std::string_view name) const {
    return {
        ts_node_child_by_field_name(node_, name.data(), static_cast<std::uint32_t>(name.size())),
        base_};
  }
  TSNode raw() const { return node_; }
  std::uint32_t base() const { return base_; }

 private:
  TSNode node_ = {};
  std::uint32_t base_ = 0;
};

// Calls visit(child, field name or "") for each child, in order. Linear in their number, which
// asking for the children one by one is not.
template <typename Visit>
void for_each_child(const Node& node, Visit visit) {
  TSTreeCursor cursor = ts_tree_cursor_new(node.raw());
  if (ts_tree_cursor_goto_first_child(&cursor)) {
    do {
      const char* field = ts_tree_cursor_current_field_name(&cursor);
      visit(Node(ts_tree_cursor_current_node(&cursor), node.base()),
            field == nullptr ? std::string_view{} : std::string_view(field));
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
  }
  ts_tree_cursor_delete(&cursor);
}

class SyntaxTree {
 public:
  // Parses `text`; its nodes' offsets start at `base`. Always yields a tree; errors are nodes of
  // it.
  explicit SyntaxTree(std::string_view text, std::uint32_t base = 0);

  Node root() const { return {ts_tree_root_node(tree_.get()), base_}; }

 private:
  struct Delete {
    void operator()(TSTree* tree) const { ts_tree_delete(tree); }
  };
  std::unique_ptr<TSTree, Delete> tree_;
  std::uint32_t base_;
};

}  // namespace migrate::python
