#include "alembic/options.h"

#include <doctest/doctest.h>

#include "alembic/toml_reader.h"

using namespace migrate::alembic;

namespace {

using List = std::vector<std::string>;

struct Both {
  Ini ini;
  TomlTable toml;

  Both(std::string_view ini_text, std::string_view toml_text)
      : ini(*Ini::parse(ini_text, "alembic.ini")), toml(*read_toml(toml_text, "pyproject.toml")) {}
  Options options() const { return {&ini, "alembic", &toml, "pyproject.toml", "/here"}; }
};

}  // namespace

TEST_CASE("the ini file wins where both state a value") {
  const Both both("[alembic]\na = 1\n[DEFAULT]\nd = 4\n",
                  "a = '2'\nb = '%(here)s/%%'\nd = '5'\nn = 7\nf = true\n");
  const Options options = both.options();
  CHECK(options.text("a").value() == "1");
  CHECK(options.text("b").value() == "/here/%");
  CHECK(options.text("d").value() == "4");
  CHECK(options.text("c").value() == std::nullopt);
  CHECK(options.number("a").value() == 1);
  CHECK(options.number("n").value() == 7);
  CHECK(options.flag("f").value());
  CHECK(!options.flag("a").value());
  CHECK(!options.flag("b"));
  CHECK(!options.number("b"));
  CHECK(!options.text("n"));
  CHECK(options.place("a") == "alembic.ini:2");
  CHECK(options.place("n") == "pyproject.toml:4:5");
}

TEST_CASE("lists of paths and hooks") {
  const Both both("[alembic]\npath_separator = ;\np = a ; b;;\n",
                  "q = ['%(here)s/x', 'y']\nr = 'x'\n[[post_write_hooks]]\nname = 'black'\n");
  const Options options = both.options();
  CHECK(options.paths("p", true, false).value() == List{"a", "b"});
  CHECK(options.paths("q", true, false).value() == List{"/here/x", "y"});
  CHECK(options.paths("none", true, false).value().empty());
  CHECK(!options.paths("r", true, false));
  CHECK(options.hooks().value() == List{"black"});
  CHECK(options.remark().empty());
}

TEST_CASE("the older separator counts only where Alembic asks for it") {
  const Both both("[alembic]\nversion_path_separator = :\np = a:b c\n", "");
  CHECK(both.options().paths("p", true, false).value() == List{"a", "b c"});
  CHECK(both.options().paths("p", false, true).value() == List{"a", "b", "c"});
  CHECK(both.options().paths("p", false, false).value() == List{"a:b", "c"});
}
