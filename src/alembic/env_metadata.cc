#include <fmt/format.h>

#include <algorithm>

#include "alembic/env_resolver.h"

namespace migrate::alembic {
namespace {

using python::Ast;
using python::kNoNode;
using python::NodeId;
using Kind = EnvValue::Kind;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> of) {
  return std::find(of.begin(), of.end(), name) != of.end();
}

std::string_view last_part(std::string_view dotted) { return dotted.substr(dotted.rfind('.') + 1); }

// Classes whose subclasses have a metadata of their own, and whose constructors or class statements
// may be given one.
bool is_declarative(std::string_view foreign_name) {
  const bool sqlalchemy = foreign_name.starts_with("sqlalchemy.");
  return (sqlalchemy && is_one_of(last_part(foreign_name),
                                  {"DeclarativeBase", "DeclarativeBaseNoMeta", "declarative_base",
                                   "automap_base", "registry", "as_declarative"})) ||
         is_one_of(foreign_name,
                   {"flask_sqlalchemy.SQLAlchemy", "sqlmodel.SQLModel", "sqlmodel.main.SQLModel"});
}

bool is_metadata_class(std::string_view foreign_name) {
  return foreign_name.starts_with("sqlalchemy.") && last_part(foreign_name) == "MetaData";
}

EnvValue plain_metadata(const EnvModule* unit = nullptr, NodeId node = kNoNode) {
  EnvValue value;
  value.kind = Kind::kMetadata;
  value.unit = unit;
  value.node = node;
  return value;
}

}  // namespace

EnvValue EnvResolver::class_attribute(const EnvValue& of, std::string_view name) {
  const EnvModule& unit = *of.unit;
  const python::Module& syntax = unit.syntax();
  const Bindings& body = unit.class_body(of.node);
  // Names in a class body are those of the module: `metadata = metadata` too.
  if (const auto found = body.find(name); found != body.end())
    return bound(unit, found->second, kNoNode);
  if (too_complex() || !running_.insert({of.unit, of.node}).second)
    return EnvValue::unknown("it is too complex to follow");
  std::optional<EnvValue> result;
  for (std::uint32_t i = 1; i < syntax.child_count(of.node) && !result; ++i) {
    const NodeId base = syntax.child(of.node, i);
    if (syntax.kind(base) == Ast::kKeyword) continue;
    const bool decorator = syntax.kind(base) == Ast::kDecorator;
    const EnvValue parent = value(unit, decorator ? syntax.child(base, 0) : base, kNoNode);
    if (parent.kind == Kind::kForeign && is_declarative(parent.text)) {
      result = attribute(EnvValue::base(plain_metadata(&unit, of.node), &unit, of.node), name);
    } else if (parent.kind == Kind::kForeign && parent.text.starts_with("sqlalchemy.")) {
      continue;  // MappedAsDataclass, AsyncAttrs: these add no metadata
    } else if (parent.kind == Kind::kForeign && parent.text == "builtins.object") {
      continue;
    } else if (parent.kind == Kind::kClass) {
      EnvValue inherited = class_attribute(parent, name);
      if (inherited.text != "no class has it") result = std::move(inherited);
    } else if (parent.kind == Kind::kBase) {
      result = attribute(parent, name);
    } else if (!decorator) {
      result = EnvValue::unknown(parent.why());
    }
  }
  running_.erase({of.unit, of.node});
  return result ? *std::move(result) : EnvValue::unknown("no class has it");
}

std::optional<EnvValue> EnvResolver::assigned(const EnvValue& object, std::string_view attribute) {
  const std::string key = fmt::format("{}\n{}\n{}\n{}", static_cast<const void*>(object.unit),
                                      object.node, object.text, attribute);
  if (!assigning_.insert(key).second) return std::nullopt;
  std::optional<EnvValue> result;
  std::vector<const EnvModule*> read;
  for (const auto& [path, unit] : units_) read.push_back(unit.get());
  for (const EnvModule* unit : read) {
    for (const AttributeAssignment& assignment : unit->attribute_assignments()) {
      if (assignment.attribute != attribute) continue;
      const EnvValue changed = value(*unit, assignment.object, assignment.function);
      if (!changed.is_unknown() && !same(changed, object)) continue;
      EnvValue given = assignment.value == kNoNode || changed.is_unknown()
                           ? EnvValue::unknown("it is set in several places")
                           : value(*unit, assignment.value, assignment.function);
      if (result && !same(*result, given)) given = EnvValue::unknown("it is set in several places");
      result = std::move(given);
    }
  }
  assigning_.erase(key);
  return result;
}

