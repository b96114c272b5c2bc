#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("the modules of the project are read") {
  CHECK(result_of("from app.names import PREFIX\nresult = PREFIX") == "'app_'");
  CHECK(result_of("import app.names as n\nresult = n.PREFIX") == "'app_'");
  CHECK(result_of("import app.names\nresult = app.names.PREFIX") == "'app_'");
  CHECK(result_of("from app import names\nresult = names.PREFIX") == "'app_'");
  CHECK(result_of("from app.tools import LATER\nresult = LATER") == "2");
  CHECK(result_of("from app.tools import LIST\nresult = LIST") == "[1, 2]");
  CHECK(result_of("from app.tools import PREFIX\nresult = PREFIX") == "'app_'");
}

TEST_CASE("one name that fails does not spoil the others") {
  CHECK(result_of("from app.tools import BROKEN, EARLIER\nresult = EARLIER") == "1");
}

TEST_CASE("operations of a helper belong to the call in the revision") {
  CHECK(steps_of("from app.tools import drop\ndrop('users')").find("app_users") !=
        std::string::npos);
}

TEST_CASE("what is a third party's is not known") {
  CHECK(result_of("from secret.deep import x\nresult = x") ==
        "unknown: x is of secret.deep, not of this project");
  CHECK(result_of("import zlib\nresult = zlib.crc32(b'')") ==
        "unknown: the module zlib is not modelled");
}

TEST_CASE("a module is loaded once, whatever branch first asks for it") {
  CHECK(result_of(
            "import secret\nimport app.names as n\nif secret.x:\n    a = n.PREFIX\nelse:\n    a = "
            "n.PREFIX\nresult = a") == "'app_'");
}

}  // namespace migrate::eval
