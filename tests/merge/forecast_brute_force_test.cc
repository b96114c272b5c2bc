// Every verdict of generated repositories, compared with what git's own merge leaves and a plain
// count of heads over those files.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "migrate/merge/forecast.h"
#include "support/git_repo.h"

using namespace migrate;
using merge::Verdict;
using testing::GitRepo;

namespace {

using Files = std::map<std::string, std::string>;  // name in db/versions, content

std::string revision(const std::string& id, const std::string& down, int body = 0) {
  std::string text = "\"\"\"revision " + id + "\n\nRevision ID: " + id + "\nRevises: " + down +
                     "\nCreate Date: 2024-01-01\n\n\"\"\"\nfrom alembic import op\n\nrevision = '" +
                     id + "'\ndown_revision = " + (down.empty() ? "None" : "'" + down + "'") +
                     "\n\n\ndef upgrade():\n";
  for (int i = 0; i < 6; ++i)
    text += "    op.add_column('t" + id + std::to_string(i) + "', " + std::to_string(body) + ")\n";
  return text + "\n\ndef downgrade():\n    pass\n";
}

std::string attribute(const std::string& text, const std::string& name) {
  const std::size_t start = text.find("\n" + name + " = ");
  if (start == std::string::npos) return "'r0000'";
  const std::size_t begin = start + name.size() + 4;
  return text.substr(begin, text.find('\n', begin) - begin);
}

// A repository written by one `git fast-import`.
class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}

  void run(int branches) {
    Files files;
    std::string head;
    for (int i = 0; i < 8; ++i) head = add(files, head);
    main_.push_back(commit("refs/heads/main", {}, files));
    heads_.push_back(head);
    for (int i = 0; i < branches; ++i) {
      if (pick(3) == 0) advance();
      branch(i);
    }
    advance();
  }
  const std::string& stream() const { return stream_; }

 private:
  struct Commit {
    int mark;
    Files files;
  };

  std::uint32_t pick(std::uint32_t count) { return static_cast<std::uint32_t>(random_()) % count; }
  std::string fresh() { return "r" + std::to_string(1000 + next_id_++); }
  std::string some_file(const Files& files) {
    return std::next(files.begin(),
                     static_cast<std::ptrdiff_t>(pick(static_cast<std::uint32_t>(files.size()))))
        ->first;
  }

  void rename(Files& files, const std::string& prefix, const std::string& edit) {
    const std::string name = some_file(files);
    const std::string text = files.at(name) + edit;
    files.erase(name);
    files[prefix + name] = text;
  }
  std::string add(Files& files, const std::string& down) {
    const std::string id = fresh();
    files[id + "_change.py"] = revision(id, down);
    return id;
  }

  Commit commit(const std::string& ref, const std::vector<int>& parents, const Files& files) {
    const int mark = ++marks_;
    stream_ += "commit " + ref + "\nmark :" + std::to_string(mark) +
               "\ncommitter A <a@example.org> " + std::to_string(1'600'000'000 + 60 * mark) +
               " +0000\ndata 1\nx\n";
    for (std::size_t i = 0; i < parents.size(); ++i)
      stream_ += (i == 0 ? "from :" : "merge :") + std::to_string(parents[i]) + "\n";
    stream_ += "deleteall\n";
    put("alembic.ini", "[alembic]\nscript_location = db\n");
    put("db/env.py", "");
    for (const auto& [name, text] : files) put("db/versions/" + name, text);
    return {mark, files};
  }
  void put(const std::string& path, const std::string& text) {
    stream_ +=
        "M 100644 inline " + path + "\ndata " + std::to_string(text.size()) + "\n" + text + "\n";
  }

  // The base moves: a new revision, a squashed branch, an edit, a revert, a merge of a branch.
  void advance() {
    Files files = main_.back().files;
    std::string head = heads_.back();
    std::vector<int> parents = {main_.back().mark};
    const std::uint32_t kind = pick(6);
    if (kind == 0 && !branches_.empty()) {
      const Commit& squashed = branches_[pick(static_cast<std::uint32_t>(branches_.size()))];
      for (const auto& [name, text] : squashed.files) files.try_emplace(name, text);
      if (pick(2) == 0) parents.push_back(squashed.mark);
    } else if (kind == 1) {
      files[some_file(files)] += "# reformatted\n";
    } else if (kind == 2 && files.contains(head + "_change.py") && pick(2) == 0) {
      const std::string down = attribute(files.at(head + "_change.py"), "down_revision");
      files.erase(head + "_change.py");
      if (down.size() > 2) head = down.substr(1, down.size() - 2);
    } else if (kind == 3 && pick(2) == 0) {
      rename(files, "new_", pick(2) == 0 ? "# moved in the base\n" : "");
    } else {
      head = add(files, head);
    }
    main_.push_back(commit("refs/heads/main", parents, files));
    heads_.push_back(head);
  }

  void branch(int number) {
    const auto start = pick(static_cast<std::uint32_t>(main_.size()));
    Files files = main_[start].files;
    std::string head = heads_[start];
    std::vector<int> parents = {main_[start].mark};
    if (!branches_.empty() && pick(6) == 0) {
      // Stacked, or a merge of main into an older branch: several merge bases come of this.
      const Commit& other = branches_[pick(static_cast<std::uint32_t>(branches_.size()))];
      files.insert(other.files.begin(), other.files.end());
      parents.insert(parents.begin(), other.mark);
    }
    const std::string ref = "refs/heads/b" + std::to_string(number);
    for (std::uint32_t steps = 1 + pick(2); steps > 0; --steps) {
      change(files, head);
      const Commit made = commit(ref, parents, files);
      parents = {made.mark};
      if (steps == 1) branches_.push_back(made);
    }
  }

  void change(Files& files, std::string& head) {
    switch (pick(9)) {
      case 0:
        files[some_file(files)] += "# edited on a branch\n";
        break;
      case 1:
        files.erase(some_file(files));
        break;
      case 2: {  // an id that a landed revision has, in another file
        const Files& landed = main_.back().files;
        const std::string id = attribute(landed.at(some_file(landed)), "revision").substr(1, 5);
        files[id + "_again.py"] = revision(id, head, 7);
        break;
      }
      case 3: {  // renamed, and edited or not
        rename(files, "moved_", pick(2) == 0 ? "# moved\n" : "");
        break;
      }
      case 4:
        files["README.md"] = std::to_string(pick(3));
        break;
      case 5:
        add(files, "nowhere");
        break;
      default:
        head = add(files, head);
        break;
    }
    if (files.empty()) head = add(files, "");
  }

  std::mt19937 random_;
  std::string stream_;
  int marks_ = 0, next_id_ = 0;
  std::vector<Commit> main_, branches_;
  std::vector<std::string> heads_;  // by commit of main
};

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    result.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return result;
}

