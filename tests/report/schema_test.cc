#include "schema.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace migrate::testing {
namespace {

using nlohmann::json;

bool has_type(const json& value, const std::string& type) {
  return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
         (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
         (type == "integer" && value.is_number_integer()) || (type == "null" && value.is_null());
}

class Validator {
 public:
  explicit Validator(const json& root) : root_(root) {}

  void check(const json& schema, const json& value, const std::string& at) {
    if (schema.contains("$ref")) {
      const std::string ref = schema["$ref"];
      check(root_.at(json::json_pointer(ref.substr(1))), value, at);
      return;
    }
    check_scalar(schema, value, at);
    if (value.is_object()) check_object(schema, value, at);
    if (value.is_array()) check_array(schema, value, at);
  }

  std::vector<std::string> problems;

 private:
  void check_scalar(const json& schema, const json& value, const std::string& at) {
    if (schema.contains("type")) {
      const json& type = schema["type"];
      const bool fits = type.is_array()
                            ? std::any_of(type.begin(), type.end(),
                                          [&](const json& one) {
                                            return has_type(value, one.get<std::string>());
                                          })
                            : has_type(value, type.get<std::string>());
      if (!fits) problems.push_back(at + ": not " + type.dump());
    }
    if (schema.contains("const") && schema["const"] != value)
      problems.push_back(at + ": not " + schema["const"].dump());
    if (schema.contains("enum") &&
        std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
      problems.push_back(at + ": none of " + schema["enum"].dump());
    if (schema.contains("minimum") && value.is_number_integer() && value < schema["minimum"])
      problems.push_back(at + ": below " + schema["minimum"].dump());
  }

  void check_object(const json& schema, const json& value, const std::string& at) {
    for (const json& name : schema.value("required", json::array()))
      if (!value.contains(name.get<std::string>()))
        problems.push_back(at + ": lacks " + name.dump());
    const json properties = schema.value("properties", json::object());
    for (const auto& [name, member] : value.items()) {
      if (properties.contains(name))
        check(properties[name], member, at + "/" + name);
      else if (schema.value("additionalProperties", true) == false)
        problems.push_back(at + ": has " + name);
    }
  }

  void check_array(const json& schema, const json& value, const std::string& at) {
    if (value.size() < schema.value("minItems", std::size_t{0}))
      problems.push_back(at + ": too few");
    if (value.size() > schema.value("maxItems", value.size()))
      problems.push_back(at + ": too many");
    if (!schema.contains("items")) return;
    for (std::size_t i = 0; i < value.size(); ++i)
      check(schema["items"], value[i], at + "/" + std::to_string(i));
  }

  const json& root_;
};

}  // namespace

std::vector<std::string> validate(const json& schema, const json& document) {
  Validator validator(schema);
  validator.check(schema, document, "");
  return validator.problems;
}

}  // namespace migrate::testing

TEST_CASE("the validator notices what is wrong") {
  using migrate::testing::validate;
  const auto schema = nlohmann::json::parse(
      R"({"type":"object","required":["a"],"additionalProperties":false,
          "properties":{"a":{"type":["string","null"]},"b":{"$ref":"#/$defs/b"}},
          "$defs":{"b":{"type":"array","minItems":1,"items":{"enum":[1,2]}}}})");
  CHECK(validate(schema, {{"a", "x"}, {"b", {1, 2}}}).empty());
  CHECK(validate(schema, {{"a", nullptr}}).empty());
  CHECK(validate(schema, {{"b", {1}}}).size() == 1);
  CHECK(validate(schema, {{"a", 1}}).size() == 1);
  CHECK(validate(schema, {{"a", "x"}, {"b", {3}}}).size() == 1);
  CHECK(validate(schema, {{"a", "x"}, {"c", 1}}).size() == 1);
  CHECK(validate(schema, {{"a", "x"}, {"b", nlohmann::json::array()}}).size() == 1);
}
