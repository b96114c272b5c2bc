#include "migrate/project/where.h"

#include <memory>

#include "cli/commands/all.h"
#include "cli/session.h"
#include "cli/where_text.h"
#include "migrate/date.h"
#include "migrate/report/json.h"

namespace migrate::cli {
namespace {

using project::Hit;
using project::Standing;
using project::WayOut;

struct WhereOptions {
  std::string id;
  std::string base;
};

void write_ways(report::Json& json, const std::vector<WayOut>& ways) {
  json.key("ways_out").array();
  for (const WayOut& way : ways)
    json.object().member("command", way.command).member("cost", way.cost).end();
  json.end();
}

void write_commit(report::Json& json, const Hit& hit) {
  json.key("commit");
  if (hit.commit.author.name.empty() && hit.commit.subject.empty()) {
    json.null();
    return;
  }
  json.object().member("id", hit.commit.id.hex()).member("subject", hit.commit.subject);
  json.member("author", hit.commit.author.name).key("date");
  json.value(day_of(hit.commit.author.time, hit.commit.author.offset_minutes)).end();
}

void write_hit(report::Json& json, const Hit& hit) {
  json.object().member("standing", to_string(hit.standing)).member("id", hit.id);
  json.member("history", hit.history).member("message", hit.message);
  json.member("paths", hit.paths).member("down_revision", hit.parents).member("refs", hit.refs);
  write_commit(json, hit);
  json.key("ahead");
  if (hit.standing == Standing::kBase || hit.standing == Standing::kRef)
    json.value(hit.ahead);
  else
    json.null();
  json.member("committed", hit.committed).member("in_merge", hit.in_merge);
  json.member("replaced_by", hit.replaced_by).member("moved_to", hit.moved_to);
  write_ways(json, hit.ways_out);
  json.end();
}

std::string as_json(const Session& session, const std::string& id, const std::string& base,
                    const project::Where& found) {
  report::Json json;
  json.object().member("schema", "migrate/where/1").member("asked", id);
  json.member("ref", session.source()->name()).member("base", base);
  json.member("complete", found.complete).member("reasons", found.reasons);
  json.key("hits").array();
  for (const Hit& hit : found.hits) write_hit(json, hit);
  json.end().member("similar", found.similar);
  write_ways(json, found.ways_out);
  json.end();
  return json.text();
}

Result<ExitStatus> run_where(Session& session, const WhereOptions& asked) {
  project::WhereOptions options;
  options.load = session.load_options();
  options.history = session.globals().history;
  options.commit = session.commit();
  MIGRATE_TRY(const alembic::Settings settings, session.settings_of(*session.source()));
  if (!session.repository())
    return fail(ErrorKind::kRepository, "There is no Git repository here to look in.",
                {"git init", "migrate show " + asked.id});
  auto base = project::find_base(*session.repository(), asked.base, settings.base);
  if (base)
    options.base = *std::move(base);
  else if (!asked.base.empty() || !settings.base.empty())
    return tl::unexpected(base.error());
  MIGRATE_TRY(const project::Where found,
              project::where(session.repository(), session.project(), asked.id, options));

  const bool several = session.project().histories.size() > 1;
  session.terminal().out(
      session.json() ? as_json(session, asked.id, options.base ? options.base->name : "", found)
                     : where_text(asked.id, found, several));
  if (found.hits.empty()) return found.complete ? ExitStatus::kFindings : ExitStatus::kCannotTell;
  return found.hits.front().standing == Standing::kHere ? ExitStatus::kFine : ExitStatus::kFindings;
}

}  // namespace

Run setup_where(OptionSet& o) {
  auto options = std::make_shared<WhereOptions>();
  o.argument("ID", options->id, "A revision id, or its first four characters or more").required =
      true;
  o.value("--base", "REF", options->base,
          "What this branch is meant for; default: the configuration, the upstream, the remote's "
          "default branch, main or master")
      .completes = Completes::kRef;
  o.about(
      "Looks in the working tree, the index, HEAD, all refs, the history of deleted files, stashes "
      "and reflogs. Exits with 0 when the revision is here, 1 when it is not, 4 when that cannot "
      "be known.");
  o.example("migrate where ae1027a6acf", "who has the revision that a database is at");
  return [options](Session& session) { return run_where(session, *options); };
}

}  // namespace migrate::cli
