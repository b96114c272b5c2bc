// An argument as a revision gives it: not given at all, known, or given with a value that cannot be
// known without running the file. Everything in this layer is plain data, safe to read from several
// threads.
#pragma once

#include <cassert>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace migrate::ir {

// Why a value is not known: one clause without period, such as "the value is the result of a call".
struct Unknown {
  std::string why;
  // Two unknown values are never known to be equal, but two dumps of one are.
  friend bool operator==(const Unknown&, const Unknown&) = default;
};

template <typename T>
class Arg {
 public:
  Arg() = default;  // not given
  Arg(T value) : state_(std::move(value)) {}
  Arg(const char* text) requires std::is_same_v<T, std::string> : state_(T(text)) {}
  Arg(Unknown unknown) : state_(std::move(unknown)) {}

  bool given() const { return !std::holds_alternative<std::monostate>(state_); }
  bool known() const { return std::holds_alternative<T>(state_); }
  bool unknown() const { return std::holds_alternative<Unknown>(state_); }
  // Only when known().
  const T& operator*() const { return *get(); }
  const T* operator->() const { return get(); }
  // Only when unknown().
  const std::string& why() const { return std::get_if<Unknown>(&state_)->why; }
  // The value when it is known; `otherwise` both when it is not given and when it cannot be known:
  // ask unknown() first where that matters.
  T value_or(T otherwise) const { return known() ? **this : std::move(otherwise); }
  // Known, and this value.
  bool is(const T& value) const { return known() && **this == value; }
  friend bool operator==(const Arg&, const Arg&) = default;

 private:
  const T* get() const {
    const T* const value = std::get_if<T>(&state_);
    assert(value != nullptr);
    return value;
  }

  std::variant<std::monostate, T, Unknown> state_;
};

}  // namespace migrate::ir
