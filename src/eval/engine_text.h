// The engine name that a multi-database environment passes to upgrade(), and strings with it in the
// middle ("upgrade_" + engine_name): nobody knows it, but comparing it and finding functions by it
// can be followed.
#pragma once

#include <string>
#include <utility>

#include "eval/value.h"

namespace migrate::eval {

class EngineText final : public Native {
 public:
  EngineText(std::string prefix, std::string suffix)
      : prefix_(std::move(prefix)), suffix_(std::move(suffix)) {}
  const std::string& prefix() const { return prefix_; }
  const std::string& suffix() const { return suffix_; }
  // The engine whose name makes this text; nothing: none does.
  std::optional<std::string> engine(std::string_view text) const;

  std::string_view type_name() const override { return "the engine name"; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override;
  Value operate(Interpreter& interpreter, std::string_view op, const Value& other, bool reflected,
                Span place) override;

 private:
  std::string prefix_, suffix_;
};

Value engine_text(std::string prefix, std::string suffix);

}  // namespace migrate::eval
