#include "migrate/alembic/env_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "alembic/env_calls.h"
#include "alembic/env_resolver.h"
#include "alembic/environment_config.h"
#include "alembic/python_search.h"
#include "migrate/path.h"

namespace migrate::alembic {
namespace {

using python::Ast;
using python::kNoNode;
using python::NodeId;
using Kind = EnvValue::Kind;
using State = EnvFact::State;

// The arguments that change what migrations do to a database, with Alembic's defaults.
struct Argument {
  std::string_view name;
  std::string_view otherwise;  // as Python writes it
};
constexpr std::array kArguments = {
    Argument{"version_table", "'alembic_version'"},
    Argument{"version_table_schema", "None"},
    Argument{"version_table_pk", "True"},
    Argument{"transaction_per_migration", "False"},
    Argument{"transactional_ddl", "None"},
    Argument{"render_as_batch", "False"},
    Argument{"include_schemas", "False"},
    Argument{"target_metadata", "None"},
    Argument{"on_version_apply", "None"},
    Argument{"compare_type", "True"},  // since Alembic 1.12
    Argument{"compare_server_default", "False"},
    Argument{"include_object", "None"},
    Argument{"include_name", "None"},
    Argument{"literal_binds", "False"},
    Argument{"dialect_name", "None"},
    Argument{"dialect_opts", "None"},
};

// In the order of EnvironmentContext.configure(); the rest takes keywords only.
constexpr std::array<std::string_view, 18> kPositional = {
    "connection",
    "url",
    "dialect_name",
    "dialect_opts",
    "transactional_ddl",
    "transaction_per_migration",
    "output_buffer",
    "starting_rev",
    "tag",
    "template_args",
    "render_as_batch",
    "target_metadata",
    "include_name",
    "include_object",
    "include_schemas",
    "process_revision_directives",
    "compare_type",
    "compare_server_default",
};

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

ir::Literal literal_of(const EnvValue& value) {
  switch (value.kind) {
    case Kind::kNone:
      return {ir::None{}};
    case Kind::kBoolean:
      return {value.flag};
    case Kind::kString:
      return {value.text};
    case Kind::kNumber: {
      std::int64_t number = 0;
      const char* const end = value.text.data() + value.text.size();
      const auto read = std::from_chars(value.text.data(), end, number);
      if (read.ec == std::errc() && read.ptr == end) return {number};
      break;
    }
    case Kind::kDict: {
      ir::LiteralMap map;
      map.names = value.names;
      for (const EnvValue& item : value.items) map.values.push_back(literal_of(item));
      return {std::move(map)};
    }
    default:
      break;
  }
  return {ir::Unknown{value.why()}};
}

std::string written(const EnvValue& value) {
  switch (value.kind) {
    case Kind::kNone:
      return "None";
    case Kind::kBoolean:
      return value.flag ? "True" : "False";
    case Kind::kString:
      return quoted(value.text);
    case Kind::kNumber:
      return value.text;
    case Kind::kDict: {
      std::string out;
      for (std::size_t i = 0; i < value.names.size(); ++i)
        out += fmt::format("{}{}: {}", i == 0 ? "" : ", ", quoted(value.names[i]),
                           written(value.items[i]));
      return "{" + out + "}";
    }
    case Kind::kMetadata:
      return "a MetaData";
    case Kind::kFunction:
    case Kind::kClass:
      return value.text;
    case Kind::kList:
      return fmt::format("a list of {}", value.items.size());
    default:
      return "an object";
  }
}

// Whether a value says all that there is to know.
bool is_plain(const EnvValue& value) {
  if (value.kind == Kind::kDict || value.kind == Kind::kList)
    return std::all_of(value.items.begin(), value.items.end(), is_plain);
  return value.kind != Kind::kUnknown && value.kind != Kind::kForeign &&
         value.kind != Kind::kModule && value.kind != Kind::kBase;
}

EnvFact default_fact(const Argument& argument) {
  EnvFact fact;
  fact.name = argument.name;
  fact.written = argument.otherwise;
  if (argument.otherwise.front() == '\'') {
    fact.value = {std::string(argument.otherwise.substr(1, argument.otherwise.size() - 2))};
  } else if (argument.otherwise != "None") {
    fact.value = {argument.otherwise == "True"};
  }
  return fact;
}

class Reader {
 public:
  Reader(const EnvModule& env, EnvResolver& resolver) : env_(env), resolver_(resolver) {}

