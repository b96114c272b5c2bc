#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

#include "migrate/date.h"
#include "migrate/report/forecast.h"
#include "migrate/report/neutral.h"
#include "migrate/shell.h"

namespace migrate::report {
namespace {

using merge::Collision;
using merge::Forecast;
using merge::HistoryVerdict;
using merge::RefForecast;
using merge::Revision;
using merge::Verdict;

constexpr std::int64_t kDay = 86'400;

std::string_view word(Verdict verdict) {
  switch (verdict) {
    case Verdict::kNothingNew:
      return "nothing new";
    case Verdict::kFine:
      return "fine";
    case Verdict::kCannotTell:
      return "cannot tell";
    case Verdict::kFork:
      return "fork";
    case Verdict::kDuplicateId:
      return "duplicate id";
    case Verdict::kConflict:
      return "conflict";
    case Verdict::kBroken:
      return "broken";
  }
  return "";
}

std::string ref_name(const RefForecast& ref) {
  std::vector<std::string> names;
  for (const std::string& name : ref.refs)
    names.push_back(neutral_line(project::short_ref_name(name)));
  return fmt::format("{}", fmt::join(names, ", "));
}

// The first line of the message, where its author wrote one: Alembic puts "empty message" for none.
std::string title(const std::string& message) {
  const std::string first = message.substr(0, message.find('\n'));
  return first.empty() || first == "empty message" || first.starts_with("Revision ID:")
             ? ""
             : fmt::format(" ({})", neutral_line(first));
}

std::string describe(const Revision& revision) {
  return fmt::format("{}{}  {}", neutral_line(revision.id), title(revision.message),
                     neutral_line(revision.path));
}

// Their help is with the ref.
bool only_landed_edits(const RefForecast& ref) {
  return std::all_of(ref.histories.begin(), ref.histories.end(),
                     [](const HistoryVerdict& history) {
                       return history.reasons.size() == history.landed_edits.size();
                     }) &&
         ref.verdict == Verdict::kBroken;
}

class Printer {
 public:
  Printer(const Forecast& forecast, const ForecastTextOptions& options)
      : forecast_(forecast), options_(options) {}

  std::string print() && {
    line(fmt::format("Base: {} at {} (from {})", neutral_line(forecast_.base.name),
                     forecast_.base.commit.hex(), neutral_line(forecast_.base.found_by)));
    base_problems();
    for (const Verdict verdict : {Verdict::kBroken, Verdict::kConflict, Verdict::kDuplicateId,
                                  Verdict::kFork, Verdict::kCannotTell})
      group(verdict);
    if (options_.all || options_.named) {
      group(Verdict::kFine);
      group(Verdict::kNothingNew);
    }
    collisions();
    landing();
    advice();
    summary();
    return std::move(out_);
  }

 private:
  void line(std::string_view text) { (out_ += text) += '\n'; }

  void item(std::string_view what, std::string_view text) {
    line(fmt::format("  {:<8}  {}", what, text));
  }

  // Words that do not fit go on, indented by two more.
  void wrapped(const std::string& indent, std::string_view text) {
    if (options_.width == 0) return line(indent + std::string(text));
    std::string current = indent;
    bool empty = true;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(' '), text.size());
      const std::string_view next = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (!empty && shown_width(current) + 1 + shown_width(next) > options_.width) {
        line(current);
        current = indent + "  ";
        empty = true;
      }
      if (!empty) current += ' ';
      current += next;
      empty = false;
    }
    line(current);
  }

  std::string colored(std::string_view text, std::string_view code) const {
    return options_.color ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }

  std::string heading(Verdict verdict) const {
    const std::string_view code = merge::is_problem(verdict)        ? "1;31"
                                  : verdict == Verdict::kCannotTell ? "1;33"
                                                                    : "1;32";
    return colored(word(verdict), code);
  }

  void base_problems() {
    for (const HistoryVerdict& history : forecast_.base_problems) {
      line("");
      line(fmt::format("{}: the base itself, whatever lands{}", heading(history.verdict),
                       in_history(history.history)));
      details(history);
    }
  }

  // Named only where there are several.
  std::string in_history(const std::string& name) const {
    return forecast_.history_count > 1 ? fmt::format(", in {}", neutral_line(name)) : "";
  }

