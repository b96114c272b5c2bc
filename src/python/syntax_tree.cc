#include "python/syntax_tree.h"

#include <cstdlib>

extern "C" const TSLanguage* tree_sitter_python();

namespace migrate::python {
namespace {

struct DeleteParser {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};

// One a thread: making a parser costs as much as parsing a short text.
TSParser* thread_parser() {
  thread_local const std::unique_ptr<TSParser, DeleteParser> parser = [] {
    std::unique_ptr<TSParser, DeleteParser> fresh(ts_parser_new());
    // A grammar of another ABI is a mistake of the build; nothing could be parsed.
    if (!ts_parser_set_language(fresh.get(), tree_sitter_python())) std::abort();
    return fresh;
  }();
  return parser.get();
}

}  // namespace

SyntaxTree::SyntaxTree(std::string_view text, std::uint32_t base)
    : tree_(ts_parser_parse_string(thread_parser(), nullptr, text.data(),
                                   static_cast<std::uint32_t>(text.size()))),
      base_(base) {}

}  // namespace migrate::python
