// Whole revisions in the shapes that people write: tests/eval/cases/model_*.py and what they do.
#include <doctest/doctest.h>

#include "eval/model_run.h"
#include "support/golden.h"

namespace migrate::eval {

TEST_CASE("revisions that use every part of the models") {
  std::size_t count = 0;
  for (const std::string& file : testing::test_files("eval/cases", ".py")) {
    if (file.find("/model_") == std::string::npos) continue;
    CAPTURE(file);
    World upgrade, downgrade;
    const std::string text = testing::read_test_file(file);
    const SourceModule revision{
        "1.py", std::make_shared<const python::Module>(python::Module::parse(text)), false};
    const RevisionBodies bodies = evaluate_revision(revision, upgrade, downgrade);
    const std::string actual =
        "# upgrade\n" + ir::dump(bodies.upgrade) + "# downgrade\n" + ir::dump(bodies.downgrade);
    CHECK(testing::golden_difference(file.substr(0, file.size() - 3) + ".ir", actual) == "");
    ++count;
  }
  CHECK(count >= 5);
}

}  // namespace migrate::eval
