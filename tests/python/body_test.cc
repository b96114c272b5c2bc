#include "migrate/python/header.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate;
using namespace migrate::python;

TEST_CASE("functions are found, and whether they do anything") {
  const BodyFacts facts = parse_body("def upgrade():\n    pass\n\ndef downgrade():\n    op.x()\n");
  CHECK(facts.has_upgrade);
  CHECK(facts.upgrade_empty);
  CHECK(facts.upgrade_name == Span{4, 11});
  CHECK(facts.has_downgrade);
  CHECK_FALSE(facts.downgrade_empty);
  CHECK_FALSE(parse_body("x = 1\n").has_upgrade);
}

TEST_CASE("empty bodies") {
  for (const char* body :
       {" pass", "\n    pass\n    pass", "\n    \"\"\"Nothing.\"\"\"", " ...", " pass; pass",
        "\n    # op.x()\n    pass\n\n", "\n\t'a' 'b'\n\tpass", " # c\n  ..."}) {
    CAPTURE(body);
    const std::string text = std::string("def upgrade(a: int = (1), *b) -> None:") + body +
                             "\n\nx = 5\ndef f():\n    op.x()\n";
    CHECK(parse_body(text).has_upgrade);
    CHECK(parse_body(text).upgrade_empty);
    CHECK(parse_body("async " + text).upgrade_empty);
  }
}

TEST_CASE("bodies that do something") {
  for (const char* body : {" op.x()", "\n    pass\n    op.x()", "\n    raise X", " pass; op.x()",
                           "\n    f'{op.x()}'", "\n    if x:\n        pass", "\n    return 1"}) {
    CAPTURE(body);
    CHECK_FALSE(parse_body(std::string("def upgrade():") + body + "\n").upgrade_empty);
  }
}

TEST_CASE("the last definition counts, and one that comes from elsewhere is not empty") {
  CHECK(parse_body("def upgrade():\n  x()\ndef upgrade():\n  pass\n").upgrade_empty);
  CHECK_FALSE(parse_body("def upgrade():\n  pass\ndef upgrade():\n  x()\n").upgrade_empty);
  CHECK_FALSE(parse_body("from x import upgrade, downgrade as y\n").upgrade_empty);
  CHECK_FALSE(parse_body("from x import upgrade, downgrade as y\n").has_downgrade);
  CHECK(parse_body("from x import up as upgrade\n").has_upgrade);
  CHECK_FALSE(parse_body("def noop():\n  pass\nupgrade = noop\n").upgrade_empty);
  CHECK_FALSE(parse_body("class A:\n  def upgrade(self):\n    x()\n").has_upgrade);
  CHECK_FALSE(parse_body("upgrade()\n").has_upgrade);
}
