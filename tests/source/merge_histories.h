// Small random histories with two commits to merge: look-alike revision files that are added,
// edited, renamed, moved and deleted on both sides, folders that are renamed, links, mode changes,
// and criss-cross merges. The same seed gives the same history everywhere.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace migrate::testing {

struct TestFile {
  std::string mode = "100644";
  std::string text;
};
using TestTree = std::map<std::string, TestFile>;

struct TestCommit {
  TestTree tree;
  std::vector<std::size_t> parents;  // indexes of earlier commits
};

// The last two commits are those to merge.
class MergeHistory {
 public:
  explicit MergeHistory(std::uint64_t seed) : random_(seed * 2654435761U + 17) {
    TestTree base;
    const std::size_t revisions = 2 + pick(6);
    for (std::size_t i = 0; i < revisions; ++i) base[fresh("db/versions")] = {"100644", revision()};
    if (pick(3) == 0) base[fresh("db/versions/old")] = {"100644", revision()};
    if (pick(3) == 0) base[fresh("db/archive")] = {"100644", revision()};
    for (std::size_t i = 0; i < pick(4); ++i) base[fresh("app/models")] = {"100644", module()};
    base["app/main.py"] = {"100644", module()};
    if (pick(4) == 0) base["db/versions/link.py"] = {"120000", "../target" + digit()};
    if (pick(6) == 0) base["db/versions/__init__.py"] = {"100644", ""};
    commits_.push_back({base, {}});
    if (pick(4) == 0) {
      criss_cross();
    } else {
      fork(base, {0}, {0}, base);
    }
  }

  const std::vector<TestCommit>& commits() const { return commits_; }

  // For `git fast-import`; the commits to merge become the branches NAME-ours and NAME-theirs.
  std::string stream(const std::string& name, std::size_t first_mark) const {
    std::string out;
    for (std::size_t i = 0; i < commits_.size(); ++i) {
      const bool ours = i + 2 == commits_.size(), theirs = i + 1 == commits_.size();
      const std::string branch = name + (ours     ? "-ours"
                                         : theirs ? "-theirs"
                                                  : "-base" + std::to_string(i));
      out += "commit refs/heads/" + branch + "\nmark :" + std::to_string(first_mark + i) +
             "\ncommitter A U Thor <author@example.com> " + std::to_string(1600000000 + 60 * i) +
             " +0000\ndata 1\nx\n";
      for (std::size_t p = 0; p < commits_[i].parents.size(); ++p) {
        out += (p == 0 ? "from :" : "merge :") +
               std::to_string(first_mark + commits_[i].parents[p]) + "\n";
      }
      out += "deleteall\n";
      for (const auto& [path, file] : commits_[i].tree) {
        out += "M " + file.mode + " inline " + path + "\ndata " + std::to_string(file.text.size()) +
               "\n" + file.text + "\n";
      }
    }
    return out;
  }

 private:
  std::size_t pick(std::size_t below) { return static_cast<std::size_t>(random_() % below); }
  std::string digit() { return std::to_string(pick(10)); }
  std::string hex(std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += "0123456789abcdef"[pick(16)];
    return text;
  }
  std::string fresh(const std::string& folder) { return folder + "/" + hex(6) + "_change.py"; }

  std::string statement() {
    static constexpr std::array kForms{
        "    op.add_column('account', sa.Column('c%', sa.Integer()))\n",
        "    op.drop_column('account', 'c%')\n",
        "    op.create_index('ix_%', 'account', ['c%'])\n",
        "    pass\n",
        "\n",
        "    op.execute('UPDATE account SET c% = 1')\n"};
    std::string text;
    for (const char c : std::string(kForms[pick(kForms.size())])) {
      c == '%' ? text += digit() : text += c;
    }
    return text;
  }

  std::string revision() {
    std::string text =
        "\"\"\"change\n\nRevision ID: " + hex(4) + "\nRevises: " + hex(4) +
        "\n\n\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\n\nrevision = '" + hex(4) +
        "'\ndown_revision = '" + hex(4) +
        "'\nbranch_labels = None\ndepends_on = None\n\n\ndef upgrade():\n";
    for (std::size_t i = 0; i < 1 + pick(5); ++i) text += statement();
    text += "\n\ndef downgrade():\n";
    for (std::size_t i = 0; i < 1 + pick(5); ++i) text += statement();
    return text;
  }

  std::string module() {
    std::string text;
    for (std::size_t i = 0; i < 3 + pick(12); ++i)
      text += "value_" + digit() + " = " + digit() + "\n";
    return text;
  }

