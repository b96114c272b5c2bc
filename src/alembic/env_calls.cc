#include "alembic/env_calls.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace migrate::alembic {
namespace {

using python::Ast;
using python::kNoNode;
using python::NodeId;

// Which of the two modes something may run in.
enum Mode : unsigned { kNever = 0, kOnline = 1, kOffline = 2, kBoth = 3 };

std::string_view method_name(const python::Module& syntax, NodeId call) {
  const NodeId callee = syntax.child(call, 0);
  return syntax.kind(callee) == Ast::kAttribute ? syntax.text(callee) : std::string_view{};
}

bool has_keyword(const python::Module& syntax, NodeId call,
                 std::initializer_list<std::string_view> names) {
  for (std::uint32_t i = 1; i < syntax.child_count(call); ++i) {
    const NodeId argument = syntax.child(call, i);
    if (syntax.kind(argument) == Ast::kKeyword &&
        std::find(names.begin(), names.end(), syntax.text(argument)) != names.end())
      return true;
  }
  return false;
}

// The keyword's value, kNoNode when it is not there.
NodeId keyword(const python::Module& syntax, NodeId call, std::string_view name) {
  for (std::uint32_t i = 1; i < syntax.child_count(call); ++i) {
    const NodeId argument = syntax.child(call, i);
    if (syntax.kind(argument) == Ast::kKeyword && syntax.text(argument) == name)
      return syntax.child(argument, 0);
  }
  return kNoNode;
}

class Finder {
 public:
  Finder(EnvResolver& resolver, const EnvModule& unit)
      : resolver_(resolver), unit_(unit), syntax_(unit.syntax()) {}

  EnvCalls run() {
    walk(syntax_.root(), {kNoNode, kBoth, kNoNode});
    spread_modes();
    for (const auto& [call, branch] : configured_) {
      unsigned mode = branch & mode_of(call.function);
      if (mode == kNever) mode = kBoth;  // who runs it stands elsewhere
      found_.configure.push_back(call);
      found_.configure.back().online = (mode & kOnline) != 0;
      found_.configure.back().offline = (mode & kOffline) != 0;
    }
    for (const auto& [function, loop] : looped_)
      if (runs_migrations_.count(function) != 0) remark(EnvRemark::Kind::kLoop, loop);
    std::sort(found_.remarks.begin(), found_.remarks.end(),
              [](const EnvRemark& a, const EnvRemark& b) {
                return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
              });
    return std::move(found_);
  }

 private:
  struct Place {
    NodeId function;
    unsigned branch;  // of `if context.is_offline_mode()`
    NodeId loop;      // the innermost; kNoNode: none
  };
  struct Mention {  // of a function of the file, in another
    NodeId function, by;
    unsigned branch;
  };

  void walk(NodeId id, const Place& place) {
    if (id == kNoNode) return;
    Place below = place;
    switch (syntax_.kind(id)) {
      case Ast::kFunctionDef:
      case Ast::kAsyncFunctionDef:
        decorators(id, place);
        walk(syntax_.child(id, 1), {id, kBoth, kNoNode});
        return;
      case Ast::kIf:
        if (const unsigned mode = offline_test(syntax_.child(id, 0)); mode != kBoth) {
          below.branch = place.branch & mode;
          walk(syntax_.child(id, 1), below);
          below.branch = place.branch & (kBoth ^ mode);
          walk(syntax_.child(id, 2), below);
          return;
        }
        break;
      case Ast::kFor:
      case Ast::kWhile:
        below.loop = id;
        break;
      case Ast::kCall:
        call(id, place);
        break;
      case Ast::kName:
        mention(id, place);
        break;
      case Ast::kAssign:
        assignment(id);
        break;
      default:
        break;
    }
    for (std::uint32_t i = 0; i < syntax_.child_count(id); ++i) walk(syntax_.child(id, i), below);
  }

  // The modes in which the test holds; kBoth when it does not ask.
  unsigned offline_test(NodeId test) const {
    if (syntax_.kind(test) == Ast::kUnaryOp && syntax_.text(test) == "not") {
      const unsigned inner = offline_test(syntax_.child(test, 0));
      return inner == kBoth ? inner : kBoth ^ inner;
    }
    return syntax_.kind(test) == Ast::kCall && method_name(syntax_, test) == "is_offline_mode"
               ? kOffline
               : kBoth;
  }

  void mention(NodeId id, const Place& place) {
    const EnvValue value = resolver_.value(unit_, id, place.function);
    if (value.kind != EnvValue::Kind::kFunction || value.unit != &unit_) return;
    mentions_.push_back({value.node, place.function, place.branch});
    if (place.loop != kNoNode) looped_.push_back({value.node, place.loop});
  }

