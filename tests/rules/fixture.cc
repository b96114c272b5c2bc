#include "fixture.h"

#include <doctest/doctest.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <sstream>

#include "migrate/rules/registry.h"

namespace fs = std::filesystem;

namespace migrate::testing {
namespace {

struct Version {
  std::shared_ptr<source::MemorySource> source;
  project::Project project;
  std::map<std::string, std::string> texts;
};

bool is_about_the_fixture(const std::string& name) {
  return name == "base" || name == "fork" || name == "case.toml" || name == "expected.txt";
}

Version start_version(const std::string& name) {
  Version version;
  version.source = std::make_shared<source::MemorySource>(name);
  return version;
}

void add(Version& version, const std::string& path, std::string text) {
  version.source->add(path, text);
  version.texts[path] = std::move(text);
}

void add_environment(Version& version) {
  add(version, "alembic.ini", "[alembic]\nscript_location = migrations\n");
  // Without a naming convention, so that every name is what the case says.
  add(version, "migrations/env.py",
      "from alembic import context\n\ncontext.configure(target_metadata=None)\n");
  add(version, "migrations/script.py.mako", "");
}

void load(Version& version) {
  auto loaded = project::load(version.source, {});
  REQUIRE_MESSAGE(loaded, loaded.error().message);
  version.project = *std::move(loaded);
}

Version load_version(const fs::path& folder, const std::string& name) {
  Version version = start_version(name);
  const bool whole_tree = fs::exists(folder / "alembic.ini");
  if (!whole_tree) add_environment(version);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path relative = fs::relative(entry.path(), folder);
    if (!entry.is_regular_file() || is_about_the_fixture(relative.begin()->string())) continue;
    add(version, (whole_tree ? "" : "migrations/versions/") + relative.generic_string(),
        read_file(entry.path().string()));
  }
  load(version);
  return version;
}

// Behind the case, so that its lines keep their numbers.
constexpr std::string_view kTail = R"(

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "new"
down_revision = "given"
)";

// The case as it stands on what is given; `given` alone, as the base, when the case is empty.
Version load_revision(const fs::path& given, const fs::path& revision, const std::string& name) {
  Version version = start_version(name);
  add_environment(version);
  add(version, "migrations/versions/given.py", read_file(given.string()));
  if (!revision.empty()) {
    std::string text = read_file(revision.string());
    if (!text.starts_with("revision =") && text.find("\nrevision =") == text.npos) text += kTail;
    add(version, "migrations/versions/" + revision.filename().string(), std::move(text));
  }
  load(version);
  return version;
}

std::map<std::string, Version> load_versions(const fs::path& fixture) {
  std::map<std::string, Version> versions;
  if (fs::is_directory(fixture)) {
    versions.emplace("", load_version(fixture, ""));
    if (fs::exists(fixture / "base"))
      versions.emplace("main", load_version(fixture / "base", "main"));
    if (fs::exists(fixture / "fork"))
      versions.emplace("main~1", load_version(fixture / "fork", "main~1"));
    return versions;
  }
  fs::path given = fixture.parent_path() / "given.py";
  if (!fs::exists(given)) given = fixture.parent_path().parent_path() / "given.py";
  versions.emplace("", load_revision(given, fixture.string() + ".py", ""));
  versions.emplace("main", load_revision(given, {}, "main"));
  return versions;
}

std::vector<std::string> strings(const toml::node_view<toml::node>& node) {
  std::vector<std::string> out;
  if (const toml::array* array = node.as_array())
    for (const toml::node& item : *array) out.push_back(item.value<std::string>().value());
  return out;
}

lint::Facts facts_of(toml::table& given) {
  lint::Facts facts;
  facts.shallow = given["shallow"].value_or(false);
  facts.partial = given["partial"].value_or(false);
  facts.fork_unknown = given["fork_unknown"].value_or(false);
  facts.base_ref = given["base_ref"].value_or("main");
  facts.base_upstream = given["base_upstream"].value_or("");
  facts.base_behind = given["base_behind"].value_or(0U);
  if (const auto days = given["base_age_days"].value<std::uint32_t>()) facts.base_age_days = *days;
  facts.untracked = strings(given["untracked"]);
  if (toml::table* deletions = given["deletions"].as_table())
    for (auto&& [id, node] : *deletions) {
      toml::table& deletion = *node.as_table();
      facts.deletions[std::string(id.str())] = {
          deletion["commit"].value_or(""), deletion["subject"].value_or(""),
          deletion["author"].value_or(""), deletion["date"].value_or(""),
          deletion["path"].value_or("")};
    }
  if (toml::table* publication = given["publication"].as_table()) {
    std::map<std::string, std::string> levels;
    for (auto&& [id, node] : *publication)
      levels[std::string(id.str())] = node.value<std::string>().value();
    facts.publication = [levels](const project::History&,
                                 std::string_view revision) -> lint::Evidence {
      const auto found = levels.find(std::string(revision));
      if (found == levels.end()) return {};
      if (found->second == "pushed") return {lint::Publication::kPushed, "origin/topic"};
      if (found->second == "landed") return {lint::Publication::kLanded, "main"};
      return {lint::Publication::kApplied, "the database production"};
    };
  }
  return facts;
}

