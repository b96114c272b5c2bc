// Every change of what values share (names, lists, dictionaries, sets, instances) goes through
// here, so that two branches can run one after the other, each on what was there before, and what
// they leave can be joined.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "eval/value.h"

namespace migrate::eval {

// One place that holds a value or a content.
struct Cell {
  using Holder = std::variant<std::shared_ptr<Scope>, InstanceRef, ListRef, DictRef, SetRef>;
  using Content = std::variant<std::optional<Value>, ListValue, DictValue, SetValue>;
  Holder holder;
  std::string name;  // in a scope or an instance
  Content content;
};

// Places and what they hold at the end of a path.
using Changes = std::map<std::pair<const void*, std::string>, Cell>;

class Journal {
 public:
  void set(const std::shared_ptr<Scope>& scope, std::string_view name, std::optional<Value> value);
  void set(const InstanceRef& instance, std::string_view name, std::optional<Value> value);
  // The content, about to be changed.
  ListValue& change(const ListRef& list);
  DictValue& change(const DictRef& dict);
  SetValue& change(const SetRef& set);

  // From here on changes are noted; frames nest.
  std::size_t open();
  // What the innermost frame changed; everything is again as it was when it was opened.
  Changes undo();
  // Ends the innermost frame; its changes stay, and count for the frame around it.
  void keep();
  // What has changed since the frame was opened.
  Changes changes_since(std::size_t frame) const;
  std::size_t depth() const { return frames_.size(); }

  void apply(const Changes& changes);
  // Ends the innermost frame: each place that it or one of the other paths changed, which started
  // from where the frame was opened, holds what they all leave: one value, or one of several.
  void join(const std::vector<Changes>& others);

  // Copies made, in values: the work to be charged for.
  std::size_t take_work() { return std::exchange(work_, 0); }

 private:
  void note(Cell cell);
  void write(const Cell& cell);

  std::vector<Changes> frames_;  // what the places held when the frame was opened
  std::size_t work_ = 0;
};

}  // namespace migrate::eval
