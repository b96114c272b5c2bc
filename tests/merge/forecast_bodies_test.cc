#include "merge/forecast_bodies.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "migrate/source/commit_source.h"
#include "support/git_repo.h"

using namespace migrate;
using merge::FileChange;
using merge::Landed;
using testing::GitRepo;

namespace {

std::string text(const std::string& body) {
  return "revision = 'a'\ndown_revision = None\n\n\ndef upgrade():\n    " + body + "\n";
}

struct Repo : GitRepo {
  Repo() {
    write("alembic.ini", "[alembic]\nscript_location = db\n");
    write("db/env.py", "");
    write("db/versions/a.py", text("op.execute('x')"));
    commit("base");
  }

  FileChange::Body compare(const std::string& content, const std::string& name, bool store = true) {
    const auto repository = git::Repository::open(path());
    REQUIRE(repository.has_value());
    auto source = source::commit_source(*repository, *git::ObjectId::from_hex(id("main")), "main");
    REQUIRE(source.has_value());
    const auto base = project::load(*std::move(source), {});
    REQUIRE(base.has_value());
    FileChange change;
    change.path = "db/versions/" + name;
    change.header = std::make_shared<python::RevisionHeader>(python::parse_header(content));
    write("content", content);
    change.blob = store ? *git::ObjectId::from_hex(git({"hash-object", "-w", "content"}))
                        : git::hash_blob(content);
    Landed landed;
    landed.histories = {{0, {change}}};
    merge::compare_bodies(**repository, *base, {&landed, 1});
    return landed.histories.front().second.front().body;
  }
};

}  // namespace

TEST_CASE("what a file means is compared, at whatever path it is") {
  Repo repo;
  CHECK(repo.compare(text("op.execute(\"x\")  # reformatted"), "a.py") == FileChange::Body::kSame);
  CHECK(repo.compare(text("op.execute('y')"), "a.py") == FileChange::Body::kChanged);
  CHECK(repo.compare(text("op.execute('y')"), "moved.py") == FileChange::Body::kChanged);
}

TEST_CASE("what is not here cannot be compared") {
  Repo repo;
  CHECK(repo.compare(text("op.execute('z')"), "a.py", false) == FileChange::Body::kUnknown);
}

TEST_CASE("another revision is not compared") {
  Repo repo;
  CHECK(repo.compare("revision = 'b'\ndown_revision = 'a'\n", "b.py") == FileChange::Body::kSame);
}