lint::Policy policy_of(toml::table& given, const std::string& slug) {
  lint::Policy policy;
  policy.packs.clear();
  policy.select = strings(given["select"]);
  policy.select.push_back(slug);
  if (toml::table* options = given["options"].as_table())
    for (auto&& [name, node] : *options) {
      lint::OptionValue value;
      if (node.is_boolean())
        value = *node.value<bool>();
      else if (node.is_integer())
        value = *node.value<std::int64_t>();
      else if (node.is_string())
        value = *node.value<std::string>();
      else
        value = strings(toml::node_view<toml::node>(node));
      policy.options[slug][std::string(name.str())] = std::move(value);
    }
  for (const std::string& words : strings(given["databases"])) {
    const std::size_t space = words.find(' ');
    policy.databases.push_back(
        {words.substr(0, space), space == words.npos ? "" : words.substr(space + 1)});
  }
  if (policy.databases.empty()) policy.databases = {{"postgresql", ""}};
  policy.large_tables = strings(given["large"]);
  const auto checked = lint::check(policy, rules::registry());
  REQUIRE_MESSAGE(checked, checked.error().message);
  return policy;
}

// "path:line" of every line of the version that holds "expect: slug" as whole words.
void collect_expectations(const Version& version, const std::string& slug,
                          std::set<std::string>& out) {
  const std::string word = "expect: " + slug;
  for (const auto& entry : version.texts) {
    const LineIndex lines(entry.second);
    for (std::uint32_t number = 1; number <= lines.line_count(); ++number) {
      const std::string_view line = lines.line(number);
      const std::size_t at = line.find(word);
      if (at == std::string_view::npos) continue;
      const std::string_view rest = line.substr(at + word.size());
      if (!rest.empty() && rest[0] != ' ' && rest[0] != ',') continue;
      const Location location{entry.first, version.source->name(), {}, {}, {}};
      out.insert(location.display_path() + ":" + std::to_string(number));
    }
  }
}

// What is printed, and shown in the rule's page, has the marks of the fixture blanked out.
std::string without_expectations(std::string text) {
  for (std::size_t at = 0; (at = text.find("# expect: ", at)) != std::string::npos;)
    for (; at < text.size() && text[at] != '\n'; ++at) text[at] = ' ';
  return text;
}

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> folders_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> cases_in(const std::string& folder) {
  std::vector<std::string> names = folders_in(folder);
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".py" && entry.path().stem() != "given")
      names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string printed_path(const std::string& fixture) {
  return fs::is_directory(fixture) ? fixture + "/expected.txt" : fixture + ".txt";
}

Verdicts judge(const std::string& fixture, const std::string& slug) {
  const std::string settings =
      fs::is_directory(fixture) ? fixture + "/case.toml" : fixture + ".toml";
  toml::table given = toml::parse(read_file(settings));
  std::map<std::string, Version> versions = load_versions(fixture);
  lint::Input input;
  input.head = &versions.at("").project;
  if (versions.count("main") > 0) input.base = &versions.at("main").project;
  if (versions.count("main~1") > 0) input.fork = &versions.at("main~1").project;
  input.facts = facts_of(given);

  Verdicts verdicts;
  std::set<std::string> expected;
  std::set<std::string> found;
  for (const auto& entry : versions) collect_expectations(entry.second, slug, expected);
  for (const std::string& place : strings(given["expect"])) expected.insert(place);

  lint::Outcome outcome = lint::run(rules::registry(), input, policy_of(given, slug));
  for (const Diagnostic& said : outcome.diagnostics) {
    if (said.rule != slug) continue;
    found.insert(said.location ? said.location->display_path() + ":" +
                                     std::to_string(said.location->start.line)
                               : "-");
    verdicts.diagnostics.push_back(said);
  }
  for (const std::string& place : expected) verdicts.expected += place + "\n";
  for (const std::string& place : found) verdicts.found += place + "\n";
  report::Report report;
  report.command = "lint";
  report.diagnostics = verdicts.diagnostics;
  report::TextOptions options;
  options.summary = false;
  options.read = [&](const Location& location) -> std::optional<std::string> {
    const auto version = versions.find(location.ref);
    if (version == versions.end()) return std::nullopt;
    const auto text = version->second.texts.find(location.path);
    if (text == version->second.texts.end()) return std::nullopt;
    return without_expectations(text->second);
  };
  verdicts.printed = report::render_text(report, options);
  return verdicts;
}

}  // namespace migrate::testing
