#include "ir/call_text.h"

#include <fmt/format.h>

#include "migrate/ir/dump.h"

namespace migrate::ir {

namespace {

constexpr std::uint32_t kMaxNesting = 200;

bool plain(char c, bool first) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') return true;
  return !first && ((c >= '0' && c <= '9') || c == '$');
}

template <typename List, typename Show>
std::string joined(const List& list, const Show& show) {
  std::string text;
  for (const auto& item : list) {
    if (!text.empty()) text += ", ";
    text += show(item);
  }
  return text;
}

std::string show(const Literal& literal, std::uint32_t depth);

std::string show(const LiteralMap& values, std::uint32_t depth) {
  std::string text;
  for (std::size_t i = 0; i < values.names.size() && i < values.values.size(); ++i)
    text += (i == 0 ? "" : ", ") + word(values.names[i]) + ": " + show(values.values[i], depth + 1);
  return "{" + text + "}";
}

struct ShowLiteral {
  std::uint32_t depth;

  std::string operator()(const None&) const { return "None"; }
  std::string operator()(bool value) const { return text_of(value); }
  std::string operator()(std::int64_t value) const { return text_of(value); }
  std::string operator()(double value) const {
    std::string text = fmt::format("{}", value);
    return text.find_first_not_of("-0123456789") == std::string::npos ? text + ".0" : text;
  }
  std::string operator()(const std::string& value) const { return quoted(value); }
  std::string operator()(const Bytes& value) const { return "b" + quoted(value.bytes); }
  std::string operator()(const Typed& value) const {
    return value.type + "(" + quoted(value.text) + ")";
  }
  std::string operator()(const LiteralList& values) const {
    const std::uint32_t inner = depth + 1;
    return "[" + joined(values, [&](const Literal& item) { return show(item, inner); }) + "]";
  }
  std::string operator()(const LiteralMap& values) const { return show(values, depth); }
  std::string operator()(const Unknown& value) const { return unknown_text(value.why); }
};

std::string show(const Literal& literal, std::uint32_t depth) {
  return depth > kMaxNesting ? "…" : std::visit(ShowLiteral{depth}, literal.value);
}

}  // namespace

std::string word(std::string_view name) {
  bool is_plain = !name.empty();
  for (std::size_t i = 0; i < name.size() && is_plain; ++i) is_plain = plain(name[i], i == 0);
  return is_plain ? std::string(name) : quoted(name);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string unknown_text(std::string_view why) { return "?(" + std::string(why) + ")"; }

std::string text_of(bool value) { return value ? "True" : "False"; }
std::string text_of(std::int64_t value) { return std::to_string(value); }
std::string text_of(const std::string& name) { return word(name); }

std::string text_of(const std::vector<std::string>& names) {
  return "[" + joined(names, [](const std::string& name) { return word(name); }) + "]";
}

std::string text_of(const Literal& literal) { return show(literal, 0); }
std::string text_of(const LiteralMap& values) { return show(values, 0); }

std::string text_of(const std::vector<LiteralMap>& rows) {
  return "[" + joined(rows, [](const LiteralMap& row) { return show(row, 0); }) + "]";
}

std::string text_of(const std::vector<Index::Element>& elements) {
  return "[" +
         joined(elements,
                [](const Index::Element& element) {
                  std::string text = dump(element.value);
                  if (element.ops.given()) text += " ops " + text_of(element.ops);
                  return text;
                }) +
         "]";
}

std::string text_of(const TableName& table) {
  return table.schema.given() ? text_of(table.schema) + "." + text_of(table.name)
                              : text_of(table.name);
}

std::string text_of(const ObjectRef& object) {
  std::string text(to_string(object.kind));
  text += ' ';
  if (!object.schema.empty()) text += word(object.schema) + ".";
  text += word(object.name);
  if (!object.part.empty()) text += "." + word(object.part);
  return text;
}

CallText& CallText::add(std::string_view argument) {
  if (!first_) text_ += ", ";
  first_ = false;
  text_ += argument;
  return *this;
}

CallText& CallText::add(std::string_view keyword, std::string_view argument) {
  add(keyword);
  text_ += '=';
  text_ += argument;
  return *this;
}

CallText& CallText::add_quoted(std::string_view keyword, const Arg<std::string>& argument) {
  if (argument.known()) return add(keyword, quoted(*argument));
  return add(keyword, argument);
}

CallText& CallText::add_name(const ObjectName& name) {
  if (!name.name.given()) return *this;
  return add("name", name.final ? "f(" + text_of(name.name) + ")" : text_of(name.name));
}

CallText& CallText::add_options(const Options& options) {
  for (const auto& [keyword, value] : options) add(keyword, text_of(value));
  return *this;
}

}  // namespace migrate::ir
