#include "alembic/tree_search.h"

#include <doctest/doctest.h>

using namespace migrate::alembic;
using migrate::source::EntryKind;
using migrate::source::MemorySource;

TEST_CASE("one folder: alembic.ini before other ini files, an environment needs both its files") {
  MemorySource source;
  source.add("a/z.ini", "");
  source.add("a/alembic.ini", "");
  source.add("a/aa.ini", "");
  source.add("a/env.py", "");
  source.add("a/b/pyproject.toml", "");
  source.add("a/linked.ini", "", EntryKind::kSymlink);
  Candidate found = look_into(source, "a").value();
  CHECK(found.ini_files == std::vector<std::string>{"a/alembic.ini", "a/aa.ini", "a/z.ini"});
  CHECK(!found.environment);
  CHECK(!found.pyproject);
  source.add("a/script.py.mako", "");
  CHECK(look_into(source, "a").value().environment);
  source.add("a/alembic.ini.mako", "");
  CHECK(!look_into(source, "a").value().environment);
}

TEST_CASE("the tree is searched where projects keep their own files") {
  MemorySource source;
  for (const char* folder : {"", "b/c/", "a/", ".git/", "b/venv/", "node_modules/x/",
                             "x/site-packages/", "{{cookiecutter.x}}/", "b/__pycache__/"}) {
    source.add(std::string(folder) + "alembic.ini", "");
  }
  source.add("linked", "", EntryKind::kSymlink);
  source.add("own/pyvenv.cfg", "");
  source.add("own/lib/alembic.ini", "");
  source.add("empty/file", "");
  std::vector<std::string> folders;
  const std::vector<Candidate> found = search_tree(source).value();
  for (const Candidate& candidate : found) folders.push_back(candidate.folder);
  CHECK(folders == std::vector<std::string>{"", "a", "b/c"});
}
