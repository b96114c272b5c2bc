// Small projects from texts, for the tests of this layer.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "migrate/lint/lint.h"
#include "migrate/project/project.h"
#include "migrate/source/source.h"

namespace migrate::testing {

using Texts = std::vector<std::pair<std::string, std::string>>;  // file name, text

inline std::string revision(const std::string& id, const std::string& down,
                            const std::string& body = "pass") {
  return "revision = '" + id + "'\ndown_revision = " + (down.empty() ? "None" : "'" + down + "'") +
         "\n\n\ndef upgrade():\n    " + body + "\n";
}

inline project::Project make_project(const Texts& versions, const std::string& ref = "") {
  auto source = std::make_shared<source::MemorySource>(ref);
  source->add("alembic.ini", "[alembic]\nscript_location = db\n");
  source->add("db/env.py", "");
  source->add("db/script.py.mako", "");
  for (const auto& [name, text] : versions) source->add("db/versions/" + name, text);
  auto project = project::load(source, {});
  REQUIRE(project);
  return *std::move(project);
}

inline lint::Rule make_rule(std::string slug, lint::HistoryRule run,
                            lint::Scope scope = lint::Scope::kHistory) {
  lint::Rule rule;
  rule.info.slug = std::move(slug);
  rule.info.code = "T1";
  rule.info.category = "test";
  rule.info.packs = {"recommended"};
  rule.info.severity = Severity::kError;
  rule.info.scope = scope;
  rule.run = run;
  return rule;
}

}  // namespace migrate::testing
