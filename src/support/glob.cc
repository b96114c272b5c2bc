#include "migrate/glob.h"

#include <cstddef>
#include <vector>

namespace migrate {
namespace {

struct Atom {
  enum Kind { kChar, kAny, kClass, kStar, kDoubleStar } kind;
  char character = 0;
  std::string_view members;  // of a class, without the brackets and the negation
  bool negated = false;
};

std::vector<Atom> parse(std::string_view pattern) {
  std::vector<Atom> atoms;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '*') {
      std::size_t stars = 1;
      while (i + 1 < pattern.size() && pattern[i + 1] == '*') ++i, ++stars;
      atoms.push_back({stars > 1 ? Atom::kDoubleStar : Atom::kStar, 0, {}, false});
    } else if (c == '?') {
      atoms.push_back({Atom::kAny, 0, {}, false});
    } else if (c == '[' && pattern.find(']', i + 2) != std::string_view::npos) {
      const bool negated = pattern[i + 1] == '!' || pattern[i + 1] == '^';
      const std::size_t first = i + 1 + (negated ? 1U : 0U);
      const std::size_t end = pattern.find(']', first + 1);
      if (end == std::string_view::npos) {
        atoms.push_back({Atom::kChar, c, {}, false});
      } else {
        atoms.push_back({Atom::kClass, 0, pattern.substr(first, end - first), negated});
        i = end;
      }
    } else {
      const bool escaped = c == '\\' && i + 1 < pattern.size();
      atoms.push_back({Atom::kChar, escaped ? pattern[++i] : c, {}, false});
    }
  }
  return atoms;
}

bool in_class(const Atom& atom, char c) {
  bool found = false;
  const std::string_view members = atom.members;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i + 2 < members.size() && members[i + 1] == '-') {
      found = found || (members[i] <= c && c <= members[i + 2]);
      i += 2;
    } else {
      found = found || members[i] == c;
    }
  }
  return found != atom.negated;
}

bool matches_one(const Atom& atom, char c) {
  switch (atom.kind) {
    case Atom::kChar:
      return atom.character == c;
    case Atom::kAny:
      return c != '/';
    case Atom::kClass:
      return c != '/' && in_class(atom, c);
    default:
      return false;
  }
}

}  // namespace

bool glob_match(std::string_view pattern, std::string_view text) {
  const std::vector<Atom> atoms = parse(pattern);
  // reachable[i]: the text so far can be matched by the first i atoms.
  std::vector<char> reachable(atoms.size() + 1, 0);
  const auto follow_stars = [&] {
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      const bool star = atoms[i].kind == Atom::kStar || atoms[i].kind == Atom::kDoubleStar;
      if (reachable[i] != 0 && star) reachable[i + 1] = 1;
    }
  };
  reachable[0] = 1;
  follow_stars();
  for (const char c : text) {
    std::vector<char> next(atoms.size() + 1, 0);
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      if (reachable[i] == 0) continue;
      if (atoms[i].kind == Atom::kDoubleStar || (atoms[i].kind == Atom::kStar && c != '/')) {
        next[i] = 1;
      } else if (matches_one(atoms[i], c)) {
        next[i + 1] = 1;
      }
    }
    reachable.swap(next);
    follow_stars();
  }
  return reachable.back() != 0;
}

bool is_glob(std::string_view text) { return text.find_first_of("*?[") != std::string_view::npos; }

}  // namespace migrate