  void call(NodeId id, const Place& place) {
    const std::string_view method = method_name(syntax_, id);
    const std::string callee = resolver_.foreign_name(unit_, syntax_.child(id, 0), place.function);
    // A context that is passed in, or comes from a helper, is known by what it is asked.
    if (callee == "alembic.context.configure" ||
        (method == "configure" &&
         has_keyword(syntax_, id, {"connection", "url", "target_metadata", "dialect_name"}))) {
      configured_.push_back({{&unit_, id, place.function, true, true}, place.branch});
    } else if (callee == "alembic.context.run_migrations" || method == "run_migrations") {
      runs_migrations_.insert(place.function);
      if (place.loop != kNoNode) remark(EnvRemark::Kind::kLoop, place.loop);
    } else if (method == "execute" || method == "exec_driver_sql") {
      executed(id, place);
    } else if (method == "listen" || callee == "sqlalchemy.event.listen") {
      remark(EnvRemark::Kind::kListener, id);
    } else if (const NodeId map = keyword(syntax_, id, "schema_translate_map"); map != kNoNode) {
      remark(EnvRemark::Kind::kTranslateMap, map);
    } else if (const NodeId given = keyword(syntax_, id, "connect_args"); given != kNoNode) {
      remark(EnvRemark::Kind::kConnectArguments, given);
    }
  }

  void executed(NodeId id, const Place& place) {
    NodeId statement = syntax_.child(id, 1);
    if (statement != kNoNode && syntax_.kind(statement) == Ast::kCall)
      statement = syntax_.child(statement, 1);  // text("…")
    if (statement == kNoNode) return;
    const EnvValue value = resolver_.value(unit_, statement, place.function);
    const std::string text = value.kind == EnvValue::Kind::kString ? value.text : source(statement);
    const bool chooses = text.find("search_path") != std::string::npos;
    found_.remarks.push_back({chooses ? EnvRemark::Kind::kSearchPath : EnvRemark::Kind::kStatement,
                              text, unit_.path(), at(id)});
  }

  void assignment(NodeId id) {
    for (std::uint32_t i = 0; i + 1 < syntax_.child_count(id); ++i) {
      const NodeId target = syntax_.child(id, i);
      if (syntax_.kind(target) == Ast::kAttribute && syntax_.text(target) == "default_schema_name")
        remark(EnvRemark::Kind::kTranslateMap, id);
    }
  }

  void decorators(NodeId id, const Place& place) {
    for (std::uint32_t i = 2; i < syntax_.child_count(id); ++i) {
      const NodeId decorator = syntax_.child(syntax_.child(id, i), 0);
      const bool listens =
          syntax_.kind(decorator) == Ast::kCall && method_name(syntax_, decorator) == "listens_for";
      if (listens) remark(EnvRemark::Kind::kListener, decorator);
      walk(decorator, place);
    }
    const NodeId arguments = syntax_.child(id, 0);
    for (std::uint32_t i = 0; i < syntax_.child_count(arguments); ++i)
      walk(syntax_.child(syntax_.child(arguments, i), 0), place);
  }

  // A function runs in the modes in which it is mentioned, as far as those run who mention it.
  void spread_modes() {
    for (bool changed = true; changed;) {
      changed = false;
      for (const Mention& mention : mentions_) {
        const unsigned mode = mention.branch & mode_of(mention.by);
        unsigned& known = modes_.try_emplace(mention.function, kNever).first->second;
        changed = changed || (known | mode) != known;
        known |= mode;
        if (runs_migrations_.count(mention.function) != 0 && mention.by != kNoNode)
          changed = runs_migrations_.insert(mention.by).second || changed;
      }
    }
  }
  unsigned mode_of(NodeId function) const {
    const auto found = modes_.find(function);
    // Nobody mentions it: it may be called from elsewhere.
    return found == modes_.end() ? (function == kNoNode || !mentioned(function) ? kBoth : kNever)
                                 : found->second;
  }
  bool mentioned(NodeId function) const {
    return std::any_of(mentions_.begin(), mentions_.end(),
                       [&](const Mention& mention) { return mention.function == function; });
  }

  // Of a loop, its head.
  std::string source(NodeId id) const {
    Span span = syntax_.span(id);
    if (syntax_.kind(id) == Ast::kFor)
      span.end = syntax_.span(syntax_.child(id, 1)).end;
    else if (syntax_.kind(id) == Ast::kWhile)
      span.end = syntax_.span(syntax_.child(id, 0)).end;
    return syntax_.source(span);
  }
  Position at(NodeId id) const { return unit_.position(syntax_.span(id).begin); }
  void remark(EnvRemark::Kind kind, NodeId id) {
    EnvRemark made{kind, source(id), unit_.path(), at(id)};
    for (const EnvRemark& known : found_.remarks)
      if (known.kind == kind && known.at == made.at) return;
    found_.remarks.push_back(std::move(made));
  }

  EnvResolver& resolver_;
  const EnvModule& unit_;
  const python::Module& syntax_;
  std::vector<std::pair<ConfigureCall, unsigned>> configured_;
  std::vector<Mention> mentions_;
  std::vector<std::pair<NodeId, NodeId>> looped_;
  std::set<NodeId> runs_migrations_;
  std::map<NodeId, unsigned> modes_;
  EnvCalls found_;
};

}  // namespace

EnvCalls find_calls(EnvResolver& resolver, const EnvModule& unit) {
  return Finder(resolver, unit).run();
}

}  // namespace migrate::alembic
