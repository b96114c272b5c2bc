#include <algorithm>

#include "ir/call_text.h"
#include "ir/dump_parts.h"
#include "migrate/ir/schema.h"

namespace migrate::ir {

namespace {

std::string of_table(const Table& table) {
  CallText call("table");
  call.add(text_of(table.name))
      .add("prefixes", table.prefixes)
      .add_quoted("comment", table.comment)
      .add_options(table.options);
  std::string text = std::move(call).end();
  Table sorted = table;
  std::sort(sorted.constraints.begin(), sorted.constraints.end(),
            [](const Constraint& a, const Constraint& b) { return dump(a) < dump(b); });
  for (Index& index : sorted.indexes) index.table = {};
  std::sort(sorted.indexes.begin(), sorted.indexes.end(),
            [](const Index& a, const Index& b) { return dump(a) < dump(b); });
  return text + dump_members(sorted, "  ") + "\n";
}

}  // namespace

std::string dump(const Schema& schema) {
  std::string text;
  if (schema.everything_uncertain())
    text += "everything uncertain\n";
  else if (schema.may_have_other_tables())
    text += "other tables\n";
  for (const std::string& name : schema.schemas()) text += "schema(" + word(name) + ")\n";
  for (const auto& [key, type] : schema.enums()) {
    CallText call("enum");
    call.add(text_of(TableName{key.first.empty() ? Arg<std::string>() : key.first, key.second}));
    call.add(text_of(type.labels)).add_flag("more", !type.labels_known);
    text += std::move(call).end() + "\n";
  }
  for (const auto& [key, table] : schema.tables()) {
    if (schema.uncertain(table.name)) text += "uncertain ";
    text += of_table(table);
  }
  for (const auto& [key, view] : schema.views()) {
    CallText call(view.materialized ? "materialized_view" : "view");
    call.add(text_of(TableName{key.first.empty() ? Arg<std::string>() : key.first, key.second}));
    for (const ObjectRef& object : view.reads) call.add(text_of(object));
    text += std::move(call).end() + "\n";
  }
  for (const auto& [object, nothing] : schema.others()) text += text_of(object) + "\n";
  return text;
}

}  // namespace migrate::ir