  void edit(std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
      lines.push_back(text.substr(at, end - at));
      at = end;
    }
    for (std::size_t i = 0; i < 1 + pick(3); ++i) {
      const std::size_t at = lines.empty() ? 0 : pick(lines.size());
      const auto place = lines.begin() + static_cast<std::ptrdiff_t>(at);
      const std::size_t what = pick(5);
      if (lines.empty() || what == 0) {
        lines.insert(place, statement());
      } else if (what == 1) {
        lines.erase(place);
      } else if (what == 2) {
        const std::string copy = *place;
        lines.insert(place, copy);
      } else {
        *place = statement();
      }
    }
    text.clear();
    for (const std::string& line : lines) text += line;
    if (pick(30) == 0 && !text.empty()) text.pop_back();
  }

  // Nothing may lie both at a path and below it.
  static bool free(const TestTree& tree, const std::string& path) {
    const auto below = tree.lower_bound(path + "/");
    if (tree.count(path) != 0 ||
        (below != tree.end() && below->first.compare(0, path.size() + 1, path + "/") == 0)) {
      return false;
    }
    for (std::size_t at = path.find('/'); at != std::string::npos; at = path.find('/', at + 1)) {
      if (tree.count(path.substr(0, at)) != 0) return false;
    }
    return true;
  }

  void move_folder(TestTree& tree, const std::string& from, const std::string& to) {
    TestTree moved;
    for (auto& [path, file] : tree) {
      const bool inside = path.compare(0, from.size() + 1, from + "/") == 0;
      moved[inside ? to + path.substr(from.size()) : path] = file;
    }
    tree = std::move(moved);
  }

  void change(TestTree& tree) {
    static const std::array<std::string, 6> kFolders{
        "db/versions", "db/versions", "db/versions", "db/versions/old", "db/archive", "app/models"};
    const std::size_t what = pick(24);
    const std::string added = fresh(kFolders[pick(kFolders.size())]);
    if (what < 5 || tree.empty()) {
      tree[added] = {"100644", added[0] == 'a' ? module() : revision()};
      return;
    }
    auto it = tree.begin();
    std::advance(it, pick(tree.size()));
    const std::string path = it->first;
    TestFile file = it->second;
    if (what < 10) {
      edit(it->second.text);
    } else if (what < 14) {
      tree.erase(it);
    } else if (what < 18) {
      tree.erase(it);
      if (pick(2) == 0) edit(file.text);
      const std::string same_name = kFolders[pick(kFolders.size())] + path.substr(path.rfind('/'));
      const std::string to = pick(3) == 0 ? same_name : added;
      if (free(tree, to)) tree[to] = file;
    } else if (what == 18) {
      if (file.mode != "120000") it->second.mode = file.mode == "100644" ? "100755" : "100644";
    } else if (what == 19 && pick(2) == 0) {
      it->second = {"120000", "../target" + digit()};
    } else if (what == 20 && pick(2) == 0) {
      tree.erase(it);
      tree[path + "/" + hex(2) + ".py"] = {"100644", pick(2) == 0 ? file.text : revision()};
    } else if (what == 21 && pick(3) == 0) {
      static const std::array<std::array<std::string, 2>, 4> kMoves{
          {{"db/versions", "db/history"},
           {"db/versions/old", "db/old"},
           {"app/models", "app/tables"},
           {"db/archive", "db/versions"}}};
      const auto& move = kMoves[pick(kMoves.size())];
      move_folder(tree, move[0], move[1]);
    } else if (what == 22) {
      tree["db/versions/" + digit() + "_same.py"] = {"100644", revision()};
    } else {
      tree.erase(it);  // a look-alike takes its place
      tree[fresh("db/versions")] = {"100644", revision()};
    }
  }

  // Two commits that change `tree` and `other`, some changes being the same on both.
  void fork(const TestTree& tree, std::vector<std::size_t> parents,
            std::vector<std::size_t> other_parents, const TestTree& other) {
    TestTree ours = tree, theirs = other;
    for (std::size_t i = 0; i < 1 + pick(5); ++i) {
      const std::mt19937_64 before = random_;
      change(ours);
      if (pick(6) == 0) {
        const std::mt19937_64 after = random_;
        random_ = before;
        change(theirs);
        random_ = after;
      }
    }
    for (std::size_t i = 0; i < 1 + pick(5); ++i) change(theirs);
    commits_.push_back({std::move(ours), std::move(parents)});
    commits_.push_back({std::move(theirs), std::move(other_parents)});
  }

  void criss_cross() {
    fork(commits_[0].tree, {0}, {0}, commits_[0].tree);
    const TestTree left = commits_[1].tree, right = commits_[2].tree;
    const TestTree joined = join(left, right);
    fork(joined, {1, 2}, {2, 1}, pick(2) == 0 ? joined : join(right, left));
  }

  // As someone might have merged them: one side's files, and what only the other has.
  TestTree join(const TestTree& first, const TestTree& second) {
    TestTree joined = first;
    for (const auto& [path, file] : second) {
      if (pick(3) != 0 && free(joined, path)) joined[path] = file;
    }
    return joined;
  }

  std::mt19937_64 random_;
  std::vector<TestCommit> commits_;
};

}  // namespace migrate::testing