EnvValue EnvResolver::attribute(const EnvValue& object, std::string_view name) {
  switch (object.kind) {
    case Kind::kModule: {
      const EnvModule* const unit = module(object.text);
      if (unit == nullptr) break;
      const std::string below = object.text + "." + std::string(name);
      if (unit->bindings(kNoNode, name).empty() && module(below) != nullptr) return imported(below);
      EnvValue found = member(*unit, name);
      if (found.kind == Kind::kForeign && found.text == "builtins." + std::string(name))
        return EnvValue::unknown(fmt::format("`{}` has no `{}`", object.text, name));
      return found;
    }
    case Kind::kForeign: {
      if (name == "metadata" && is_declarative(object.text)) {
        const EnvValue base = EnvValue::base(plain_metadata(), nullptr, kNoNode);
        EnvValue metadata = plain_metadata();
        metadata.text = object.text;  // one for all the program
        if (auto changed = assigned(object, name)) return *std::move(changed);
        return metadata;
      }
      if (object.text == kFlaskMigrate && (name == "db" || name == "configure_args")) {
        const EnvValue& set_up = flask_migrate();
        if (set_up.kind != Kind::kDict) return set_up;
        if (name == "db") return *set_up.find("db");
        return *set_up.find("configure_args");
      }
      return EnvValue::foreign(object.text + "." + std::string(name));
    }
    case Kind::kBase:
      if (name == "metadata") {
        if (auto changed = assigned(object, name)) return *std::move(changed);
        return object.items.front();
      }
      if (is_one_of(name, {"Model", "registry", "generate_base"})) return object;
      if (name == "metadatas") {  // of Flask-SQLAlchemy, by bind; that of None is its metadata
        EnvValue binds = EnvValue::made(Kind::kDict, *object.unit, object.node);
        binds.put("", attribute(object, "metadata"));
        return binds;
      }
      break;
    case Kind::kMetadata:
      if (name == "naming_convention") return naming_convention(object);
      break;
    case Kind::kClass:
      if (auto changed = name == "metadata" ? assigned(object, name) : std::nullopt)
        return *std::move(changed);
      return class_attribute(object, name);
    case Kind::kUnknown:
      return object;
    default:
      break;
  }
  return EnvValue::unknown("it is computed");
}

EnvValue EnvResolver::naming_convention(const EnvValue& metadata) {
  if (metadata.is_unknown()) return metadata;
  EnvValue none;
  none.kind = Kind::kDict;
  // Alembic asks the object for its convention: a list, a dictionary and None have none.
  if (metadata.kind == Kind::kNone || metadata.kind == Kind::kList || metadata.kind == Kind::kDict)
    return none;
  if (metadata.kind != Kind::kMetadata) return EnvValue::unknown(metadata.why());
  if (auto changed = assigned(metadata, "naming_convention")) return *std::move(changed);
  if (metadata.items.empty()) return none;
  const EnvValue& given = metadata.items.front();
  if (given.kind == Kind::kNone) return none;
  return given.kind == Kind::kDict ? given : EnvValue::unknown(given.why());
}

