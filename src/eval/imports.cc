// Imports: modelled modules, the standard library, the project's own files; the rest is a third
// party's.
#include <algorithm>
#include <array>

#include "eval/compare.h"
#include "eval/machine.h"
#include "eval/module_object.h"
#include "eval/syntax_facts.h"

namespace migrate::eval {
namespace {

using python::Ast;
using python::NodeId;

std::string_view root_of(std::string_view dotted) { return dotted.substr(0, dotted.find('.')); }

struct Alias {
  std::string name, as;
};

Alias alias_of(const std::string& text) {
  const std::size_t as = text.find(" as ");
  if (as == text.npos) return {text, {}};
  return {text.substr(0, as), text.substr(as + 4)};
}

// `from ..x import y` in the module "a.b.c": "a.x". Nothing: it leaves the top.
std::optional<std::string> absolute(const ModuleInfo& here, std::string_view written) {
  std::size_t dots = 0;
  while (dots < written.size() && written[dots] == '.') ++dots;
  const std::string_view rest = written.substr(dots);
  if (dots == 0) return std::string(rest);
  std::string package = here.name;
  for (std::size_t up = here.package ? 1 : 0; up < dots; ++up) {
    if (package.empty()) return std::nullopt;
    const std::size_t at = package.rfind('.');
    package = at == package.npos ? std::string() : package.substr(0, at);
  }
  if (package.empty()) return rest.empty() ? std::nullopt : std::optional(std::string(rest));
  return rest.empty() ? package : package + "." + std::string(rest);
}

}  // namespace

bool is_standard(std::string_view root) {
  static constexpr std::array kNames = {
      "__future__",   "abc",        "argparse",  "ast",       "asyncio",     "base64",
      "binascii",     "bisect",     "calendar",  "codecs",    "collections", "concurrent",
      "configparser", "contextlib", "copy",      "csv",       "dataclasses", "datetime",
      "decimal",      "enum",       "errno",     "fnmatch",   "fractions",   "functools",
      "gc",           "getpass",    "glob",      "gzip",      "hashlib",     "heapq",
      "hmac",         "html",       "http",      "importlib", "inspect",     "io",
      "itertools",    "json",       "locale",    "logging",   "math",        "numbers",
      "operator",     "os",         "pathlib",   "pickle",    "pkgutil",     "platform",
      "posixpath",    "pprint",     "queue",     "random",    "re",          "secrets",
      "shutil",       "signal",     "socket",    "sqlite3",   "statistics",  "string",
      "struct",       "subprocess", "sys",       "tempfile",  "textwrap",    "threading",
      "time",         "timeit",     "traceback", "types",     "typing",      "unicodedata",
      "unittest",     "urllib",     "uuid",      "warnings",  "weakref",     "xml",
      "zipfile",      "zlib",       "zoneinfo"};
  return std::find(kNames.begin(), kNames.end(), root) != kNames.end();
}

void Machine::note_import(std::string_view name, Span span) {
  if (here().path != revision_path_ || name.empty()) return;
  using Kind = ImportFact::Kind;
  const std::string_view root = root_of(name);
  const Kind kind = root == "alembic"                              ? Kind::kAlembic
                    : root == "sqlalchemy"                         ? Kind::kSqlalchemy
                    : is_standard(root)                            ? Kind::kStandard
                    : world_->module(name) || world_->module(root) ? Kind::kProject
                                                                   : Kind::kThirdParty;
  imports.push_back({kind, std::string(name), span});
}

// The module as a value; an unknown one when nobody has it.
std::optional<Value> Machine::import_module(std::string_view dotted, Span place) {
  if (auto standard = standard_module(dotted)) return adopt(*std::move(standard), place);
  if (auto modelled = modelled_module(dotted)) return adopt(*std::move(modelled), place);
  if (is_standard(root_of(dotted)))
    return unknown("standard-library", "the module " + std::string(dotted) + " is not modelled",
                   place);
  const auto loaded = loaded_.find(dotted);
  if (loaded != loaded_.end())
    return adopt(module_object(loaded->second, std::string(dotted)), place);
  constexpr std::size_t kMostModules = 200;
  if (loaded_.size() >= kMostModules) return std::nullopt;
  if (const auto found = world_->module(dotted)) {
    const auto scope = load_module(*found, std::string(dotted));
    return adopt(module_object(scope, std::string(dotted)), place);
  }
  return std::nullopt;
}

Value Machine::import_name(const std::string& module, std::string_view name, Span place) {
  const auto whole = import_module(module, place);
  if (whole && !whole->is_unknown()) {
    if (auto found = find_attribute(*whole, name, place); found && !found->is_unknown())
      return *std::move(found);
    if (stopped()) return {};
    if (auto inner = import_module(module + "." + std::string(name), place)) return *inner;
    if (auto found = find_attribute(*whole, name, place)) return *std::move(found);
    return unknown("import", "the module " + module + " has no " + std::string(name), place);
  }
  if (whole) return *whole;
  if (auto inner = import_module(module + "." + std::string(name), place)) return *inner;
  return unknown("third-party", std::string(name) + " is of " + module + ", not of this project",
                 place);
}

Flow Machine::exec_import(NodeId id) {
  const python::Module& tree = syntax();
  for (std::uint32_t i = 0; i < tree.child_count(id) && !stopped(); ++i) {
    const NodeId part = tree.child(id, i);
    const Alias alias = alias_of(tree.text(part));
    note_import(alias.name, tree.span(part));
    const std::string bound = alias.as.empty() ? std::string(root_of(alias.name)) : alias.name;
    auto module = import_module(bound, tree.span(part));
    if (!module && alias.as.empty() && bound != alias.name &&
        import_module(alias.name, tree.span(part)))
      module = package_object(bound);  // a package without a file of its own
    if (!module) {
      ++doubts_;
      module = unknown("third-party", "the module " + alias.name + " is not of this project",
                       tree.span(part));
    }
    assign_name(alias.as.empty() ? bound : alias.as, *std::move(module));
  }
  return raised_ ? Flow::kRaise : Flow::kNext;
}

Flow Machine::exec_import_from(NodeId id) {
  const python::Module& tree = syntax();
  const auto name = absolute(here(), tree.text(id));
  if (name) note_import(*name, tree.span(id));
  for (std::uint32_t i = 0; i < tree.child_count(id) && !stopped(); ++i) {
    const NodeId part = tree.child(id, i);
    const Alias alias = alias_of(tree.text(part));
    if (alias.name == "*") {
      const auto module = name ? import_module(*name, tree.span(part)) : std::nullopt;
      if (ModuleObject* const object = module ? module->native<ModuleObject>() : nullptr) {
        force_all(object->scope());
        const auto names = object->scope()->names;
        for (const auto& [other, value] : names)
          if (other.rfind('_', 0) != 0) assign_name(other, value);
      }
      continue;
    }
    Value value = name ? import_name(*name, alias.name, tree.span(part))
                       : unknown("import", "a relative import beyond the top", tree.span(part));
    if (stopped()) break;
    doubts_ += value.is_unknown();
    assign_name(alias.as.empty() ? alias.name : alias.as, std::move(value));
  }
  return raised_ ? Flow::kRaise : Flow::kNext;
}

// Runs the statements of a project's module that bind the name.
void Machine::force(const std::shared_ptr<Scope>& scope, std::string_view name) {
  const std::shared_ptr<LazyModule> lazy = scope->lazy;
  if (!lazy || calls_ >= limits_.calls) return;
  const auto run = [&](NodeId statement) {
    if (stopped() || !lazy->started.insert(statement).second) return;
    Frame frame;
    frame.scope = scope;
    frame.module = &modules_.find(scope.get())->second;
    Frame* const outer = std::exchange(frame_, &frame);
    const Span at = statement_;
    const bool thrown_away = std::exchange(statement_call_, false);
    const bool inside = std::exchange(in_function_, false);
    // A module is loaded once, whatever branch first asks for it: nothing of it is undone.
    Journal journal = std::exchange(journal_, Journal());
    std::vector<Region> regions = std::exchange(regions_, {});
    std::vector<ActiveGuard> guards = std::exchange(guards_, {});
    const std::uint32_t repeated = std::exchange(repeated_, 0);
    ir::Body* const body = std::exchange(body_, &discarded_);
    ++calls_;
    open_region(Region::Kind::kCall);
    close_region(exec(statement));
    --calls_;
    // An import that fails would fail the whole file; nothing of it is then known.
    if (!halted_) raised_.reset();
    journal_ = std::move(journal);
    regions_ = std::move(regions);
    guards_ = std::move(guards);
    repeated_ = repeated;
    body_ = body;
    in_function_ = inside;
    statement_call_ = thrown_away;
    statement_ = at;
    frame_ = outer;
  };
  const auto found = lazy->statements.find(name);
  if (found != lazy->statements.end())
    for (const NodeId statement : found->second) run(statement);
  if (scope->names.count(name) > 0) return;
  for (const NodeId statement : lazy->star_imports) run(statement);
}

void Machine::force_all(const std::shared_ptr<Scope>& scope) {
  if (!scope->lazy) return;
  const std::shared_ptr<LazyModule> lazy = scope->lazy;
  for (const auto& [name, statements] : lazy->statements) force(scope, name);
}

std::shared_ptr<Scope> Machine::load_module(const SourceModule& module, std::string name) {
  const auto scope = std::make_shared<Scope>();
  scopes_.push_back(scope);
  const auto lazy = std::make_shared<LazyModule>();
  modules_.emplace(scope.get(),
                   ModuleInfo{module.module, module.path, name, module.package, scope});
  loaded_.emplace(std::move(name), scope);
  const python::Module& tree = *module.module;
  const NodeId root = tree.root();
  for (std::uint32_t i = 0; i < tree.child_count(root); ++i) {
    const NodeId statement = tree.child(root, i);
    for (const std::string& bound : changed_names(tree, statement)) {
      if (bound == "*")
        lazy->star_imports.push_back(statement);
      else
        lazy->statements[bound].push_back(statement);
    }
  }
  scope->lazy = lazy;
  spend(tree.child_count(root) / 8);
  return scope;
}

}  // namespace migrate::eval
