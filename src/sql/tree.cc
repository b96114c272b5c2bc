#include "sql/tree.h"

#include <algorithm>
#include <new>

extern "C" {
#include <pg_query.h>
}

namespace migrate::sql {

namespace {
constexpr std::size_t kBlock = 16 * 1024;
constexpr std::string_view kSelect = "SELECT ";
}  // namespace

ProtobufCAllocator* Arena::allocator() {
  allocator_ = {&Arena::allocate, &Arena::release, this};
  return &allocator_;
}

void* Arena::allocate(void* arena, std::size_t size) {
  auto& self = *static_cast<Arena*>(arena);
  constexpr std::size_t kAlign = alignof(std::max_align_t);
  size = (size + kAlign - 1) / kAlign * kAlign;
  if (self.size_ - self.used_ < size) {
    // Each block is twice the last, so that a large tree takes few.
    const std::size_t block = std::max(size, self.blocks_.empty() ? kBlock : self.size_ * 2);
    self.blocks_.emplace_back(new (std::nothrow) std::byte[block]);
    if (self.blocks_.back() == nullptr) return nullptr;
    self.size_ = block;
    self.used_ = 0;
  }
  void* const memory = self.blocks_.back().get() + self.used_;
  self.used_ += size;
  return memory;
}

void Arena::release(void*, void*) {}

Tree::Tree(const std::string& text) : arena_(std::make_unique<Arena>()) {
  const PgQueryProtobufParseResult parsed = pg_query_parse_protobuf(text.c_str());
  if (parsed.error != nullptr) {
    error_.message = parsed.error->message;
    error_.offset = static_cast<std::uint32_t>(std::max(parsed.error->cursorpos - 1, 0));
  } else {
    root_ = pg_query__parse_result__unpack(
        arena_->allocator(), parsed.parse_tree.len,
        reinterpret_cast<const std::uint8_t*>(parsed.parse_tree.data));
    if (root_ == nullptr) error_.message = "the tree of the statement cannot be read";
  }
  pg_query_free_protobuf_parse_result(parsed);
}

std::string expression_text(const Node* expression) {
  if (expression == nullptr) return {};
  // libpg_query writes whole statements only.
  PgQuery__ResTarget target = PG_QUERY__RES_TARGET__INIT;
  target.val = const_cast<Node*>(expression);
  Node target_node = PG_QUERY__NODE__INIT;
  target_node.node_case = PG_QUERY__NODE__NODE_RES_TARGET;
  target_node.res_target = &target;
  Node* targets[] = {&target_node};
  PgQuery__SelectStmt select = PG_QUERY__SELECT_STMT__INIT;
  select.n_target_list = 1;
  select.target_list = targets;
  select.limit_option = PG_QUERY__LIMIT_OPTION__LIMIT_OPTION_DEFAULT;
  select.op = PG_QUERY__SET_OPERATION__SETOP_NONE;
  Node select_node = PG_QUERY__NODE__INIT;
  select_node.node_case = PG_QUERY__NODE__NODE_SELECT_STMT;
  select_node.select_stmt = &select;
  PgQuery__RawStmt statement = PG_QUERY__RAW_STMT__INIT;
  statement.stmt = &select_node;
  PgQuery__RawStmt* statements[] = {&statement};
  PgQuery__ParseResult root = PG_QUERY__PARSE_RESULT__INIT;
  root.n_stmts = 1;
  root.stmts = statements;

  std::string packed(pg_query__parse_result__get_packed_size(&root), '\0');
  pg_query__parse_result__pack(&root, reinterpret_cast<std::uint8_t*>(packed.data()));
  const PgQueryDeparseResult deparsed =
      pg_query_deparse_protobuf(PgQueryProtobuf{packed.size(), packed.data()});
  std::string text;
  if (deparsed.error == nullptr && deparsed.query != nullptr) text = deparsed.query;
  pg_query_free_deparse_result(deparsed);
  return text.compare(0, kSelect.size(), kSelect) == 0 ? text.substr(kSelect.size())
                                                       : std::string{};
}

}  // namespace migrate::sql
