// A sorted map that costs nothing to copy: copies share what they have in common, and a change
// makes new only the few nodes above it. A schema is kept before and after each of thousands of
// revisions.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace migrate::ir {

// Changing one map never changes another; reading copies from several threads is safe.
template <typename K, typename V>
class SharedMap {
 public:
  using value_type = std::pair<const K, V>;

 private:
  struct Node;
  using Link = std::shared_ptr<const Node>;
  // An AVL tree; its depth is at most 1.44 log2(size), which bounds every recursion below.
  struct Node {
    std::shared_ptr<const value_type> entry;
    Link left, right;
    std::size_t size;
    int height;
  };

 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = SharedMap::value_type;
    using difference_type = std::ptrdiff_t;
    using pointer = const value_type*;
    using reference = const value_type&;

    reference operator*() const { return *path_.back()->entry; }
    pointer operator->() const { return path_.back()->entry.get(); }
    Iterator& operator++() {
      const Node* const node = path_.back();
      path_.pop_back();
      descend(node->right.get());
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) {
      return a.path_.empty() ? b.path_.empty()
                             : !b.path_.empty() && a.path_.back() == b.path_.back();
    }

   private:
    friend class SharedMap;
    void descend(const Node* node) {
      for (; node != nullptr; node = node->left.get()) path_.push_back(node);
    }
    std::vector<const Node*> path_;  // the current node and those above it that come later
  };

  // Valid until the map changes.
  Iterator begin() const {
    Iterator iterator;
    iterator.descend(root_.get());
    return iterator;
  }
  Iterator end() const { return {}; }
  // The first that is not before `key`.
  Iterator lower_bound(const K& key) const {
    Iterator iterator;
    for (const Node* node = root_.get(); node != nullptr;) {
      if (node->entry->first < key) {
        node = node->right.get();
      } else {
        iterator.path_.push_back(node);
        node = node->left.get();
      }
    }
    return iterator;
  }

  std::size_t size() const { return root_ ? root_->size : 0; }
  bool empty() const { return !root_; }
  bool contains(const K& key) const { return find(key) != nullptr; }
  // nullptr: not there. Valid until the map changes.
  const V* find(const K& key) const {
    for (const Node* node = root_.get(); node != nullptr;) {
      if (key < node->entry->first)
        node = node->left.get();
      else if (node->entry->first < key)
        node = node->right.get();
      else
        return &node->entry->second;
    }
    return nullptr;
  }

  void set(K key, V value) {
    root_ = with(root_, std::make_shared<const value_type>(std::move(key), std::move(value)));
  }
  void erase(const K& key) {
    if (contains(key)) root_ = without(root_, key);
  }
  void clear() { root_.reset(); }

 private:
  static int height(const Link& link) { return link ? link->height : 0; }
  static std::size_t size(const Link& link) { return link ? link->size : 0; }

  static Link make(const std::shared_ptr<const value_type>& entry, Link left, Link right) {
    const int tall = std::max(height(left), height(right)) + 1;
    const std::size_t count = size(left) + size(right) + 1;
    return std::make_shared<const Node>(
        Node{entry, std::move(left), std::move(right), count, tall});
  }

  static Link balanced(const std::shared_ptr<const value_type>& entry, const Link& left,
                       const Link& right) {
    if (height(left) > height(right) + 1) {
      if (height(left->left) >= height(left->right))
        return make(left->entry, left->left, make(entry, left->right, right));
      const Link& middle = left->right;
      return make(middle->entry, make(left->entry, left->left, middle->left),
                  make(entry, middle->right, right));
    }
    if (height(right) > height(left) + 1) {
      if (height(right->right) >= height(right->left))
        return make(right->entry, make(entry, left, right->left), right->right);
      const Link& middle = right->left;
      return make(middle->entry, make(entry, left, middle->left),
                  make(right->entry, middle->right, right->right));
    }
    return make(entry, left, right);
  }

  static Link with(const Link& link, const std::shared_ptr<const value_type>& entry) {
    if (!link) return make(entry, nullptr, nullptr);
    if (entry->first < link->entry->first)
      return balanced(link->entry, with(link->left, entry), link->right);
    if (link->entry->first < entry->first)
      return balanced(link->entry, link->left, with(link->right, entry));
    return make(entry, link->left, link->right);
  }

  static Link without_first(const Link& link) {
    if (!link->left) return link->right;
    return balanced(link->entry, without_first(link->left), link->right);
  }

  static Link without(const Link& link, const K& key) {
    if (key < link->entry->first)
      return balanced(link->entry, without(link->left, key), link->right);
    if (link->entry->first < key)
      return balanced(link->entry, link->left, without(link->right, key));
    if (!link->left) return link->right;
    if (!link->right) return link->left;
    const Node* first = link->right.get();
    while (first->left) first = first->left.get();
    return balanced(first->entry, link->left, without_first(link->right));
  }

  Link root_;
};

}  // namespace migrate::ir