  void group(Verdict verdict) {
    std::size_t shown = 0, left = 0;
    for (const RefForecast& ref : forecast_.refs) {
      if (ref.verdict != verdict) continue;
      if (verdict == Verdict::kNothingNew && shown == 0) line("");
      if (shown == options_.limit && !options_.all) {
        ++left;
        continue;
      }
      ++shown;
      entry(ref);
    }
    if (left > 0) {
      line("");
      line(fmt::format("{}: and {} more (--all lists them)", heading(verdict), left));
    }
  }

  void entry(const RefForecast& ref) {
    if (ref.verdict == Verdict::kNothingNew) {
      line(fmt::format("{}: {}", heading(ref.verdict), ref_name(ref)));
      return;
    }
    line("");
    line(fmt::format("{}: {}", heading(ref.verdict), colored(ref_name(ref), "1")));
    if (!ref.author.name.empty())
      line(fmt::format("  {} by {}, {}: {}", ref.commit.short_hex(), neutral_line(ref.author.name),
                       day_of(ref.author.time, ref.author.offset_minutes),
                       neutral_line(ref.subject)));
    for (const HistoryVerdict& history : ref.histories) {
      if (forecast_.history_count > 1)
        line(fmt::format("  {}: {}", neutral_line(history.history), word(history.verdict)));
      details(history);
    }
    if (ref.conflicts_elsewhere && !ref.conflicts_elsewhere->empty())
      list("also in conflict, outside of the histories", *ref.conflicts_elsewhere);
  }

  void details(const HistoryVerdict& history) {
    for (const std::string& reason : history.reasons) wrapped("  ", neutral_line(reason));
    for (const std::string& path : history.conflicts)
      item("both sides changed", neutral_line(path));
    std::size_t left = history.added.size();
    for (const Revision& revision : history.added) {
      if (history.added.size() - left == options_.limit && !options_.all) break;
      --left;
      item("brings", describe(revision));
    }
    if (left > 0) line(fmt::format("  and brings {} more", left));
    list("changes", history.changed);
    list("deletes", history.removed);
    if (history.verdict == Verdict::kFork) fork(history);
    for (const std::string& hint : history.hints) line("  help: " + neutral_line(hint));
  }

  void fork(const HistoryVerdict& history) {
    if (history.heads.size() > 1) {
      list("heads", history.heads);
    }
    if (history.fork_point.empty()) return;
    item("forks at", neutral_line(history.fork_point));
    for (const Revision& revision : history.base_side) item("base has", describe(revision));
    if (history.base_side_count > history.base_side.size())
      line(fmt::format("  and {} more that follow",
                       history.base_side_count - history.base_side.size()));
  }

  void list(std::string_view what, const std::vector<std::string>& paths) {
    const std::size_t shown = options_.all ? paths.size() : std::min(paths.size(), options_.limit);
    for (std::size_t i = 0; i < shown; ++i) item(what, neutral_line(paths[i]));
    if (shown < paths.size()) item(what, fmt::format("{} more", paths.size() - shown));
  }

  std::string names(const std::vector<std::uint32_t>& refs) const {
    std::string text;
    for (std::size_t i = 0; i < refs.size(); ++i) {
      if (i == options_.limit && !options_.all)
        return text + fmt::format(" and {} more", refs.size() - i);
      if (i > 0) text += ", ";
      text += neutral_line(project::short_ref_name(forecast_.refs[refs[i]].refs.front()));
    }
    return text;
  }

  void collisions() {
    std::size_t shown = 0;
    for (const Collision& collision : forecast_.collisions) {
      line("");
      if (shown++ == options_.limit && !options_.all) {
        line(fmt::format("and {} more collisions (--all lists them)",
                         forecast_.collisions.size() - options_.limit));
        return;
      }
      const std::string subject = neutral_line(collision.subject);
      std::string what;
      if (collision.kind == Collision::Kind::kFork)
        what = subject.empty() ? "these begin a history each"
                               : fmt::format("these follow {} in different ways", subject);
      else if (collision.kind == Collision::Kind::kDuplicateId)
        what = fmt::format("these use the id {} for different files", subject);
      else
        what = fmt::format("these add {} with different contents", subject);
      line(fmt::format("{}: fine alone, but {}{}", colored("together", "1;31"), what,
                       in_history(collision.history)));
      for (const Collision::Side& side : collision.sides)
        line(fmt::format("  {}  {}", neutral_line(side.what.substr(0, side.what.rfind(' '))),
                         names(side.refs)));
    }
  }

