#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "eval/collections.h"
#include "eval/machine.h"

namespace migrate::eval {
namespace {

std::string canonical(const Value& value);

std::string joined(const std::vector<Value>& values, bool sorted) {
  std::vector<std::string> texts;
  for (const Value& value : values) texts.push_back(canonical(value));
  if (sorted) std::sort(texts.begin(), texts.end());
  std::string result;
  for (const std::string& text : texts) result += (result.empty() ? "" : ",") + text;
  return result;
}

std::string hexadecimal(double value) {
  if (value != value) return "nan";
  if (value == 0) return std::signbit(value) ? "-0x0.0p+0" : "0x0.0p+0";
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.13a", value);
  return buffer;
}

// As python_oracle.py writes it; "?" where something is not known.
std::string canonical(const Value& value) {
  if (value.is_none()) return "None";
  if (const auto* flag = value.get<bool>()) return *flag ? "True" : "False";
  if (const auto* number = value.get<std::int64_t>()) return std::to_string(*number);
  if (const auto* real = value.get<double>()) return hexadecimal(*real);
  if (const std::string* text = value.text()) {
    std::string result = "s";
    char buffer[3];
    for (const char byte : *text) {
      std::snprintf(buffer, sizeof buffer, "%02x", static_cast<unsigned char>(byte));
      result += buffer;
    }
    return result;
  }
  if (const auto* list = value.get<ListRef>())
    return (*list)->incomplete.empty() ? "[" + joined((*list)->items, false) + "]" : "?";
  if (const auto* tuple = value.get<TupleRef>()) return "(" + joined((*tuple)->items, false) + ")";
  if (const auto* set = value.get<SetRef>()) return "<" + joined((*set)->items, true) + ">";
  if (const auto* dict = value.get<DictRef>()) {
    if (!(*dict)->incomplete.empty()) return "?";
    std::string result;
    for (const auto& [key, item] : (*dict)->items)
      result += (result.empty() ? "" : ",") + canonical(key) + ":" + canonical(item);
    return "{" + result + "}";
  }
  return "?";
}

struct Case {
  std::string program, expected;
};

std::vector<Case> cases() {
  const std::string command = std::string("LC_ALL=C.UTF-8 PYTHONHASHSEED=0 ") + MIGRATE_PYTHON3 +
                              " -I " MIGRATE_TESTS_DIR "/eval/python_oracle.py";
  std::FILE* const pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string all;
  char buffer[65536];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    all.append(buffer, got);
  REQUIRE(pclose(pipe) == 0);
  std::vector<Case> result;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t line = all.find('\n', at);
    const std::size_t size = std::stoul(all.substr(at, line - at));
    Case one;
    one.program = all.substr(line + 1, size);
    const std::size_t begin = line + 1 + size + 1;
    const std::size_t end = all.find('\n', begin);
    one.expected = all.substr(begin, end - begin);
    result.push_back(std::move(one));
    at = end + 1;
  }
  return result;
}

}  // namespace

TEST_CASE("what is known is what CPython says") {
  World world;
  std::size_t known = 0;
  std::size_t values = 0;
  std::size_t wrong = 0;
  std::map<std::string, int> reasons;
  const auto all = cases();
  REQUIRE(all.size() > 4000);
  for (const Case& one : all) {
    Machine machine(world, {});
    ir::Body body;
    machine.start(world, body);
    const SourceModule module{
        "case.py", std::make_shared<const python::Module>(python::Module::parse(one.program)),
        false};
    const auto scope = machine.run_module(module);
    const auto& raised = machine.module_exception();
    const auto found = scope->names.find("result");
    std::string ours = found == scope->names.end() ? "?" : canonical(found->second);
    if (raised) ours = "!" + raised->type;
    const bool unknown = ours.find('?') != std::string::npos || machine.exhausted();
    if (one.expected[0] != '!') {
      ++values;
      known += !unknown;
    }
    if (unknown) {
      for (const auto& gap : body.gaps) ++reasons[gap.detail];
      if (found != scope->names.end())
        if (const Value* const why = found->second.is_unknown() ? &found->second : nullptr)
          ++reasons[why->why_unknown()->detail];
      continue;
    }
    if (ours == one.expected) continue;
    if (++wrong > 20) continue;
    FAIL_CHECK(one.program << "\nCPython: " << one.expected << "\nours:    " << ours);
  }
  CHECK(wrong == 0);
  INFO(known << " of " << values << " are known");
  CHECK(known * 100 >= values * 90);
  if (std::getenv("MIGRATE_EVAL_REASONS"))
    for (const auto& [reason, count] : reasons) std::printf("%5d %s\n", count, reason.c_str());
}

}  // namespace migrate::eval
