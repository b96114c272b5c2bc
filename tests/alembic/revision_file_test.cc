#include "migrate/alembic/revision_file.h"

#include <doctest/doctest.h>

using namespace migrate::alembic;
using migrate::ErrorKind;
using migrate::source::MemorySource;

namespace {

HistoryConfig config() {
  HistoryConfig config;
  config.config_path = "alembic.ini";
  config.script_location = "db";
  config.version_locations = {{"db/versions", "", ""}};
  return config;
}

NewRevision revision() {
  NewRevision out;
  out.message = "Add users";
  out.rev_id = "ab12";
  out.folder = "db/versions";
  out.date = {1577934245, 0, 0};
  out.builtin_template = true;
  return out;
}

ErrorKind refused(const HistoryConfig& history, const NewRevision& wanted) {
  const auto file = new_revision(MemorySource(), history, wanted);
  REQUIRE(!file);
  return file.error().kind;
}

}  // namespace

TEST_CASE("the built-in template needs nothing of the project") {
  HistoryConfig history = config();
  history.revision_environment = true;
  NewRevision wanted = revision();
  wanted.down_revisions = {"a", "b"};
  const auto file = new_revision(MemorySource(), history, wanted);
  REQUIRE(file);
  CHECK(file->path == "db/versions/ab12_add_users.py");
  CHECK(file->text.find("Revises: a, b\n") != std::string::npos);
  CHECK(file->text.find("down_revision = ('a', 'b')\n") != std::string::npos);
  wanted.builtin_template = false;
  CHECK(refused(history, wanted) == ErrorKind::kConfig);
  CHECK(refused(config(), wanted) == ErrorKind::kUndecidable);  // no script.py.mako
}

TEST_CASE("bodies are put where the template has them") {
  NewRevision wanted = revision();
  wanted.upgrades = "op.drop_table(\"x\")\n    pass";
  const auto file = new_revision(MemorySource(), config(), wanted);
  REQUIRE(file);
  CHECK(file->text.find("None:\n    op.drop_table(\"x\")\n    pass\n") != std::string::npos);
}

TEST_CASE("a message, an id or a label that cannot be written is refused") {
  NewRevision wanted = revision();
  for (const char* message : {"a\"\"\"b", "\\x", "a\\N{", "\xff"}) {
    wanted.message = message;
    CHECK(refused(config(), wanted) == ErrorKind::kUsage);
  }
  for (const char* id : {"", "a@b", "a-b", "a+b", "a:b", "a/b", "a b", "head", "\x01"}) {
    CHECK(!check_revision_id(id));
  }
  CHECK(check_revision_id("0001_users.v2"));
  for (const char* label : {"", "a@b", "a:b", "heads", "a-1", "+1", "a b"}) {
    CHECK(!check_branch_label(label));
  }
  CHECK(check_branch_label("feature-x"));
}

TEST_CASE("a file name never leaves the version location") {
  HistoryConfig history = config();
  for (const char* name : {"../%(rev)s", "/%(rev)s", "a/../../%(rev)s", "%(rev)s\n"}) {
    history.file_template = name;
    CHECK(refused(history, revision()) == ErrorKind::kConfig);
  }
  history.file_template = "%(year)d/%(rev)s";
  const auto file = new_revision(MemorySource(), history, revision());
  REQUIRE(file);
  CHECK(file->path == "db/versions/2020/ab12.py");
}

TEST_CASE("the output encoding holds or refuses what is written") {
  HistoryConfig history = config();
  NewRevision wanted = revision();
  wanted.message = "caf\xC3\xA9";
  history.output_encoding = "Latin_1";
  const auto file = new_revision(MemorySource(), history, wanted);
  REQUIRE(file);
  CHECK(file->text.find("\"\"\"caf\xE9\n") != std::string::npos);
  history.output_encoding = "ascii";
  CHECK(refused(history, wanted) == ErrorKind::kConfig);
  history.output_encoding = "utf-16";
  CHECK(refused(history, wanted) == ErrorKind::kConfig);
}

TEST_CASE("the folder of a new revision") {
  HistoryConfig history = config();
  CHECK(version_folder(history, std::nullopt, std::nullopt) == "db/versions");
  CHECK(version_folder(history, "./db/versions/", std::nullopt) == "db/versions");
  CHECK(!version_folder(history, "db/other", std::nullopt));
  history.version_locations.push_back({"db/more", "", ""});
  CHECK(!version_folder(history, std::nullopt, std::nullopt));
  CHECK(version_folder(history, std::nullopt, "db/more/x.py") == "db/more");
  CHECK(!version_folder(history, std::nullopt, "db/else/x.py"));
  history.version_locations = {{"", "/x", "it is an absolute path"}};
  const auto folder = version_folder(history, std::nullopt, std::nullopt);
  REQUIRE(!folder);
  CHECK(folder.error().kind == ErrorKind::kUndecidable);
}

TEST_CASE("ids are twelve hexadecimal digits") {
  CHECK(make_revision_id({0, 1, 0xab, 0xff, 0x10, 9}) == "0001abff1009");
}
