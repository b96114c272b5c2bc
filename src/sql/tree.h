// The tree that libpg_query makes of a text, and its memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/span.h"

extern "C" {
#include <pg_query/pg_query.pb-c.h>
}

namespace migrate::sql {

using Node = PgQuery__Node;

// Hands out memory that is freed in one go: a tree is many small pieces that die together.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ProtobufCAllocator* allocator();

 private:
  static void* allocate(void* arena, std::size_t size);
  static void release(void* arena, void* memory);

  ProtobufCAllocator allocator_{};
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::size_t used_ = 0, size_ = 0;
};

struct SyntaxError {
  std::string message;
  std::uint32_t offset = 0;
};

class Tree {
 public:
  // `text` has been checked: no NUL byte, nesting within kMaxNesting.
  explicit Tree(const std::string& text);

  // nullptr: the text is no SQL that this grammar knows.
  const PgQuery__ParseResult* root() const { return root_; }
  const SyntaxError& error() const { return error_; }

 private:
  std::unique_ptr<Arena> arena_;
  const PgQuery__ParseResult* root_ = nullptr;
  SyntaxError error_;
};

// An expression as PostgreSQL writes it. Empty where libpg_query cannot.
std::string expression_text(const Node* expression);

// Repeated fields as a range.
template <typename T>
struct Items {
  T* const* first;
  std::size_t count;
  T* const* begin() const { return first; }
  T* const* end() const { return first + count; }
  std::size_t size() const { return count; }
  bool empty() const { return count == 0; }
  const T* operator[](std::size_t i) const { return first[i]; }
};

inline Items<Node> items(Node** first, std::size_t count) { return {first, count}; }

}  // namespace migrate::sql