// The plain facts of one tree, found without any of the code under test.
struct Facts {
  std::set<std::string> files;  // "<blob> <path>"
  std::multiset<std::string> ids;
  std::set<std::string> distinct;
  std::set<std::pair<std::string, std::string>> missing;  // file, parent
  std::size_t heads = 0, duplicates = 0;
};

class Oracle {
 public:
  explicit Oracle(GitRepo& repo) : repo_(repo) {}

  Facts facts(const std::string& tree) {
    Facts facts;
    std::set<std::string> ids, parents;
    std::vector<std::pair<std::string, std::string>> links;
    for (const std::string& line : lines(repo_.git({"ls-tree", tree + ":db/versions"}))) {
      const std::size_t tab = line.find('\t');
      const std::string name = line.substr(tab + 1), blob = line.substr(tab - 40, 40);
      if (!name.ends_with(".py")) continue;
      facts.files.insert(blob + " " + name);
      const std::string& text = content(blob);
      const std::string id = attribute(text, "revision");
      const std::string down = attribute(text, "down_revision");
      if (!ids.insert(id).second) ++facts.duplicates;
      if (down != "None") links.emplace_back(name, down);
    }
    for (const auto& [name, down] : links) {
      parents.insert(down);
      if (!ids.contains(down)) facts.missing.emplace(name, down);
    }
    facts.distinct = ids;
    facts.heads = static_cast<std::size_t>(std::count_if(
        ids.begin(), ids.end(), [&](const std::string& id) { return !parents.contains(id); }));
    return facts;
  }

