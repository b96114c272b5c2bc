#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "migrate/report/json.h"
#include "migrate/report/neutral.h"
#include "migrate/report/report.h"

// SARIF 2.1.0 (OASIS Standard, 27 March 2020); section numbers below are its.
namespace migrate::report {
namespace {

// RFC 3986, a relative path: everything but unreserved characters and '/' is encoded, so that no
// name can be taken for a scheme, a query or a fragment.
std::string uri(std::string_view path) {
  constexpr std::string_view kUnreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out;
  for (const char byte : path) {
    if (kUnreserved.find(byte) != std::string_view::npos)
      out += byte;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return out;
}

std::string_view level(Severity severity) {
  return severity == Severity::kInfo ? "note" : to_string(severity);
}

// What stays the same when lines move: the rule, and the revisions it is about or, without any, the
// file and the message. FNV-1a, 64 bits.
std::string fingerprint(const Diagnostic& said) {
  std::uint64_t hash = 14695981039346656037U;
  const auto add = [&hash](std::string_view text) {
    for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    hash = hash * 1099511628211U;  // a zero byte, so that "a", "bc" is not "ab", "c"
  };
  add(said.rule);
  add(said.history);
  for (const std::string& revision : said.revisions) add(revision);
  if (said.revisions.empty()) {
    add(said.location ? said.location->path : "");
    add(said.message);
  }
  return fmt::format("{:016x}", hash);
}

class Sarif {
 public:
  Sarif(const Report& report, const std::vector<lint::Rule>& rules) : report_(report) {
    std::set<std::string_view> used;
    for (const Diagnostic& said : report.diagnostics) used.insert(said.rule);
    for (const lint::Rule& rule : rules)
      if (used.count(rule.info.slug) > 0) rules_.push_back(&rule.info);
  }

  std::string operator()() {
    json_.object().member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_.member("version", "2.1.0").key("runs").array().object();
    tool();
    json_.member("columnKind", "unicodeCodePoints");
    json_.key("originalUriBaseIds").object().key("SRCROOT").object();
    text("description", "The root of the repository.");
    json_.end().end();
    invocation();
    json_.key("results").array();
    for (const Diagnostic& said : report_.diagnostics) result(said);
    json_.end();
    return json_.end().end().end().text();
  }

 private:
  void text(std::string_view name, std::string_view words) {
    json_.key(name).object().member("text", neutral(words)).end();
  }

  void tool() {
    json_.key("tool").object().key("driver").object().member("name", "migrate");
    json_.key("rules").array();
    for (const lint::RuleInfo* rule : rules_) {
      json_.object().member("id", rule->slug);
      text("shortDescription", rule->summary);
      text("fullDescription", rule->why);
      text("help", rule->instead);
      json_.key("defaultConfiguration").object();
      json_.member("level", std::string(level(rule->severity))).end();
      json_.key("properties").object().member("code", rule->code);
      json_.member("tags", rule->packs).end();
      json_.end();
    }
    json_.end().end().end();
  }

  void invocation() {
    json_.key("invocations").array().object().member("executionSuccessful", true);
    json_.key("toolExecutionNotifications").array();
    for (const Diagnostic& note : report_.notes) {
      json_.object().member("level", "note");
      text("message", note.message);
      if (note.location) locations("locations", *note.location);
      json_.end();
    }
    json_.end().end().end();
  }

  void physical(const Location& location) {
    json_.key("physicalLocation").object().key("artifactLocation").object();
    json_.member("uri", uri(location.path)).member("uriBaseId", "SRCROOT").end();
    if (location.span) {
      json_.key("region").object();
      json_.member("startLine", location.start.line).member("startColumn", location.start.column);
      json_.member("endLine", location.end.line).member("endColumn", location.end.column);
      json_.end();
    }
    json_.end();
    if (!location.ref.empty())
      json_.key("properties").object().member("ref", neutral_line(location.ref)).end();
  }

  void locations(std::string_view name, const Location& location) {
    json_.key(name).array().object();
    physical(location);
    json_.end().end();
  }

  void result(const Diagnostic& said) {
    json_.object().member("ruleId", said.rule);
    const auto known = std::find_if(rules_.begin(), rules_.end(),
                                    [&](const auto* rule) { return rule->slug == said.rule; });
    if (known != rules_.end())
      json_.member("ruleIndex", static_cast<std::int64_t>(known - rules_.begin()));
    // 3.27.9: "open" is what could not be decided; 3.27.10: any kind but "fail" has level "none".
    json_.member("kind", said.cannot_tell ? "open" : "fail");
    json_.member("level",
                 said.cannot_tell ? std::string("none") : std::string(level(said.severity)));
    std::string message = said.message;
    for (const std::string& line : said.help) message += "\n" + line;
    text("message", message);
    if (said.location) locations("locations", *said.location);
    if (!said.related.empty()) {
      json_.key("relatedLocations").array();
      std::int64_t id = 0;
      for (const Related& related : said.related) {
        json_.object().member("id", ++id);
        physical(related.location);
        text("message", related.message);
        json_.end();
      }
      json_.end();
    }
    json_.key("partialFingerprints").object();
    json_.member("migrateFinding/v1", fingerprint(said)).end();
    json_.end();
  }

  const Report& report_;
  std::vector<const lint::RuleInfo*> rules_;
  Json json_;
};

}  // namespace

std::string render_sarif(const Report& report, const std::vector<lint::Rule>& rules) {
  return Sarif(report, rules)();
}

}  // namespace migrate::report
