#include "eval/text.h"

#include <algorithm>

#include "eval/engine_text.h"

namespace migrate::eval {
namespace {

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::size_t byte_of(std::string_view text, std::size_t index) {
  if (is_ascii(text)) return std::min(index, text.size());
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (begins_character(text[i]) && seen++ == index) return i;
  return text.size();
}

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> result;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (end < text.size() && !begins_character(text[end])) ++end;
    result.push_back(text.substr(i, end - i));
    i = end;
  }
  return result;
}

void append_utf8(std::string& text, std::uint32_t code_point) {
  const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (code_point < 0x80) {
    add(code_point);
  } else if (code_point < 0x800) {
    add(0xC0U | code_point >> 6U);
    add(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    add(0xE0U | code_point >> 12U);
    add(0x80U | (code_point >> 6U & 0x3FU));
    add(0x80U | (code_point & 0x3FU));
  } else {
    add(0xF0U | code_point >> 18U);
    add(0x80U | (code_point >> 12U & 0x3FU));
    add(0x80U | (code_point >> 6U & 0x3FU));
    add(0x80U | (code_point & 0x3FU));
  }
}

std::uint32_t decode(std::string_view character) {
  if (character.empty()) return 0;
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(character[i]));
  };
  const std::uint32_t lead = byte(0);
  std::uint32_t result = lead < 0x80   ? lead
                         : lead < 0xE0 ? lead & 0x1FU
                         : lead < 0xF0 ? lead & 0x0FU
                                       : lead & 0x07U;
  for (std::size_t i = 1; i < character.size() && i < 4; ++i)
    result = result << 6U | (byte(i) & 0x3FU);
  return result;
}

void TextBuilder::place(Origin origin) {
  origin.at = static_cast<std::uint32_t>(result_.text.size());
  if (!result_.origins.empty() && result_.origins.back().at == origin.at)
    result_.origins.pop_back();
  if (origin.module == nullptr && result_.origins.empty()) return;
  if (origin.module) any_ = true;
  result_.origins.push_back(origin);
}

void TextBuilder::add(std::string_view text) {
  if (text.empty()) return;
  if (any_ && (result_.origins.empty() || result_.origins.back().module)) place({});
  result_.text += text;
}

void TextBuilder::add(const Str& from, std::size_t begin, std::size_t end) {
  end = std::min(end, from.text.size());
  if (begin >= end) return;
  if (from.origins.empty()) return add(std::string_view(from.text).substr(begin, end - begin));
  std::size_t at = begin;
  for (std::size_t i = 0; i < from.origins.size() && at < end; ++i) {
    const Origin& origin = from.origins[i];
    const std::size_t next =
        std::min(end, i + 1 < from.origins.size() ? std::size_t{from.origins[i + 1].at} : end);
    if (at < origin.at) {  // before the first origin
      const std::size_t until = std::min<std::size_t>(origin.at, end);
      add(std::string_view(from.text).substr(at, until - at));
      at = until;
    }
    if (at >= next) continue;
    if (origin.module) {
      Origin moved = origin;
      moved.offset += static_cast<std::uint32_t>(at - origin.at);
      place(moved);
    } else if (any_) {
      place({});
    }
    result_.text.append(from.text, at, next - at);
    at = next;
  }
}

Value TextBuilder::finish() {
  if (!any_) result_.origins.clear();
  return Value(Value::State(std::make_shared<const Str>(std::move(result_))));
}

// Longer ones are of no use to anyone.
constexpr std::size_t kLongestOutline = 100'000;

void TextParts::add_to_outline(std::string_view text) {
  if (outline_.size() + text.size() <= kLongestOutline) outline_ += text;
}

void TextParts::give_up(const UnknownValue& why) {
  if (unknown_.is_none()) {
    unknown_ = interpolated(why);
    outline_.clear();
    if (variants_.size() == 1 && engine_.is_none())
      add_to_outline(variants_[0].text());
    else
      add_to_outline(kUnknownPart);
  }
  add_to_outline(why.interpolated && !why.outline.empty() ? std::string_view(why.outline)
                                                          : kUnknownPart);
}

void TextParts::add(std::string_view text) {
  if (!unknown_.is_none()) return add_to_outline(text);
  for (TextBuilder& variant : variants_) variant.add(text);
}

void TextParts::add(const Str& from, std::size_t begin, std::size_t end) {
  if (!unknown_.is_none())
    return add_to_outline(std::string_view(from.text).substr(begin, end - begin));
  for (TextBuilder& variant : variants_) variant.add(from, begin, end);
}

void TextParts::add(const Value& piece) {
  if (const StrRef* const text = piece.get<StrRef>()) return add(**text, 0, (*text)->text.size());
  if (const UnknownValue* const why = piece.why_unknown()) return give_up(*why);
  if (!unknown_.is_none()) return add_to_outline(kUnknownPart);
  if (piece.native<EngineText>() && engine_.is_none() && variants_.size() == 1) {
    engine_ = piece;
    before_engine_ = *variants_[0].finish().text();
    variants_ = std::vector<TextBuilder>(1);
    return;
  }
  const AlternativesRef* const several = piece.get<AlternativesRef>();
  if (several == nullptr || variants_.size() * (*several)->values.size() > kMostAlternatives) {
    return give_up({.reason = "branches",
                    .detail = "it depends on the branches taken",
                    .span = {},
                    .path = {},
                    .may_act = false});
  }
  std::vector<TextBuilder> grown;
  for (const TextBuilder& variant : variants_)
    for (const Value& value : (*several)->values)
      if (const StrRef* const text = value.get<StrRef>()) grown.emplace_back(variant).add(**text);
  variants_ = std::move(grown);
}

Value TextParts::finish() {
  if (!unknown_.is_none()) {
    UnknownValue whole = *unknown_.why_unknown();
    whole.outline = std::move(outline_);
    return Value::unknown(std::move(whole));
  }
  if (const auto* const engine = engine_.native<EngineText>())
    return engine_text(*before_engine_ + engine->prefix(),
                       engine->suffix() + *variants_[0].finish().text());
  std::vector<Value> values;
  for (TextBuilder& variant : variants_) {
    Value value = variant.finish();
    if (std::none_of(values.begin(), values.end(),
                     [&](const Value& other) { return *other.text() == *value.text(); }))
      values.push_back(std::move(value));
  }
  if (values.size() == 1) return std::move(values.front());
  return Value(Value::State(std::make_shared<const Alternatives>(Alternatives{std::move(values)})));
}

Value interpolated(const UnknownValue& part) {
  UnknownValue whole = part;
  whole.interpolated = true;
  whole.outline.clear();
  whole.may_act = false;
  whole.condition = nullptr;
  return Value::unknown(std::move(whole));
}

Value substring(const Str& text, std::size_t begin, std::size_t end) {
  TextBuilder builder;
  builder.add(text, begin, end);
  return builder.finish();
}

}  // namespace migrate::eval
