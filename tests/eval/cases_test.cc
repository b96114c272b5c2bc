// Whole revisions in the shapes that real histories have: tests/eval/cases/*.py and what they do.
#include <doctest/doctest.h>

#include <algorithm>

#include "migrate/eval/evaluate.h"
#include "migrate/ir/dump.h"
#include "support/golden.h"

namespace migrate::eval {
namespace {

SourceModule parsed(std::string path, const std::string& text) {
  const bool package = path.size() > 12 && path.compare(path.size() - 12, 12, "/__init__.py") == 0;
  return {std::move(path), std::make_shared<const python::Module>(python::Module::parse(text)),
          package};
}

// The files of tests/eval/cases/project.
class Project final : public World {
 public:
  Project() : files_(testing::test_files("eval/cases/project", ".py")) {}
  std::optional<SourceModule> module(std::string_view name) override {
    std::string path = "eval/cases/project/" + std::string(name);
    std::replace(path.begin() + 19, path.end(), '.', '/');
    for (const std::string& file : files_)
      if (file == path + ".py" || file == path + "/__init__.py")
        return parsed(file, testing::read_test_file(file));
    return std::nullopt;
  }

 private:
  std::vector<std::string> files_;
};

std::string imports(const RevisionBodies& bodies) {
  static const char* const kKinds[] = {"alembic", "sqlalchemy", "standard", "project",
                                       "third party"};
  std::string text;
  for (const ImportFact& fact : bodies.imports)
    text += fact.module + ": " + kKinds[static_cast<int>(fact.kind)] + "\n";
  return text;
}

}  // namespace

TEST_CASE("revisions in the shapes of real histories") {
  std::size_t count = 0;
  for (const std::string& file : testing::test_files("eval/cases", ".py")) {
    if (file.find("/model_") != std::string::npos || file.find("/project/") != std::string::npos)
      continue;
    CAPTURE(file);
    Project upgrade, downgrade;
    const RevisionBodies bodies =
        evaluate_revision(parsed("1.py", testing::read_test_file(file)), upgrade, downgrade);
    const std::string actual = "# imports\n" + imports(bodies) + "# module\n" +
                               ir::dump(bodies.module) + "# upgrade\n" + ir::dump(bodies.upgrade) +
                               "# downgrade\n" + ir::dump(bodies.downgrade);
    CHECK(testing::golden_difference(file.substr(0, file.size() - 3) + ".ir", actual) == "");
    ++count;
  }
  CHECK(count >= 9);
}

}  // namespace migrate::eval
