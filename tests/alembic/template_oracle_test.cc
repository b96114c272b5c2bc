#include <doctest/doctest.h>

#include <map>
#include <string>

#include "alembic/oracle.h"
#include "alembic/templates.h"
#include "migrate/alembic/revision_file.h"
#include "support/temp_dir.h"

using namespace migrate::alembic;
using migrate::testing::hex;

namespace {

// The second moment is in the day after, in the time zone of the oracle (UTC+2).
constexpr std::int64_t kMoments[] = {1577934245, 1577918700 - 3600 * 2 + 86400};

const std::string kUntyped =
    "\"\"\"\n${message}\n\nRevision ID: ${up_revision}\nRevises: ${down_revision}\n"
    "Create Date: ${create_date}\n\"\"\"\n\n## not written\nfrom alembic import op\n"
    "${imports if imports else \"\"}\nrevision = ${repr(up_revision)}\n"
    "down_revision = ${repr(down_revision)}\n\n\ndef upgrade():\n"
    "    ${upgrades if upgrades else \"pass\"}\n";

const std::string kTyped =
    "# Copyright ${create_date.year}\n\"\"\"${message}\n\nRevision ID: ${up_revision}\r\n"
    "Revises: ${down_revision | comma,n}\n\"\"\"\n"
    "from typing import Sequence, Union\nrevision: str = ${repr(up_revision)}\n"
    "down_revision: Union[str, None] = ${repr(down_revision)}\n"
    "branch_labels: Union[str, Sequence[str], None] = ${repr(branch_labels)}\n"
    "depends_on = ${repr(depends_on)}\n  ## gone \\\n  this too\n"
    "x = ${'none' if not depends_on else repr(depends_on)} # joined \\\nhere\n"
    "y = \"\"\"${str(down_revision)} ${branch_labels or 'z'} ${message | trim} ${down_revision | "
    "comma}"
    "\"\"\"\n";

const std::string kParents[] = {"aaa", "bbb", "ccc"};

std::string parent(const std::string& id) {
  return "revision = '" + id + "'\ndown_revision = None\nbranch_labels = None\n";
}

struct Case {
  std::string name;
  std::string ini;
  std::string script;
  NewRevision revision;
};

std::vector<Case> cases() {
  const std::map<std::string, std::string> templates{
      {"builtin", std::string(template_text("shared/script.py.mako"))},
      {"untyped", kUntyped},
      {"typed", kTyped}};
  const std::vector<std::string> inis{
      "",
      "timezone = UTC\nfile_template = "
      "%%(year)d_%%(month).2d_%%(day)02d_%%(hour).2d-%%(rev)s_%%(slug)s\n",
      "timezone = etc/gmt+5\ntruncate_slug_length = 12\n",
      "timezone = Etc/GMT+5\ntruncate_slug_length = 12\noutput_encoding = latin-1\n",
      "file_template = %%(epoch)s_%%(minute)d_%%(second).3d_%%(slug)s\ntruncate_slug_length = 0\n"};
  const std::vector<std::optional<std::string>> messages{
      std::nullopt,
      "Add users",
      "it's \"quoted\" & <b> 50%",
      "\xC3\x89tag\xC3\xA8re No 5",
      "one two three four five six seven eight nine ten",
      " trimmed ",
      "two\nlines"};
  const std::vector<std::vector<std::string>> parents{{}, {"aaa"}, {"aaa", "bbb", "ccc"}};
  std::vector<Case> out;
  int number = 1000;
  for (const auto& [name, script] : templates) {
    for (const std::string& ini : inis) {
      for (const auto& message : messages) {
        Case one{std::to_string(number), ini, script, {}};
        const auto n = static_cast<std::size_t>(number++);
        one.revision.message = message;
        one.revision.rev_id = "f00d" + std::to_string(n);
        one.revision.down_revisions = parents[n % 3];
        if (n % 4 == 0) one.revision.branch_labels = {"label" + std::to_string(n)};
        if (n % 5 == 0) one.revision.depends_on = {"ccc"};
        if (n % 5 == 1) one.revision.depends_on = {"bbb", "ccc"};
        one.revision.date = {kMoments[n % 2], n % 3 == 0 ? 0 : 4242, 7200};
        one.revision.folder = "db/versions";
        out.push_back(std::move(one));
      }
    }
  }
  return out;
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ",") + item;
  return out;
}

// Writes the case for the oracle, and returns the line that it is to answer.
std::string prepare(const Case& one, const migrate::testing::TempDir& folder) {
  migrate::source::MemorySource source;
  const auto add = [&](const std::string& path, const std::string& text) {
    source.add(path, text);
    folder.write(one.name + "/" + path, text);
  };
  add("alembic.ini", "[alembic]\nscript_location = db\n" + one.ini);
  add("db/env.py", "");
  add("db/script.py.mako", one.script);
  for (const std::string& id : kParents) add("db/versions/" + id + ".py", parent(id));
  const NewRevision& revision = one.revision;
  std::string args = "rev_id=" + revision.rev_id + "\nhead=" + joined(revision.down_revisions) +
                     "\ndepends_on=" + joined(revision.depends_on) +
                     "\nseconds=" + std::to_string(revision.date.seconds) +
                     "\nmicroseconds=" + std::to_string(revision.date.microseconds) + "\n";
  if (revision.message) args += "message=" + hex(*revision.message) + "\n";
  if (!revision.branch_labels.empty()) args += "branch_label=" + revision.branch_labels[0] + "\n";
  folder.write(one.name + "/args", args);

  const auto configs = discover(source, {});
  REQUIRE(configs);
  REQUIRE(configs->size() == 1);
  const auto file = new_revision(source, configs->front(), revision);
  if (!file) return one.name + "|error";
  return one.name + "|" + file->path + "|" + hex(file->text);
}

}  // namespace

TEST_CASE("revision files are byte for byte what Alembic writes") {
  const migrate::testing::TempDir folder;
  std::vector<std::string> ours;
  for (const Case& one : cases()) ours.push_back(prepare(one, folder));
  const auto theirs = migrate::testing::ask_oracle("revisions", folder.path());
  REQUIRE(ours.size() == theirs.size());
  std::size_t written = 0;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (ours[i].ends_with("|error")) {
      CHECK(theirs[i].starts_with(ours[i]));
    } else {
      CHECK(ours[i] == theirs[i]);
      ++written;
    }
  }
  CHECK(written > 80);
}