  std::string manner(const merge::Landing& step) const {
    if (step.after.empty()) return " as it is";
    std::string text;
    if (step.new_id) text += ", with a new id";
    if (step.new_path) text += ", with a new file name";
    if (step.new_parent) text += ", re-parented";
    return text + ", after " + names(step.after);
  }

  void landing() {
    if (forecast_.collisions.empty()) return;
    line("");
    line("They can land in this order:");
    std::size_t number = 0;
    for (const merge::Landing& step : forecast_.landing) {
      if (++number > options_.limit && !options_.all) {
        line(fmt::format("  and {} more", forecast_.landing.size() - options_.limit));
        return;
      }
      line(fmt::format("  {}. {}{}", number, names({step.ref}), manner(step)));
    }
  }

  void advice() {
    const std::string base = neutral_line(shell_word(forecast_.base.name));
    const std::vector<std::pair<Verdict, std::string>> steps = {
        {Verdict::kBroken,
         "broken: `migrate where ID` finds a revision that is missing, on any branch or deleted"},
        {Verdict::kConflict,
         fmt::format("conflict: on the branch, `git merge {}` and settle the files", base)},
        {Verdict::kDuplicateId,
         "duplicate id: give the revision that is not landed a new id (`migrate revision` makes "
         "one) and file name"},
        {Verdict::kFork,
         fmt::format("fork: on the branch, `git merge {}`, then `migrate merge`; or, while nobody "
                     "else has its revisions, let the first of them follow the base's head",
                     base)}};
    bool first = true;
    for (const auto& [verdict, text] : steps) {
      if (std::none_of(forecast_.refs.begin(), forecast_.refs.end(),
                       [v = verdict](const RefForecast& ref) {
                         return ref.verdict == v && !only_landed_edits(ref);
                       }))
        continue;
      if (first) line("");
      first = false;
      wrapped("", colored("help: ", "1;36") + text);
    }
  }

  void summary() {
    std::map<Verdict, std::size_t, std::greater<>> counts;  // worst first
    for (const RefForecast& ref : forecast_.refs) ++counts[ref.verdict];
    if (out_.find("\n\n") != std::string::npos) line("");
    if (forecast_.history_count == 0) {
      line("The base has no Alembic history.");
    } else if (forecast_.refs.empty()) {
      line("There is no other branch or pull request to judge.");
    } else {
      std::vector<std::string> parts;
      parts.reserve(counts.size());
      for (const auto& [verdict, count] : counts)
        parts.push_back(fmt::format("{} {}", count, word(verdict)));
      if (!forecast_.collisions.empty())
        parts.push_back(fmt::format("{} collision{} between refs", forecast_.collisions.size(),
                                    forecast_.collisions.size() == 1 ? "" : "s"));
      line(fmt::format("{} ref{}: {}", forecast_.ref_count, forecast_.ref_count == 1 ? "" : "s",
                       fmt::join(parts, ", ")));
    }
  }

  const Forecast& forecast_;
  const ForecastTextOptions& options_;
  std::string out_;
};

}  // namespace

std::string render_forecast(const Forecast& forecast, const ForecastTextOptions& options) {
  return Printer(forecast, options).print();
}

std::vector<std::string> base_warnings(const Forecast& forecast, std::int64_t now) {
  std::vector<std::string> warnings;
  const std::string tracking =
      forecast.base_upstream.empty() ? forecast.base.ref : forecast.base_upstream;
  if (forecast.base_behind > 0)
    warnings.push_back(fmt::format("{} lacks {} commit{} of {}; use --base {}", forecast.base.name,
                                   forecast.base_behind, forecast.base_behind == 1 ? "" : "s",
                                   project::short_ref_name(tracking),
                                   project::short_ref_name(tracking)));
  if (forecast.base_updated && now - *forecast.base_updated > kDay)
    warnings.push_back(fmt::format("{} was fetched {} days ago, and may have moved; git fetch",
                                   project::short_ref_name(tracking),
                                   (now - *forecast.base_updated) / kDay));
  return warnings;
}

}  // namespace migrate::report
