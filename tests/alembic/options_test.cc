#include "alembic/options.h"

#include <doctest/doctest.h>

#include "alembic/hook_names.h"
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
  CHECK(hook_names(options.hooks().value()) == List{"black"});
  CHECK(options.remark().empty());
}

TEST_CASE("a hook says which program to run, in both kinds of file") {
  const Both ini(
      "[alembic]\n[post_write_hooks]\nhooks = black own odd\nblack.type = console_scripts\n"
      "black.entrypoint = black\nblack.options = -l 79 REVISION_SCRIPT_FILENAME\n"
      "own.type = exec\nown.executable = tools/own\nown.cwd = tools\nodd.type = odd\n",
      "");
  const auto hooks = ini.options().hooks().value();
  REQUIRE(hooks.size() == 3);
  CHECK(hooks[0].program == "black");
  CHECK(hooks[0].options == "-l 79 REVISION_SCRIPT_FILENAME");
  CHECK(hooks[1].program == "tools/own");
  CHECK(hooks[1].cwd == "tools");
  CHECK(hooks[2].type == "odd");
  CHECK(hooks[2].program.empty());

  const Both toml("",
                  "[[post_write_hooks]]\nname = 'ruff'\ntype = 'exec'\nexecutable = "
                  "'ruff'\noptions = 'check'\n");
  const Options options(nullptr, "alembic", &toml.toml, "pyproject.toml", "/here");
  REQUIRE(options.hooks().value().size() == 1);
  CHECK(options.hooks().value()[0].program == "ruff");
  CHECK(options.hooks().value()[0].options == "check");
}

TEST_CASE("the older separator counts only where Alembic asks for it") {
  const Both both("[alembic]\nversion_path_separator = :\np = a:b c\n", "");
  CHECK(both.options().paths("p", true, false).value() == List{"a", "b c"});
  CHECK(both.options().paths("p", false, true).value() == List{"a", "b", "c"});
  CHECK(both.options().paths("p", false, false).value() == List{"a:b", "c"});
}
