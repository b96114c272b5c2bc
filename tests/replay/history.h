// Small histories from texts, and what becomes of them.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "migrate/replay/replay.h"
#include "migrate/source/source.h"

namespace migrate::testing {

// A revision file: `body` holds the lines of upgrade(), `down` those of downgrade().
inline std::string revision(const std::string& id, const std::string& parents,
                            const std::string& body, const std::string& down = "pass") {
  const auto indented = [](const std::string& lines) {
    std::string out = "    ";
    for (const char c : lines) out += c == '\n' ? std::string("\n    ") : std::string(1, c);
    return out + "\n";
  };
  return "import sqlalchemy as sa\nfrom alembic import op\nrevision = '" + id +
         "'\ndown_revision = " + parents + "\n\n\ndef upgrade():\n" + indented(body) +
         "\n\ndef downgrade():\n" + indented(down);
}

struct Replayed {
  project::Project project;
  std::map<std::string, replay::Revision> revisions;  // by id
  std::vector<std::string> order;
  ir::Schema schema;
};

// `files` by name; a name with a slash is a path from the root.
inline Replayed run(const std::map<std::string, std::string>& files, replay::Options options = {}) {
  auto source = std::make_shared<source::MemorySource>();
  source->add("alembic.ini", "[alembic]\nscript_location = db\n");
  source->add("db/env.py", "");
  source->add("db/script.py.mako", "");
  for (const auto& [name, text] : files)
    source->add(name.find('/') == name.npos ? "db/versions/" + name : name, text);
  auto loaded = project::load(source, {});
  REQUIRE(loaded);
  Replayed out{*std::move(loaded), {}, {}, ir::Schema()};
  const project::History& history = out.project.histories.at(0);
  out.schema =
      replay::replay(*source, history, options,
                     [&](const replay::Revision& revision, const ir::Schema&, const ir::Schema&) {
                       const std::string& id = history.graph.node(revision.node).id;
                       out.order.push_back(id);
                       out.revisions[id] = revision;
                     });
  return out;
}

inline ir::TableName table(const std::string& name) { return {{}, name}; }

}  // namespace migrate::testing
