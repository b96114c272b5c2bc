// Iterators and ranges.
#pragma once

#include <vector>

#include "eval/value.h"

namespace migrate::eval {

// What is left of what zip(), map() or a generator expression gives: it can be gone over once.
class IteratorObject final : public Native {
 public:
  explicit IteratorObject(ListRef left) : left_(std::move(left)) {}
  const ListRef& left() const { return left_; }
  std::string_view type_name() const override { return "an iterator"; }
  Value iterate(Interpreter& interpreter, Span place) override;
  Value operate(Interpreter& interpreter, std::string_view op, const Value& other, bool reflected,
                Span place) override;

 private:
  ListRef left_;
};

class RangeObject final : public Native {
 public:
  RangeObject(std::int64_t start, std::int64_t stop, std::int64_t step)
      : start_(start), stop_(stop), step_(step) {}
  std::uint64_t size() const;
  std::string_view type_name() const override { return "range"; }
  ir::Truth truth() const override { return size() > 0 ? ir::Truth::kYes : ir::Truth::kNo; }
  Value iterate(Interpreter& interpreter, Span place) override;
  Value operate(Interpreter& interpreter, std::string_view op, const Value& other, bool reflected,
                Span place) override;

 private:
  std::int64_t start_, stop_, step_;
};

Value iterator(std::vector<Value> items, std::string incomplete = {});

}  // namespace migrate::eval
