#include "eval/str_methods.h"

#include <algorithm>
#include <limits>
#include <map>

#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/format_spec.h"
#include "eval/text.h"

namespace migrate::eval {
namespace {

using Method = Outcome (*)(const StrRef& self, const std::vector<Value>& arguments);

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alpha(char c) { return is_upper(c) || is_lower(c); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 32) : c; }
char to_lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

bool is_space(std::string_view character) {
  const std::uint32_t c = decode(character);
  return (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_line_end(std::string_view character) {
  const std::uint32_t c = decode(character);
  return (c >= 10 && c <= 13) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

Outcome bad_arguments(std::string_view method) {
  return unmodelled("these arguments of str." + std::string(method));
}

Outcome beyond_ascii(std::string_view method) {
  return unmodelled("str." + std::string(method) + " of text beyond ASCII");
}

// A text of the same length, whose characters stand where they stood.
template <typename Map>
Outcome mapped(const StrRef& self, const std::vector<Value>& arguments, std::string_view name,
               Map map) {
  if (!arguments.empty()) return bad_arguments(name);
  if (!is_ascii(self->text)) return beyond_ascii(name);
  Str result = *self;
  char before = 0;
  for (char& c : result.text) {
    const char old = c;
    c = map(c, before);
    before = old;
  }
  return Value(Value::State(std::make_shared<const Str>(std::move(result))));
}

Outcome upper(const StrRef& self, const std::vector<Value>& arguments) {
  return mapped(self, arguments, "upper", [](char c, char) { return to_upper(c); });
}
Outcome lower(const StrRef& self, const std::vector<Value>& arguments) {
  return mapped(self, arguments, "lower", [](char c, char) { return to_lower(c); });
}
Outcome swapcase(const StrRef& self, const std::vector<Value>& arguments) {
  return mapped(self, arguments, "swapcase",
                [](char c, char) { return is_upper(c) ? to_lower(c) : to_upper(c); });
}
Outcome title(const StrRef& self, const std::vector<Value>& arguments) {
  return mapped(self, arguments, "title",
                [](char c, char before) { return is_alpha(before) ? to_lower(c) : to_upper(c); });
}
Outcome capitalize(const StrRef& self, const std::vector<Value>& arguments) {
  bool first = true;
  return mapped(self, arguments, "capitalize", [&first](char c, char) {
    const char result = first ? to_upper(c) : to_lower(c);
    first = false;
    return result;
  });
}

template <typename Predicate>
Outcome every(const StrRef& self, const std::vector<Value>& arguments, std::string_view name,
              Predicate predicate) {
  if (!arguments.empty()) return bad_arguments(name);
  if (!is_ascii(self->text)) return beyond_ascii(name);
  return Value::boolean(!self->text.empty() &&
                        std::all_of(self->text.begin(), self->text.end(), predicate));
}

Outcome isdigit(const StrRef& self, const std::vector<Value>& arguments) {
  return every(self, arguments, "isdigit", is_digit);
}
Outcome isalpha(const StrRef& self, const std::vector<Value>& arguments) {
  return every(self, arguments, "isalpha", is_alpha);
}
Outcome isalnum(const StrRef& self, const std::vector<Value>& arguments) {
  return every(self, arguments, "isalnum", [](char c) { return is_alpha(c) || is_digit(c); });
}
Outcome isspace(const StrRef& self, const std::vector<Value>& arguments) {
  return every(self, arguments, "isspace", [](char c) { return is_space({&c, 1}); });
}
Outcome isidentifier(const StrRef& self, const std::vector<Value>& arguments) {
  if (!self->text.empty() && is_digit(self->text[0])) return Value::boolean(false);
  return every(self, arguments, "isidentifier",
               [](char c) { return is_alpha(c) || is_digit(c) || c == '_'; });
}

template <typename In, typename Out>
Outcome cased(const StrRef& self, const std::vector<Value>& arguments, std::string_view name, In in,
              Out out) {
  if (!arguments.empty()) return bad_arguments(name);
  if (!is_ascii(self->text)) return beyond_ascii(name);
  return Value::boolean(std::any_of(self->text.begin(), self->text.end(), in) &&
                        std::none_of(self->text.begin(), self->text.end(), out));
}
Outcome isupper(const StrRef& self, const std::vector<Value>& arguments) {
  return cased(self, arguments, "isupper", is_upper, is_lower);
}
Outcome islower(const StrRef& self, const std::vector<Value>& arguments) {
  return cased(self, arguments, "islower", is_lower, is_upper);
}

Outcome stripped(const StrRef& self, const std::vector<Value>& arguments, bool left, bool right) {
  const std::string* chars = nullptr;
  if (arguments.size() > 1) return bad_arguments("strip");
  if (arguments.size() == 1 && !arguments[0].is_none()) {
    chars = arguments[0].text();
    if (!chars) return bad_arguments("strip");
  }
  const auto letters = characters(self->text);
  const auto goes = [chars](std::string_view letter) {
    return chars ? chars->find(letter) != chars->npos : is_space(letter);
  };
  std::size_t first = 0;
  std::size_t last = letters.size();
  std::size_t begin = 0;
  std::size_t end = self->text.size();
  while (left && first < last && goes(letters[first])) begin += letters[first++].size();
  while (right && last > first && goes(letters[last - 1])) end -= letters[--last].size();
  return substring(*self, begin, end);
}
Outcome strip(const StrRef& self, const std::vector<Value>& arguments) {
  return stripped(self, arguments, true, true);
}
Outcome lstrip(const StrRef& self, const std::vector<Value>& arguments) {
  return stripped(self, arguments, true, false);
}
Outcome rstrip(const StrRef& self, const std::vector<Value>& arguments) {
  return stripped(self, arguments, false, true);
}

// The stretches [begin, end) between blanks, at most `most` splits made from the left.
std::vector<std::pair<std::size_t, std::size_t>> words(std::string_view text, std::int64_t most) {
  std::vector<std::pair<std::size_t, std::size_t>> result;
  const auto letters = characters(text);
  std::size_t at = 0;
  std::size_t i = 0;
  while (true) {
    while (i < letters.size() && is_space(letters[i])) at += letters[i++].size();
    if (i == letters.size()) return result;
    const std::size_t begin = at;
    if (most >= 0 && static_cast<std::int64_t>(result.size()) >= most) {
      std::size_t end = text.size();
      for (std::size_t j = letters.size(); j > i && is_space(letters[j - 1]); --j)
        end -= letters[j - 1].size();
      result.emplace_back(begin, end);
      return result;
    }
    while (i < letters.size() && !is_space(letters[i])) at += letters[i++].size();
    result.emplace_back(begin, at);
  }
}

Outcome split_any(const StrRef& self, const std::vector<Value>& arguments, bool from_right) {
  std::int64_t most = -1;
  if (arguments.size() > 2) return bad_arguments("split");
  if (arguments.size() == 2) {
    const auto number = integer_of(arguments[1]);
    if (!number) return bad_arguments("split");
    most = *number;
  }
  std::vector<Value> parts;
  const std::string& text = self->text;
  if (arguments.empty() || arguments[0].is_none()) {
    if (from_right && most >= 0) return unmodelled("str.rsplit at blanks");
    for (const auto& [begin, end] : words(text, most))
      parts.push_back(substring(*self, begin, end));
    return make_list(std::move(parts));
  }
  const std::string* const separator = arguments[0].text();
  if (!separator) return bad_arguments("split");
  if (separator->empty()) return Outcome::raise("ValueError", "empty separator");
  if (from_right) {
    std::size_t end = text.size();
    while (most < 0 || static_cast<std::int64_t>(parts.size()) < most) {
      if (end < separator->size()) break;
      const std::size_t at = text.rfind(*separator, end - separator->size());
      if (at == text.npos) break;
      parts.push_back(substring(*self, at + separator->size(), end));
      end = at;
    }
    parts.push_back(substring(*self, 0, end));
    std::reverse(parts.begin(), parts.end());
    return make_list(std::move(parts));
  }
  std::size_t begin = 0;
  while (most < 0 || static_cast<std::int64_t>(parts.size()) < most) {
    const std::size_t at = text.find(*separator, begin);
    if (at == text.npos) break;
    parts.push_back(substring(*self, begin, at));
    begin = at + separator->size();
  }
  parts.push_back(substring(*self, begin, text.size()));
  return make_list(std::move(parts));
}
Outcome split(const StrRef& self, const std::vector<Value>& arguments) {
  return split_any(self, arguments, false);
}
Outcome rsplit(const StrRef& self, const std::vector<Value>& arguments) {
  return split_any(self, arguments, true);
}

Outcome splitlines(const StrRef& self, const std::vector<Value>& arguments) {
  if (arguments.size() > 1) return bad_arguments("splitlines");
  const bool keep = !arguments.empty() && truth_of(arguments[0]) == ir::Truth::kYes;
  std::vector<Value> lines;
  std::size_t begin = 0;
  std::size_t at = 0;
  const auto letters = characters(self->text);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::size_t end = at;
    at += letters[i].size();
    if (!is_line_end(letters[i])) continue;
    if (letters[i] == "\r" && i + 1 < letters.size() && letters[i + 1] == "\n") {
      ++i;
      ++at;
    }
    lines.push_back(substring(*self, begin, keep ? at : end));
    begin = at;
  }
  if (begin < self->text.size()) lines.push_back(substring(*self, begin, self->text.size()));
  return make_list(std::move(lines));
}

Outcome partition_at(const StrRef& self, const std::vector<Value>& arguments, bool last) {
  const std::string* const separator = arguments.size() == 1 ? arguments[0].text() : nullptr;
  if (!separator) return bad_arguments("partition");
  if (separator->empty()) return Outcome::raise("ValueError", "empty separator");
  const std::size_t at = last ? self->text.rfind(*separator) : self->text.find(*separator);
  const Value whole(Value::State{self});
  const Value none = Value::string("");
  if (at == std::string::npos)
    return last ? make_tuple({none, none, whole}) : make_tuple({whole, none, none});
  const std::size_t end = at + separator->size();
  return make_tuple({substring(*self, 0, at), substring(*self, at, end),
                     substring(*self, end, self->text.size())});
}
Outcome partition(const StrRef& self, const std::vector<Value>& arguments) {
  return partition_at(self, arguments, false);
}
Outcome rpartition(const StrRef& self, const std::vector<Value>& arguments) {
  return partition_at(self, arguments, true);
}

Outcome replace(const StrRef& self, const std::vector<Value>& arguments) {
  if (arguments.size() < 2 || arguments.size() > 3 || !arguments[0].text() || !arguments[1].text())
    return bad_arguments("replace");
  const std::string& old = *arguments[0].text();
  const auto limit =
      arguments.size() == 3 ? integer_of(arguments[2]) : std::optional(std::int64_t{-1});
  if (old.empty() || !limit) return bad_arguments("replace");
  TextBuilder builder;
  std::size_t begin = 0;
  for (std::int64_t done = 0; *limit < 0 || done < *limit; ++done) {
    const std::size_t at = self->text.find(old, begin);
    if (at == std::string::npos) break;
    builder.add(*self, begin, at);
    builder.add(**arguments[1].get<StrRef>());
    begin = at + old.size();
    if (builder.size() > kLongestText) return unmodelled("a string that long");
  }
  builder.add(*self, begin);
  return builder.finish();
}

Outcome affix(const StrRef& self, const std::vector<Value>& arguments, bool start) {
  if (arguments.size() != 1) return bad_arguments(start ? "startswith" : "endswith");
  std::vector<Value> options = {arguments[0]};
  if (const auto* tuple = arguments[0].get<TupleRef>()) options = (*tuple)->items;
  for (const Value& option : options) {
    const std::string* const part = option.text();
    if (!part) return bad_arguments(start ? "startswith" : "endswith");
    const std::string& text = self->text;
    if (part->size() > text.size()) continue;
    if (text.compare(start ? 0 : text.size() - part->size(), part->size(), *part) == 0)
      return Value::boolean(true);
  }
  return Value::boolean(false);
}
Outcome startswith(const StrRef& self, const std::vector<Value>& arguments) {
  return affix(self, arguments, true);
}
Outcome endswith(const StrRef& self, const std::vector<Value>& arguments) {
  return affix(self, arguments, false);
}
Outcome removeprefix(const StrRef& self, const std::vector<Value>& arguments) {
  const Outcome found = affix(self, arguments, true);
  if (!found.value.get<bool>() || !arguments[0].text()) return bad_arguments("removeprefix");
  return substring(*self, *found.value.get<bool>() ? arguments[0].text()->size() : 0,
                   self->text.size());
}
Outcome removesuffix(const StrRef& self, const std::vector<Value>& arguments) {
  const Outcome found = affix(self, arguments, false);
  if (!found.value.get<bool>() || !arguments[0].text()) return bad_arguments("removesuffix");
  const std::size_t cut = *found.value.get<bool>() ? arguments[0].text()->size() : 0;
  return substring(*self, 0, self->text.size() - cut);
}

Outcome position(const StrRef& self, const std::vector<Value>& arguments, bool last, bool strict) {
  if (arguments.size() != 1 || !arguments[0].text()) return bad_arguments("find");
  const std::size_t at =
      last ? self->text.rfind(*arguments[0].text()) : self->text.find(*arguments[0].text());
  if (at != std::string::npos)
    return Value::integer(
        static_cast<std::int64_t>(code_points(std::string_view(self->text).substr(0, at))));
  if (strict) return Outcome::raise("ValueError", "substring not found");
  return Value::integer(-1);
}
Outcome find(const StrRef& self, const std::vector<Value>& arguments) {
  return position(self, arguments, false, false);
}
Outcome rfind(const StrRef& self, const std::vector<Value>& arguments) {
  return position(self, arguments, true, false);
}
Outcome index(const StrRef& self, const std::vector<Value>& arguments) {
  return position(self, arguments, false, true);
}
Outcome rindex(const StrRef& self, const std::vector<Value>& arguments) {
  return position(self, arguments, true, true);
}

Outcome count(const StrRef& self, const std::vector<Value>& arguments) {
  if (arguments.size() != 1 || !arguments[0].text() || arguments[0].text()->empty())
    return bad_arguments("count");
  const std::string& part = *arguments[0].text();
  std::int64_t result = 0;
  for (std::size_t at = self->text.find(part); at != std::string::npos;
       at = self->text.find(part, at + part.size()))
    ++result;
  return Value::integer(result);
}

Outcome justify(const StrRef& self, const std::vector<Value>& arguments, char align) {
  if (arguments.empty() || arguments.size() > 2) return bad_arguments("ljust");
  const auto width = integer_of(arguments[0]);
  const std::string* const fill = arguments.size() == 2 ? arguments[1].text() : nullptr;
  if (!width || (arguments.size() == 2 && (!fill || code_points(*fill) != 1)) ||
      *width > static_cast<std::int64_t>(kLongestText))
    return bad_arguments("ljust");
  const auto length = static_cast<std::int64_t>(code_points(self->text));
  if (*width <= length) return Value(Value::State{self});
  const std::size_t missing = static_cast<std::size_t>(*width - length);
  // CPython's pad: the odd one stands left when the width is odd as well.
  const std::size_t left = align == '<' ? 0
                           : align == '>'
                               ? missing
                               : missing / 2 + (missing & static_cast<std::size_t>(*width) & 1U);
  TextBuilder builder;
  const std::string_view letter = fill ? std::string_view(*fill) : " ";
  for (std::size_t i = 0; i < left; ++i) builder.add(letter);
  builder.add(*self);
  for (std::size_t i = left; i < missing; ++i) builder.add(letter);
  return builder.finish();
}
Outcome ljust(const StrRef& self, const std::vector<Value>& arguments) {
  return justify(self, arguments, '<');
}
Outcome rjust(const StrRef& self, const std::vector<Value>& arguments) {
  return justify(self, arguments, '>');
}
Outcome center(const StrRef& self, const std::vector<Value>& arguments) {
  return justify(self, arguments, '^');
}

Outcome zfill(const StrRef& self, const std::vector<Value>& arguments) {
  const auto width = arguments.size() == 1 ? integer_of(arguments[0]) : std::nullopt;
  if (!width || *width > static_cast<std::int64_t>(kLongestText)) return bad_arguments("zfill");
  const auto length = static_cast<std::int64_t>(code_points(self->text));
  if (*width <= length) return Value(Value::State{self});
  const bool sign = !self->text.empty() && (self->text[0] == '-' || self->text[0] == '+');
  return Value::string(self->text.substr(0, sign ? 1 : 0) +
                       std::string(static_cast<std::size_t>(*width - length), '0') +
                       self->text.substr(sign ? 1 : 0));
}

Outcome encode(const StrRef& self, const std::vector<Value>& arguments) {
  if (!arguments.empty()) {
    const std::string* const name = arguments[0].text();
    const bool utf8 = name && (*name == "utf-8" || *name == "utf8" || *name == "UTF-8");
    const bool ascii = name && *name == "ascii" && is_ascii(self->text);
    if (arguments.size() > 1 || !(utf8 || ascii)) return bad_arguments("encode");
  }
  return make_bytes(self->text);
}

const std::map<std::string_view, Method>& methods() {
  static const std::map<std::string_view, Method> kMethods = {
      {"upper", upper},
      {"lower", lower},
      {"casefold", lower},
      {"swapcase", swapcase},
      {"title", title},
      {"capitalize", capitalize},
      {"isdigit", isdigit},
      {"isnumeric", isdigit},
      {"isdecimal", isdigit},
      {"isalpha", isalpha},
      {"isalnum", isalnum},
      {"isspace", isspace},
      {"isidentifier", isidentifier},
      {"isupper", isupper},
      {"islower", islower},
      {"strip", strip},
      {"lstrip", lstrip},
      {"rstrip", rstrip},
      {"split", split},
      {"rsplit", rsplit},
      {"splitlines", splitlines},
      {"partition", partition},
      {"rpartition", rpartition},
      {"replace", replace},
      {"startswith", startswith},
      {"endswith", endswith},
      {"removeprefix", removeprefix},
      {"removesuffix", removesuffix},
      {"find", find},
      {"rfind", rfind},
      {"index", index},
      {"rindex", rindex},
      {"count", count},
      {"ljust", ljust},
      {"rjust", rjust},
      {"center", center},
      {"zfill", zfill},
      {"encode", encode},
  };
  return kMethods;
}

}  // namespace

bool is_str_method(std::string_view name) { return methods().count(name) > 0; }

std::optional<Outcome> str_method(const StrRef& self, std::string_view name,
                                  const std::vector<Value>& arguments) {
  const auto method = methods().find(name);
  if (method == methods().end()) return std::nullopt;
  return method->second(self, arguments);
}

}  // namespace migrate::eval