  const std::string& content(const std::string& blob) {
    auto [place, fresh] = contents_.try_emplace(blob);
    if (fresh) place->second = repo_.git({"cat-file", "blob", blob}) + "\n";
    return place->second;
  }

 private:
  GitRepo& repo_;
  std::map<std::string, std::string> contents_;
};

}  // namespace

TEST_CASE("every verdict is what git's merge and a count of heads give") {
  std::map<Verdict, int> seen;
  std::size_t refs = 0, conflicts_undone = 0;
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    CAPTURE(seed);
    GitRepo repo;
    Generator generator(seed);
    generator.run(90);
    repo.git({"fast-import", "--quiet"}, generator.stream());
    const auto repository = git::Repository::open(repo.path());
    REQUIRE(repository.has_value());
    const auto base = project::find_base(**repository, "main", "");
    REQUIRE(base.has_value());
    const auto forecast = merge::forecast(*repository, *base, {});
    REQUIRE(forecast.has_value());
    Oracle oracle(repo);
    const Facts before = oracle.facts("main");
    refs += forecast->refs.size();
    for (const merge::RefForecast& ref : forecast->refs) {
      CAPTURE(ref.refs.front());
      for (const auto& history : ref.histories)
        for (const auto& reason : history.reasons) CAPTURE(reason);
      ++seen[ref.verdict];
      const auto merged =
          repo.try_git({"merge-tree", "--write-tree", "--name-only", "main", ref.commit.hex()});
      REQUIRE(merged.status <= 1);
      const std::vector<std::string> printed = lines(merged.out);
      bool conflict = false;
      for (std::size_t i = 1; i < printed.size() && !printed[i].empty(); ++i)
        conflict |= printed[i].ends_with(".py");
      if (conflict) {
        // Landed, and edited since in the base.
        if (ref.verdict == Verdict::kNothingNew)
          ++conflicts_undone;
        else
          CHECK(ref.verdict >= Verdict::kConflict);
        continue;
      }
      const Facts after = oracle.facts(printed.front());
      Verdict expected = Verdict::kFine;
      if (after.files == before.files)
        expected = Verdict::kNothingNew;
      else if (!std::includes(before.missing.begin(), before.missing.end(), after.missing.begin(),
                              after.missing.end()) ||
               !std::includes(after.distinct.begin(), after.distinct.end(), before.distinct.begin(),
                              before.distinct.end()))
        expected = Verdict::kBroken;
      else if (after.duplicates > before.duplicates)
        expected = Verdict::kDuplicateId;
      else if (after.heads > std::max<std::size_t>(1, before.heads))
        expected = Verdict::kFork;
      // What a duplicate id does to the heads is not defined.
      if (after.duplicates + before.duplicates > 0 && expected != Verdict::kNothingNew) {
        CHECK(ref.verdict != Verdict::kNothingNew);
        continue;
      }
      CHECK(to_string(ref.verdict) == to_string(expected));
    }
  }
  std::string counts;
  for (const auto& [verdict, count] : seen)
    counts += ", " + std::to_string(count) + " " + std::string(to_string(verdict));
  MESSAGE(refs << " refs, " << conflicts_undone << " landed and edited" << counts);
  // The generator reaches every verdict that it can.
  for (const Verdict verdict : {Verdict::kNothingNew, Verdict::kFine, Verdict::kFork,
                                Verdict::kDuplicateId, Verdict::kConflict, Verdict::kBroken})
    CHECK_MESSAGE(seen[verdict] > 0, to_string(verdict));
}