EnvValue EnvResolver::argument(const EnvModule& unit, NodeId call, std::string_view keyword,
                               NodeId function) {
  const python::Module& syntax = unit.syntax();
  EnvValue absent;
  absent.kind = Kind::kNone;
  for (std::uint32_t i = 1; i < syntax.child_count(call); ++i) {
    const NodeId argument = syntax.child(call, i);
    if (syntax.kind(argument) != Ast::kKeyword) continue;
    if (syntax.text(argument) == keyword) return value(unit, syntax.child(argument, 0), function);
    if (!syntax.text(argument).empty()) continue;
    const EnvValue all = value(unit, syntax.child(argument, 0), function);
    if (all.kind != Kind::kDict) return EnvValue::unknown(all.why());
    if (const EnvValue* const found = all.find(keyword)) return *found;
  }
  return absent;
}

EnvValue EnvResolver::metadata_of(const EnvModule& unit, NodeId call, NodeId function) {
  EnvValue metadata = argument(unit, call, "metadata", function);
  if (metadata.kind != Kind::kNone) return metadata;
  return plain_metadata(&unit, call);
}

// config.get_main_option(name, default) and config.get_section_option(section, name, default).
EnvValue EnvResolver::configuration(const EnvModule& unit, NodeId call, NodeId function,
                                    std::string_view method) {
  const python::Module& syntax = unit.syntax();
  const bool has_section = method == "get_section_option";
  std::vector<EnvValue> given;
  for (std::uint32_t i = 1; i < syntax.child_count(call); ++i)
    given.push_back(value(unit, syntax.child(call, i), function));
  const std::size_t key = has_section ? 1 : 0;
  if (given.size() <= key || given[key].kind != Kind::kString || ini_ == nullptr ||
      (has_section && given[0].kind != Kind::kString))
    return EnvValue::unknown("it is read from the configuration of Alembic");
  for (const auto& [path, other] : units_)
    for (const std::string& set : other->options_set())
      if (set.empty() || set == given[key].text)
        return EnvValue::unknown("it is an option that env.py may set itself");
  const std::string section = has_section ? given[0].text : section_;
  const auto found = ini_->get(section, given[key].text);
  if (!found) return EnvValue::unknown("it is read from the configuration, which cannot be read");
  if (*found) {
    EnvValue text;
    text.kind = Kind::kString;
    text.text = **found;
    text.ini_path = ini_->path();
    text.ini_line = ini_->line_of(section, given[key].text);
    return text;
  }
  if (given.size() > key + 1) return given[key + 1];
  EnvValue none;
  none.kind = Kind::kNone;
  return none;
}

EnvValue EnvResolver::call_foreign(const std::string& callee, const EnvModule& unit, NodeId id,
                                   NodeId function) {
  constexpr std::string_view kConfig = "alembic.context.config.";
  const std::string_view method = last_part(callee);
  if (callee.starts_with(kConfig) && is_one_of(method, {"get_main_option", "get_section_option"}))
    return configuration(unit, id, function, method);
  if (is_metadata_class(callee)) {
    EnvValue metadata = plain_metadata(&unit, id);
    EnvValue convention = argument(unit, id, "naming_convention", function);
    metadata.items.push_back(std::move(convention));
    return metadata;
  }
  if (is_declarative(callee)) {
    EnvValue model = argument(unit, id, "model_class", function);  // of Flask-SQLAlchemy
    if (model.kind == Kind::kClass || model.kind == Kind::kBase)
      return EnvValue::base(attribute(model, "metadata"), &unit, id);
    if (model.is_unknown()) return model;
    return EnvValue::base(metadata_of(unit, id, function), &unit, id);
  }
  if (callee == "flask_migrate.Migrate") return EnvValue::foreign(callee + "()");
  if (callee == "builtins.dict") {
    EnvValue made = EnvValue::made(Kind::kDict, unit, id);
    const python::Module& syntax = unit.syntax();
    for (std::uint32_t i = 1; i < syntax.child_count(id); ++i) {
      const NodeId argument = syntax.child(id, i);
      if (syntax.kind(argument) != Ast::kKeyword || syntax.text(argument).empty())
        return EnvValue::unknown("it is computed");
      made.names.push_back(syntax.text(argument));
      made.items.push_back(value(unit, syntax.child(argument, 0), function));
    }
    return made;
  }
  return EnvValue::unknown(EnvValue::foreign(callee).why());
}

}  // namespace migrate::alembic
