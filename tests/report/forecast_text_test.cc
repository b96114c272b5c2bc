#include <doctest/doctest.h>

#include <string>

#include "migrate/report/forecast.h"

using namespace migrate;
using merge::Collision;
using merge::Forecast;
using merge::RefForecast;
using merge::Verdict;

namespace {

Forecast empty() {
  Forecast forecast;
  forecast.base = {"refs/heads/main", "main", {}, "--base"};
  forecast.history_count = 1;
  return forecast;
}

RefForecast ref(const std::string& name, Verdict verdict) {
  RefForecast result;
  result.refs = {name};
  result.verdict = verdict;
  result.author = {"Ada", "ada@example.org", 1'600'000'000, 0};
  result.subject = "change";
  merge::HistoryVerdict history;
  history.verdict = verdict;
  history.added = {{"c", "v/c.py", "add users\nmore", {"a"}, {}, {}}};
  if (verdict == Verdict::kFork) {
    history.heads = {"b", "c"};
    history.fork_point = "a";
    history.base_side = {{"b", "v/b.py", "empty message", {"a"}, {}, {}}};
    history.base_side_count = 3;
  }
  result.histories = {history};
  return result;
}

Forecast with(std::vector<RefForecast> refs) {
  Forecast forecast = empty();
  forecast.ref_count = static_cast<std::uint32_t>(refs.size());
  forecast.refs = std::move(refs);
  return forecast;
}

const std::string kBase = "Base: main at 0000000000000000000000000000000000000000 (from --base)\n";

}  // namespace

TEST_CASE("nothing to judge, and all fine, is one line") {
  CHECK(report::render_forecast(empty(), {}) ==
        kBase + "There is no other branch or pull request to judge.\n");
  CHECK(report::render_forecast(with({ref("refs/heads/x", Verdict::kFine)}), {}) ==
        kBase + "1 ref: 1 fine\n");
  Forecast none = empty();
  none.history_count = 0;
  CHECK(report::render_forecast(none, {}) == kBase + "The base has no Alembic history.\n");
}

TEST_CASE("a ref that was named is told, also when it is fine") {
  report::ForecastTextOptions options;
  options.named = true;
  CHECK(report::render_forecast(with({ref("refs/heads/x", Verdict::kFine)}), options) ==
        kBase +
            "\nfine: x\n"
            "  0000000000 by Ada, 2020-09-13: change\n"
            "  brings    c (add users)  v/c.py\n"
            "\n1 ref: 1 fine\n");
}

TEST_CASE("sentences fill the width, and words stay whole") {
  report::ForecastTextOptions options;
  options.width = 20;
  RefForecast broken = ref("refs/heads/x", Verdict::kBroken);
  broken.histories.front().reasons = {"It deletes a very-long-word-of-a-file and more."};
  const std::string text = report::render_forecast(with({broken}), options);
  CHECK(text.find("\n  It deletes a\n    very-long-word-of-a-file\n    and more.\n") !=
        std::string::npos);
}

TEST_CASE("a fork is told with both sides and what to do") {
  CHECK(report::render_forecast(with({ref("refs/pull/1/head", Verdict::kFork)}), {}) ==
        kBase +
            "\nfork: pull/1/head\n"
            "  0000000000 by Ada, 2020-09-13: change\n"
            "  brings    c (add users)  v/c.py\n"
            "  heads     b\n"
            "  heads     c\n"
            "  forks at  a\n"
            "  base has  b  v/b.py\n"
            "  and 2 more that follow\n"
            "\n"
            "help: fork: on the branch, `git merge main`, then `migrate merge`; or, while nobody "
            "else has its revisions, let the first of them follow the base's head\n"
            "\n1 ref: 1 fork\n");
}

TEST_CASE("long lists are cut and counted, unless all is asked for") {
  std::vector<RefForecast> refs;
  for (int i = 0; i < 100; ++i)
    refs.push_back(ref("refs/pull/" + std::to_string(i) + "/head", Verdict::kBroken));
  report::ForecastTextOptions options;
  options.limit = 2;
  const std::string cut = report::render_forecast(with(refs), options);
  CHECK(cut.find("pull/1/head") != std::string::npos);
  CHECK(cut.find("pull/2/head") == std::string::npos);
  CHECK(cut.find("broken: and 98 more (--all lists them)") != std::string::npos);
  options.all = true;
  CHECK(report::render_forecast(with(refs), options).find("pull/99/head") != std::string::npos);
}

TEST_CASE("collisions and the order that avoids them") {
  Forecast forecast =
      with({ref("refs/heads/x", Verdict::kFine), ref("refs/heads/y", Verdict::kFine)});
  forecast.collisions = {{Collision::Kind::kFork, "", "a", {{"b", {0}}, {"c", {1}}}}};
  forecast.landing = {{0, {}}, {1, {0}, true, true}};
  CHECK(report::render_forecast(forecast, {}) ==
        kBase +
            "\ntogether: fine alone, but these follow a in different ways\n"
            "  b  x\n"
            "  c  y\n"
            "\nThey can land in this order:\n"
            "  1. x as it is\n"
            "  2. y, with a new id, re-parented, after x\n"
            "\n2 refs: 2 fine, 1 collision between refs\n");
}

TEST_CASE("what an author wrote does not reach the terminal as it is") {
  RefForecast bad = ref("refs/heads/\x1b[31mx", Verdict::kFork);
  bad.subject = "a\nfork: fake";
  bad.author.name =
      "\xe2\x80\xae"
      "eve";
  bad.histories.front().added.front().id = "\x1b]0;x\a";
  const std::string text = report::render_forecast(with({bad}), {});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\a') == std::string::npos);
  CHECK(text.find("\nfork: fake") == std::string::npos);
  CHECK(text.find("\xe2\x80\xae") == std::string::npos);
}

TEST_CASE("dates before 1970 and in leap years") {
  RefForecast old = ref("refs/heads/x", Verdict::kFork);
  old.author.time = -1;
  CHECK(report::render_forecast(with({old}), {}).find("1969-12-31") != std::string::npos);
  old.author.time = 951'782'400;
  CHECK(report::render_forecast(with({old}), {}).find("2000-02-29") != std::string::npos);
}

TEST_CASE("a doubtful base is warned about") {
  Forecast forecast = empty();
  CHECK(report::base_warnings(forecast, 1'000'000).empty());
  forecast.base_upstream = "refs/remotes/origin/main";
  forecast.base_behind = 2;
  forecast.base_updated = 1'000'000 - 3 * 24 * 60 * 60;
  CHECK(report::base_warnings(forecast, 1'000'000) ==
        std::vector<std::string>{
            "main lacks 2 commits of origin/main; use --base origin/main",
            "origin/main was fetched 3 days ago, and may have moved; git fetch"});
}
