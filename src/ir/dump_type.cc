#include "ir/call_text.h"
#include "migrate/ir/dump.h"

namespace migrate::ir {

namespace {

constexpr std::uint32_t kMaxNesting = 50;

std::string show(const Type& type, std::uint32_t depth) {
  if (depth > kMaxNesting) return "…";
  if (!type.known() && type.decorator.empty()) return unknown_text(type.why_unknown);
  CallText call(type.known() ? type.name : unknown_text(type.why_unknown));
  bool arguments = false;
  const auto given = [&](const auto& argument) {
    arguments = arguments || argument.given();
    return argument.given();
  };
  // Of the three numbers the first that is given needs no word, as people write it.
  if (given(type.length)) call.add(text_of(type.length));
  if (given(type.precision)) {
    if (type.length.given())
      call.add("precision", type.precision);
    else
      call.add(text_of(type.precision));
  }
  if (given(type.scale)) {
    if (type.precision.given())
      call.add(text_of(type.scale));
    else
      call.add("scale", type.scale);
  }
  if (!type.item.empty()) {
    call.add(show(type.item.front(), depth + 1));
    arguments = true;
  }
  const auto add = [&](std::string_view keyword, const auto& argument) {
    if (given(argument)) call.add(keyword, argument);
  };
  add("labels", type.labels);
  add("name", type.type_name);
  add("schema", type.schema);
  add("timezone", type.timezone);
  if (given(type.collation)) call.add_quoted("collation", type.collation);
  add("charset", type.charset);
  add("native_enum", type.native_enum);
  add("create_type", type.create_type);
  add("create_constraint", type.create_constraint);
  add("unsigned", type.unsigned_);
  if (given(type.fields)) call.add_quoted("fields", type.fields);
  add("dimensions", type.dimensions);
  for (const std::string& argument : type.other) {
    call.add(argument);
    arguments = true;
  }
  std::string text = std::move(call).end();
  if (!arguments) text.resize(text.size() - 2);
  if (!type.decorator.empty()) text = type.decorator + " as " + text;
  for (const Type& variant : type.variants)
    text += " | " + word(variant.dialect) + ": " + show(variant, depth + 1);
  return text;
}

}  // namespace

std::string dump(const Type& type) { return show(type, 0); }

}  // namespace migrate::ir
