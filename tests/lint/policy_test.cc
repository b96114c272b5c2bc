#include <doctest/doctest.h>

#include "migrate/lint/lint.h"
#include "world.h"

using namespace migrate;  // NOLINT: the test's own subject

namespace {

std::vector<lint::Rule> rules() {
  std::vector<lint::Rule> all = {testing::make_rule("multiple-heads", nullptr),
                                 testing::make_rule("filename-mismatch", nullptr)};
  all[0].info.code = "G001";
  all[0].info.category = "graph";
  all[1].info.code = "F005";
  all[1].info.category = "file";
  all[1].info.packs = {"strict"};
  all[1].info.options = {{"limit", std::int64_t{3}, "how many"}};
  return all;
}

std::string chosen(const lint::Policy& policy) {
  const std::vector<lint::Rule> all = rules();
  std::string out;
  for (const lint::Rule* rule : lint::enabled(all, policy)) out += rule->info.code + " ";
  return out;
}

lint::Policy policy(std::vector<std::string> packs, std::vector<std::string> select,
                    std::vector<std::string> ignore) {
  lint::Policy made;
  made.packs = std::move(packs);
  made.select = std::move(select);
  made.ignore = std::move(ignore);
  return made;
}

}  // namespace

TEST_CASE("selectors are slugs, packs, categories and beginnings of codes") {
  CHECK(chosen({}) == "G001 ");
  CHECK(chosen(policy({"recommended"}, {"filename-mismatch"}, {})) == "G001 F005 ");
  CHECK(chosen(policy({}, {"F"}, {})) == "F005 ");
  CHECK(chosen(policy({}, {"graph"}, {})) == "G001 ");
  CHECK(chosen(policy({}, {"all"}, {"file"})) == "G001 ");
  CHECK(chosen(policy({"recommended", "strict"}, {}, {"multiple-heads"})) == "F005 ");
  CHECK(chosen(policy({}, {"multiple-heads"}, {"graph"})) == "G001 ");
  CHECK(chosen(policy({}, {"multiple-heads"}, {"multiple-heads"})) == "");
}

TEST_CASE("an unknown word names the nearest known one") {
  const std::vector<lint::Rule> all = rules();
  const auto wrong = lint::check(policy({}, {"mutliple-heads"}, {}), all);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().kind == ErrorKind::kConfig);
  REQUIRE(wrong.error().hints.size() == 1);
  CHECK(wrong.error().hints[0] == "Did you mean `multiple-heads`?");
  CHECK(lint::check(policy({"recommended", "policy"}, {"F00"}, {}), all));

  lint::Policy options;
  options.options["filename-mismatch"]["limit"] = std::int64_t{5};
  CHECK(lint::check(options, all));
  options.options["filename-mismatch"]["limit"] = std::string("5");
  CHECK_FALSE(lint::check(options, all));
  options.options["filename-mismatch"] = {{"limits", std::int64_t{5}}};
  const auto unknown = lint::check(options, all);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().hints[0] == "Did you mean `limit`?");
}
