#include "migrate/rules/registry.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "fixture.h"

namespace fs = std::filesystem;

TEST_CASE("every TOML is a rule, with codes of its own") {
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(MIGRATE_RULES_DIR)) {
    const std::string slug = entry.path().stem().string();
    const auto info =
        migrate::lint::parse_rule_info(slug, migrate::testing::read_file(entry.path().string()));
    CHECK_MESSAGE(info, (info ? slug : info.error().message));
    CHECK_MESSAGE(migrate::rules::find(slug) != nullptr, slug);
    ++files;
  }
  std::set<std::string> codes;
  for (const auto& rule : migrate::rules::registry()) {
    codes.insert(rule.info.code);
    CHECK(std::visit([](auto run) { return run != nullptr; }, rule.run));
    CHECK((rule.run.index() == 1) == (rule.info.scope == migrate::lint::Scope::kRevision));
    CHECK((rule.run.index() == 2) == (rule.info.scope == migrate::lint::Scope::kOperation));
    CHECK(migrate::rules::find(rule.info.code) == &rule);
  }
  CHECK(codes.size() == files);
  CHECK(migrate::rules::registry().size() == files);
}

TEST_CASE("every rule is in a known pack and names itself for the bad pattern") {
  const std::set<std::string> packs = {"recommended", "strict", "policy"};
  for (const auto& rule : migrate::rules::registry()) {
    CAPTURE(rule.info.slug);
    for (const std::string& pack : rule.info.packs) CHECK(packs.count(pack) == 1);
    for (const char* word : {"require", "prefer", "avoid", "ban", "no-"})
      CHECK_FALSE(rule.info.slug.starts_with(word));
    CHECK_FALSE(migrate::rules::example(rule.info.slug).empty());
  }
}
