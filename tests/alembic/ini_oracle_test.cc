#include <doctest/doctest.h>

#include <random>
#include <set>
#include <string>

#include "alembic/file_name.h"
#include "alembic/ini.h"
#include "alembic/oracle.h"
#include "alembic/text.h"
#include "support/temp_dir.h"

using namespace migrate::alembic;
using migrate::testing::hex;

namespace {

// Lines that meet each other's edges: few names, so that they repeat; every kind of indentation.
std::string random_ini(std::mt19937& random) {
  static const std::vector<std::string> kLines{"[a]",
                                               "[b]",
                                               "[DEFAULT]",
                                               "[ a ]",
                                               "[x]y]",
                                               "[]",
                                               " [a]",
                                               "k = v",
                                               "K: w = 1",
                                               "k=",
                                               "l : ",
                                               "m = %(k)s",
                                               "n = %(here)s/%(m)s",
                                               "o = %%",
                                               "p = 5%",
                                               "q = %(none)s",
                                               "r = %(r)s",
                                               "  deeper",
                                               "    deeper still",
                                               "\tdeeper = x",
                                               "",
                                               "  ",
                                               "# comment",
                                               "  ; comment",
                                               "noise",
                                               "= x",
                                               ": y",
                                               "s = a # b",
                                               "t = x ; y",
                                               "u v = w",
                                               "v\f= 1",
                                               "w = %(K)s%(l)s",
                                               "x = %(",
                                               "y = %()s",
                                               "z = %(k)",
                                               "k2 = [a]",
                                               "aa = one\r",
                                               "  two\r",
                                               "bb = %(n)s%(n)s",
                                               "cc = %(bb)s%(bb)s"};
  std::string text = random() % 8 == 0 ? "" : "[a]\n";
  const std::size_t count = random() % 12;
  // Without repeats most of the time, else nearly every file would be refused for one.
  std::set<std::size_t> used;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t line = random() % kLines.size();
    if (random() % 10 != 0 && kLines[line].find_first_of("=[") != std::string::npos &&
        !used.insert(line).second) {
      continue;
    }
    if (kLines[line].find("noise") == 0 && random() % 4 != 0) continue;
    text += kLines[line] + "\n";
  }
  return text;
}

void dump(const std::string& name, const std::string& text, std::vector<std::string>& lines) {
  auto ini = Ini::parse(text, name);
  if (!ini) {
    lines.push_back(name + "|error");
    return;
  }
  ini->set_initial("here", "/h");
  for (const IniSection& section : ini->sections()) {
    std::set<std::string> keys;
    for (const auto& [key, option] : section.options) keys.insert(key);
    for (const auto& [key, option] : ini->defaults().options) keys.insert(key);
    for (const std::string& key : keys) {
      const auto value = ini->get(section.name, key);
      lines.push_back(name + "|" + section.name + "|" + key + "|" +
                      (value ? hex(value->value_or("")) : "error"));
    }
  }
}

}  // namespace

TEST_CASE("Python's ConfigParser reads 600 generated files as Ini does") {
  const migrate::testing::TempDir folder;
  std::mt19937 random(7);
  std::vector<std::string> ours;
  for (int i = 1000; i < 1600; ++i) {
    const std::string name = std::to_string(i) + ".ini";
    const std::string text = random_ini(random);
    folder.write(name, text);
    dump(name, text, ours);
  }
  const auto theirs = migrate::testing::ask_oracle("ini", folder.path());
  CHECK(ours.size() > 1000);
  REQUIRE(ours.size() == theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) CHECK(ours[i] == theirs[i]);
}

TEST_CASE("slugs of characters of every script are Python's") {
  const migrate::testing::TempDir folder;
  std::string file;
  std::vector<std::string> ours;
  std::mt19937 random(11);
  for (int i = 0; i < 3000; ++i) {
    std::string message;
    const std::size_t length = random() % 50;
    for (std::size_t k = 0; k < length; ++k) {
      auto c = static_cast<char32_t>(random() % 3 == 0 ? ' ' + random() % 95 : random() % 0x2FFFF);
      // İ lowers to two characters, and a final Σ looks at its neighbours: not modelled.
      if (c < 0x20 || (c >= 0xD800 && c < 0xE000) || c == 0x130 || c == 0x3A3) c = U'_';
      append_utf8(message, c);
    }
    file += hex(message) + "\n";
    ours.push_back(hex(slug_of(message, 40)));
  }
  folder.write("messages", file);
  CHECK(migrate::testing::ask_oracle("slugs", folder / "messages") == ours);
}