  EnvFacts run() {
    EnvFacts facts;
    facts.path = env_.path();
    EnvCalls calls = find_calls(resolver_, env_);
    if (calls.configure.empty()) look_behind(calls);
    facts.remarks = std::move(calls.remarks);
    for (const Argument& argument : kArguments) {
      facts.online.push_back(merged(calls, argument, true));
      facts.offline.push_back(merged(calls, argument, false));
    }
    facts.naming_convention = convention(calls);
    if (facts.naming_convention.known()) {
      if (const auto* map = std::get_if<ir::LiteralMap>(&facts.naming_convention.value.value))
        for (std::size_t i = 0; i < map->names.size(); ++i)
          facts.convention.patterns[map->names[i]] = *map->values[i].text();
    } else {
      facts.convention.known = false;
    }
    return facts;
  }

 private:
  // env.py may leave it to a module of the project that it imports.
  void look_behind(EnvCalls& calls) {
    for (const std::string& written : env_.imported()) {
      const std::string name = env_.absolute(written);
      const EnvModule* const unit = name.empty() ? nullptr : resolver_.module(name);
      if (unit == nullptr) continue;
      EnvCalls found = find_calls(resolver_, *unit);
      if (found.configure.empty()) continue;
      calls.configure.insert(calls.configure.end(), found.configure.begin(), found.configure.end());
      calls.remarks.insert(calls.remarks.end(), found.remarks.begin(), found.remarks.end());
    }
  }

  // What one call gives for an argument; nothing: it does not give it.
  std::optional<EnvValue> given(const ConfigureCall& call, std::string_view name, NodeId& place) {
    const python::Module& syntax = call.unit->syntax();
    std::optional<EnvValue> unpacked;
    std::size_t position = 0;
    for (std::uint32_t i = 1; i < syntax.child_count(call.node); ++i) {
      const NodeId argument = syntax.child(call.node, i);
      const NodeId inside = syntax.child(argument, 0);
      place = argument;
      if (syntax.kind(argument) == Ast::kStarred) return EnvValue::unknown("it is given by *args");
      if (syntax.kind(argument) != Ast::kKeyword) {
        if (position < kPositional.size() && kPositional[position++] == name)
          return resolver_.value(*call.unit, argument, call.function);
        continue;
      }
      if (syntax.text(argument) == name) return resolver_.value(*call.unit, inside, call.function);
      if (!syntax.text(argument).empty()) continue;
      const EnvValue all = resolver_.value(*call.unit, inside, call.function);
      if (all.kind != Kind::kDict) {
        unpacked = EnvValue::unknown(fmt::format("`**{}` may give it, and {}",
                                                 syntax.source(syntax.span(inside)), all.why()));
        continue;
      }
      if (const EnvValue* const found = all.find(name)) unpacked = *found;
    }
    return unpacked;
  }

  void locate(EnvFact& fact, const EnvValue& value, const ConfigureCall& call, NodeId place) {
    if (!value.ini_path.empty()) {
      fact.path = value.ini_path;
      fact.at = {value.ini_line, 1};
    } else if (value.unit != nullptr && value.node != kNoNode && fact.known()) {
      fact.path = value.unit->path();
      fact.at = value.unit->position(value.unit->syntax().span(value.node).begin);
    } else {
      fact.path = call.unit->path();
      fact.at = call.unit->position(call.unit->syntax().span(place).begin);
    }
  }

  EnvFact of_call(const ConfigureCall& call, const Argument& argument) {
    EnvFact fact = default_fact(argument);
    NodeId place = call.node;
    const auto value = given(call, argument.name, place);
    if (!value) return fact;
    // Alembic takes None for most as "not given"; the default is what counts then.
    if (value->kind == Kind::kNone && argument.otherwise != "None") {
      locate(fact, *value, call, place);
      return fact;
    }
    if (is_plain(*value)) {
      fact.state = State::kKnown;
      fact.value = literal_of(*value);
      fact.written = written(*value);
    } else {
      cannot_tell(fact, value->why());
    }
    locate(fact, *value, call, place);
    return fact;
  }

  static void cannot_tell(EnvFact& fact, std::string reason) {
    fact.state = State::kCannotTell;
    fact.reason = std::move(reason);
    fact.written.clear();
    fact.value = {ir::Unknown{fact.reason}};
  }

  EnvFact merged(const EnvCalls& calls, const Argument& argument, bool online) {
    std::optional<EnvFact> result;
    for (const ConfigureCall& call : calls.configure) {
      if (!(online ? call.online : call.offline)) continue;
      EnvFact fact = of_call(call, argument);
      if (!result || (result->known() && !fact.known())) {
        result = std::move(fact);
      } else if (result->known() && fact.written != result->written) {
        cannot_tell(*result, "the calls of context.configure() differ in it");
      }
    }
    if (result) return *std::move(result);
    EnvFact fact = default_fact(argument);
    cannot_tell(fact, calls.configure.empty()
                          ? "no call of context.configure() was found"
                          : fmt::format("no call of context.configure() was found for this mode"));
    fact.path = env_.path();
    fact.at = {1, 1};
    return fact;
  }

