#include "merge/forecast_siblings.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace migrate;
using merge::Collision;
using merge::RefForecast;
using merge::Revision;
using merge::Siblings;
using merge::Verdict;

namespace {

git::ObjectId id(char digit) { return *git::ObjectId::from_hex(std::string(40, digit)); }

Revision revision(const std::string& name, std::vector<std::string> parents, char blob = '1') {
  return {name, "v/" + name + ".py", "", std::move(parents), {}, id(blob)};
}

RefForecast ref(const std::string& name, std::vector<Revision> added,
                Verdict verdict = Verdict::kFine) {
  static std::int64_t time = 0;
  RefForecast result;
  result.refs = {name};
  result.verdict = verdict;
  result.author.time = ++time;
  merge::HistoryVerdict history;
  history.verdict = verdict;
  history.added = std::move(added);
  result.histories.push_back(std::move(history));
  return result;
}

// "fork a: b=0,1 c=2"
std::string show(const Siblings& siblings) {
  std::string text;
  for (const Collision& collision : siblings.collisions) {
    text += collision.kind == Collision::Kind::kFork          ? "fork "
            : collision.kind == Collision::Kind::kDuplicateId ? "id "
                                                              : "path ";
    text += collision.subject + ":";
    for (const Collision::Side& side : collision.sides) {
      text += " ";
      for (std::size_t i = 0; i < side.refs.size(); ++i)
        text += (i == 0 ? "" : ",") + std::to_string(side.refs[i]);
    }
    text += ";";
  }
  return text;
}

std::string order(const Siblings& siblings) {
  std::string text;
  for (const merge::Landing& landing : siblings.landing) {
    text += (text.empty() ? "" : " ") + std::to_string(landing.ref);
    for (const std::uint32_t after : landing.after) text += "<" + std::to_string(after);
  }
  return text;
}

}  // namespace

TEST_CASE("different revisions on the same parent fork together, and land one after the other") {
  const Siblings siblings = merge::compare_siblings({ref("refs/heads/x", {revision("b", {"a"})}),
                                                     ref("refs/heads/y", {revision("c", {"a"})}),
                                                     ref("refs/heads/z", {revision("d", {"a"})})});
  CHECK(show(siblings) == "fork a: 0 1 2;");
  CHECK(order(siblings) == "0 1<0 2<1");
}

TEST_CASE("refs that are not fine alone are left out") {
  const Siblings siblings =
      merge::compare_siblings({ref("refs/heads/x", {revision("b", {"a"})}),
                               ref("refs/heads/y", {revision("c", {"a"})}, Verdict::kFork)});
  CHECK(show(siblings).empty());
  CHECK(order(siblings) == "0");
}

TEST_CASE("a stacked branch and one that joins both sides do not collide") {
  CHECK(show(merge::compare_siblings(
                 {ref("refs/heads/x", {revision("b", {"a"})}),
                  ref("refs/heads/y", {revision("b", {"a"}), revision("c", {"b"})}),
                  ref("refs/heads/z",
                      {revision("b", {"a"}), revision("c", {"b"}), revision("d", {"c"})})}))
            .empty());
  CHECK(
      show(merge::compare_siblings({ref("refs/heads/x", {revision("b", {"a"})}),
                                    ref("refs/heads/y", {revision("b", {"a"}), revision("c", {"a"}),
                                                         revision("d", {"b", "c"})})}))
          .empty());
}

TEST_CASE("branches stacked on the same one fork at its revision") {
  const Siblings siblings =
      merge::compare_siblings({ref("refs/heads/x", {revision("b", {"a"})}),
                               ref("refs/heads/y", {revision("b", {"a"}), revision("c", {"b"})}),
                               ref("refs/heads/z", {revision("b", {"a"}), revision("d", {"b"})})});
  CHECK(show(siblings) == "fork b: 1 2;");
  CHECK(order(siblings) == "0 1 2<1");
}

TEST_CASE("one id in different files collides, and so does one path with different contents") {
  Revision renamed = revision("b", {"a"});
  renamed.path = "v/other.py";
  CHECK(show(merge::compare_siblings({ref("refs/heads/x", {revision("b", {"a"})}),
                                      ref("refs/heads/y", {renamed})})) == "id b: 0 1;");
  CHECK(show(merge::compare_siblings({ref("refs/heads/x", {revision("b", {"a"}, '1')}),
                                      ref("refs/heads/y", {revision("b", {"a"}, '2')})})) ==
        "id b: 0 1;");
  Revision same_path = revision("c", {"b"}, '2');
  same_path.path = "v/b.py";
  CHECK(show(merge::compare_siblings({ref("refs/heads/x", {revision("b", {"a"})}),
                                      ref("refs/heads/y", {revision("d", {"a"}), same_path})})) ==
        "fork a: 0 1;path v/b.py: 0 1;");
}

TEST_CASE("who has a taken id needs a new one and a new parent, and the next follows it") {
  Revision again = revision("b", {"a"}, '2');
  again.path = "v/again.py";
  const Siblings siblings = merge::compare_siblings({ref("refs/heads/x", {revision("b", {"a"})}),
                                                     ref("refs/heads/y", {again}),
                                                     ref("refs/heads/z", {revision("d", {"a"})})});
  CHECK(order(siblings) == "0 1<0 2<1");
  CHECK(siblings.landing[1].new_id);
  CHECK(siblings.landing[1].new_parent);
  CHECK_FALSE(siblings.landing[2].new_id);
  CHECK(siblings.landing[2].new_parent);
}

TEST_CASE("two states of one branch do not collide, and only one of them lands") {
  const Siblings siblings =
      merge::compare_siblings({ref("refs/heads/x", {revision("b", {"a"}, '1')}),
                               ref("refs/remotes/origin/x", {revision("b", {"a"}, '2')})});
  CHECK(show(siblings).empty());
  CHECK(order(siblings) == "0");
}

TEST_CASE("labels keep lines apart") {
  Revision labelled = revision("c", {"a"});
  labelled.labels = {"other"};
  CHECK(show(merge::compare_siblings(
                 {ref("refs/heads/x", {revision("b", {"a"})}), ref("refs/heads/y", {labelled})}))
            .empty());
}

TEST_CASE("hundreds of refs on one parent are one collision") {
  std::vector<RefForecast> refs;
  for (int i = 0; i < 500; ++i)
    refs.push_back(ref("refs/pull/" + std::to_string(i) + "/head",
                       {revision("r" + std::to_string(i), {"a"})}));
  const Siblings siblings = merge::compare_siblings(refs);
  REQUIRE(siblings.collisions.size() == 1);
  CHECK(siblings.collisions.front().sides.size() == 500);
  CHECK(siblings.landing.size() == 500);
  CHECK(siblings.landing.back().after.size() == 1);
}
