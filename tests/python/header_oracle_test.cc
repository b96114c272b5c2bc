#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "migrate/python/header.h"
#include "support/temp_dir.h"

using namespace migrate;
using namespace migrate::python;

namespace {

// Numbers that are the same everywhere (splitmix64).
class Random {
 public:
  std::size_t below(std::size_t bound) {
    std::uint64_t x = state_ += 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>((x ^ (x >> 31)) % bound);
  }
  const char* pick(const std::vector<const char*>& from) { return from[below(from.size())]; }

 private:
  std::uint64_t state_ = 7;
};

const std::vector<const char*> kStrings = {"'a1b2'",
                                           "\"c3\"",
                                           "r'\\d'",
                                           "u'e'",
                                           "'''f\ng'''",
                                           "\"\"\"h\"i\"\"\"",
                                           "'\\x41\\u00e9\\n'",
                                           "f'{{j}}'",
                                           "'k' 'l'",
                                           "('m')",
                                           "((\n'n'\n))",
                                           "'o' \\\n 'p'",
                                           "''",
                                           "'\\\nq'",
                                           "'\\q'",
                                           "'\\101\\0'",
                                           "Rb''.decode()",
                                           "'\xC3\xA9'",
                                           "rF'r'",
                                           "'#'",
                                           "'\\'s\"'"};
const std::vector<const char*> kNames = {"revision", "down_revision", "branch_labels", "depends_on",
                                         "other"};

std::string value(Random& random) {
  std::string out;
  switch (random.below(8)) {
    case 0:
      return "None";
    case 1:
      return random.below(2) == 0 ? "()" : "[]";
    case 2:
    case 3: {
      const bool list = random.below(2) == 0;
      for (std::size_t i = 0; i <= random.below(3); ++i)
        out += random.pick(kStrings) + std::string(", ");
      return (list ? "[" : "(") + out + (list ? "]" : ")");
    }
    case 4:
      return random.pick(kNames);
    case 5:
      return std::string(random.pick(kStrings)) + ",";
    default:
      return random.pick(kStrings);
  }
}

std::string statement(Random& random) {
  const std::string name = random.pick(kNames);
  switch (random.below(16)) {
    case 0:
      return name + ": 'str | None' = " + random.pick(kStrings) + "\n";
    case 1:
      return name + " = " + random.pick(kNames) + " = " + value(random) + "\n";
    case 2:
      return name + ", " + random.pick(kNames) + " = " + random.pick(kStrings) + ", None\n";
    case 3:
      return "if 1:\n  " + name + " = " + value(random) + "\n";
    case 4:
      return "(" + name + " := " + random.pick(kStrings) + ")\n";
    case 5:
      return "def f():\n  " + name + " = 'local'\n";
    case 6:
      return name + " = 'x'; del " + name + "\n";
    case 7:
      return "other = []\nother += ['x']\n" + name + " = other\nother.append('y')\n";
    case 8:
      return name + " = 'x'\n" + name + " += 'y'  # c\n";
    case 9:
      return "globals()['" + name + "'] = 'z'\n";
    case 10:
      return "import os as " + name + "\n" + name + " = 'w'\n";
    default:
      return name + " = " + value(random) + "\n";
  }
}

std::string module(Random& random) {
  std::string text;
  if (random.below(2) == 0) text += "# comment\n";
  if (random.below(2) == 0) {
    text += std::string(random.pick(kStrings)) + (random.below(4) == 0 ? "; " : "\n");
  }
  const std::size_t count = 1 + random.below(6);
  for (std::size_t i = 0; i < count; ++i) text += statement(random);
  if (random.below(6) != 0) return text;
  std::string ends;
  const char* end = random.below(2) == 0 ? "\r\n" : "\r";
  for (const char c : text) {
    if (c == '\n') {
      ends += end;
    } else {
      ends += c;
    }
  }
  return ends;
}

std::string spell(const std::string& text) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string out = "x";
  for (const char c : text) {
    out += kDigits[static_cast<unsigned char>(c) >> 4U];
    out += kDigits[static_cast<unsigned char>(c) & 0xFU];
  }
  return out;
}

std::string describe(const Attribute& attribute) {
  constexpr const char* kShapes[] = {"None", "string", "tuple", "list", "set"};
  if (attribute.known == Known::kMissing) return "missing";
  if (attribute.known == Known::kUnknown) return "unknown";
  std::string out = kShapes[static_cast<std::size_t>(attribute.shape)];
  for (const std::string& text : attribute.values) out += " " + spell(text);
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end == std::string::npos ? text.size() : end + 1;
  }
  return lines;
}

std::vector<std::string> ask_python(const std::vector<std::string>& texts) {
  const testing::TempDir folder;
  std::string input;
  for (const std::string& text : texts) input += std::to_string(text.size()) + "\n" + text;
  folder.write("in", input);
  const std::string command = std::string("'") + MIGRATE_PYTHON3 + "' -I -W ignore '" +
                              MIGRATE_TESTS_DIR + "/python/header_oracle.py' <'" + folder / "in" +
                              "' >'" + folder / "out" + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  return lines_of(folder.read("out"));
}

}  // namespace

TEST_CASE("headers are what CPython makes of the same text") {
  Random random;
  std::vector<std::string> texts;
  while (texts.size() < 600) texts.push_back(module(random));
  const std::vector<std::string> answers = ask_python(texts);
  REQUIRE(answers.size() == texts.size() * 5);
  std::size_t known = 0;
  std::size_t errors = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const RevisionHeader header = parse_header(texts[i]);
    const Attribute* attributes[] = {&header.revision, &header.down_revision, &header.branch_labels,
                                     &header.depends_on};
    if (answers[i * 5] == "revision\terror") {
      ++errors;
      continue;
    }
    CHECK_MESSAGE(!syntax_problem(texts[i]), texts[i]);
    for (std::size_t k = 0; k < 4; ++k) {
      const std::string& answer = answers[i * 5 + k];
      const std::string python = answer.substr(answer.find('\t') + 1);
      if (attributes[k]->known == Known::kUnknown) continue;
      ++known;
      CHECK_MESSAGE(describe(*attributes[k]) == python, texts[i], "\nattribute ", k);
    }
    const std::string& doc = answers[i * 5 + 4];
    if (doc.find("surrogate") == std::string::npos) {
      CHECK_MESSAGE(spell(header.docstring.message) == doc.substr(8), texts[i]);
    }
  }
  CHECK(known > 800);
  CHECK(errors < texts.size() / 2);
}

TEST_CASE("what Python knows of plain literals is known here too") {
  Random random;
  std::vector<std::string> texts;
  while (texts.size() < 300) {
    std::string plain;
    do {
      plain = value(random);
    } while (plain.find("decode") != std::string::npos ||
             plain.find("revision") != std::string::npos || plain == "branch_labels" ||
             plain == "depends_on");
    texts.push_back("other = 'o'\nrevision: str = " + plain + "\n");
  }
  const std::vector<std::string> answers = ask_python(texts);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CHECK_MESSAGE("revision\t" + describe(parse_header(texts[i]).revision) == answers[i * 5],
                  texts[i]);
  }
}
