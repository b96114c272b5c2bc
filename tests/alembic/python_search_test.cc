#include "alembic/python_search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace migrate;
using namespace migrate::alembic;

TEST_CASE("files that hold a word, of the project alone") {
  source::MemorySource source;
  source.add("app/__init__.py", "word\n");
  source.add("app/a.py", "nothing\n");
  source.add("app/sub/b.py", "other = 1\n");
  source.add("app/b.txt", "word\n");
  source.add("outside.py", "word\n");
  for (const char* folder : {".hidden", "tests", "venv", "versions", "node_modules"})
    source.add(std::string("app/") + folder + "/x.py", "word\n");
  const auto found = modules_with(source, "app", {"word", "other"});
  std::string paths;
  for (const auto& module : found) paths += module.path + (module.package ? "! " : " ");
  CHECK(paths == "app/__init__.py! app/sub/b.py ");
}

TEST_CASE("a project that is too large is not searched") {
  source::MemorySource source;
  for (std::size_t i = 0; i <= kMaxSearchedFiles; ++i)
    source.add("f" + std::to_string(i) + ".py", "word");
  CHECK(modules_with(source, "", {"word"}).empty());
}