  EnvFact convention(const EnvCalls& calls) {
    EnvFact fact;
    fact.name = "naming_convention";
    fact.written = "{}";
    std::optional<EnvValue> agreed;
    for (const ConfigureCall& call : calls.configure) {
      if (!call.online) continue;
      NodeId place = call.node;
      EnvValue metadata;
      metadata.kind = Kind::kNone;
      if (auto value = given(call, "target_metadata", place)) metadata = *std::move(value);
      // Anyone may give a convention to what belongs to the whole program.
      if (metadata.kind == Kind::kMetadata && metadata.unit == nullptr)
        resolver_.follow_imports(env_);
      EnvValue names = resolver_.naming_convention(metadata);
      const bool differs = agreed && !same(*agreed, names);
      if (differs) names = EnvValue::unknown("the calls of context.configure() differ in it");
      if (names.kind == Kind::kDict && !plain_patterns(names))
        names = EnvValue::unknown("a part of it is computed");
      agreed = names;
      if (names.kind == Kind::kDict) {
        fact.state = names.names.empty() ? State::kDefault : State::kKnown;
        fact.value = literal_of(names);
        fact.written = written(names);
        if (!names.names.empty()) locate(fact, names, call, place);
      } else {
        cannot_tell(fact, names.why());
        locate(fact, names, call, place);
        return fact;
      }
    }
    if (!agreed) cannot_tell(fact, "no call of context.configure() was found");
    return fact;
  }

  static bool plain_patterns(const EnvValue& names) {
    return std::all_of(names.items.begin(), names.items.end(),
                       [](const EnvValue& item) { return item.kind == Kind::kString; });
  }

  const EnvModule& env_;
  EnvResolver& resolver_;
};

EnvFacts nothing_known(std::string path, std::string problem) {
  EnvFacts facts;
  facts.path = std::move(path);
  facts.problem = std::move(problem);
  const auto unknown = [](std::string name) {
    EnvFact fact;
    fact.name = std::move(name);
    fact.state = State::kCannotTell;
    fact.reason = "env.py cannot be read";
    fact.value = {ir::Unknown{fact.reason}};
    return fact;
  };
  for (const Argument& argument : kArguments)
    facts.online.push_back(unknown(std::string(argument.name)));
  facts.offline = facts.online;
  facts.naming_convention = unknown("naming_convention");
  facts.convention.known = false;
  return facts;
}

}  // namespace

std::string_view to_string(EnvRemark::Kind kind) {
  switch (kind) {
    case EnvRemark::Kind::kStatement:
      return "statement";
    case EnvRemark::Kind::kSearchPath:
      return "search path";
    case EnvRemark::Kind::kTranslateMap:
      return "schema translation";
    case EnvRemark::Kind::kConnectArguments:
      return "connect arguments";
    case EnvRemark::Kind::kListener:
      return "event listener";
    case EnvRemark::Kind::kLoop:
      return "loop";
  }
  return "";
}

const EnvFact* EnvFacts::find(std::string_view name) const {
  if (name == naming_convention.name) return &naming_convention;
  const auto found = std::find_if(online.begin(), online.end(),
                                  [&](const EnvFact& fact) { return fact.name == name; });
  return found == online.end() ? nullptr : &*found;
}

EnvFacts read_env_facts(const source::Source& source, const HistoryConfig& config,
                        Modules& modules) {
  const std::string path = join_path(config.script_location, "env.py");
  const source::Content content = source.read(path);
  if (!content.ok()) return nothing_known("", content.reason);
  if (content.text.size() > Modules::kMaxModuleBytes)
    return nothing_known(path, fmt::format("{} is too large.", path));
  std::optional<Ini> ini;
  if (config.config_path.ends_with(".ini"))
    if (auto read = read_ini(source, config.config_path)) ini = *std::move(read);
  EnvResolver resolver(modules, ini ? &*ini : nullptr, config.section);
  resolver.find_flask_migrate_with([&] {
    const std::vector<std::string_view> words = {"flask_migrate", "init_app"};
    const std::string near(parent_path(config.script_location));
    auto found = modules_with(source, near, words);
    return found.empty() && !near.empty() ? modules_with(source, "", words) : found;
  });
  const EnvModule& env = resolver.take(
      {path, std::make_shared<const python::Module>(python::Module::parse(content.text)), false},
      "");
  return Reader(env, resolver).run();
}

}  // namespace migrate::alembic
