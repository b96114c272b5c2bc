#include "sql/names.h"

#include <array>
#include <utility>

namespace migrate::sql {

using ir::ObjectKind;
using ir::ObjectRef;

std::string_view string_of(const Node* node) {
  return node != nullptr && node->node_case == PG_QUERY__NODE__NODE_STRING ? node->string->sval
                                                                           : std::string_view{};
}

std::vector<std::string> strings_of(Items<Node> nodes) {
  std::vector<std::string> strings;
  for (const Node* node : nodes)
    if (node->node_case == PG_QUERY__NODE__NODE_STRING) strings.emplace_back(node->string->sval);
  return strings;
}

std::vector<std::string> strings_of(const Node* list) {
  if (list == nullptr) return {};
  if (list->node_case == PG_QUERY__NODE__NODE_LIST)
    return strings_of(items(list->list->items, list->list->n_items));
  if (list->node_case == PG_QUERY__NODE__NODE_TYPE_NAME)
    return strings_of(items(list->type_name->names, list->type_name->n_names));
  if (list->node_case == PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS)
    return strings_of(items(list->object_with_args->objname, list->object_with_args->n_objname));
  if (list->node_case == PG_QUERY__NODE__NODE_STRING) return {list->string->sval};
  return {};
}

ir::Arg<std::string> given(std::string_view text) {
  return text.empty() ? ir::Arg<std::string>() : ir::Arg<std::string>(std::string(text));
}

ir::Arg<bool> when(bool value) { return value ? ir::Arg<bool>(true) : ir::Arg<bool>(); }

ir::TableName table_name(const PgQuery__RangeVar* relation) {
  if (relation == nullptr) return {};
  return {given(relation->schemaname), given(relation->relname)};
}

ObjectRef ref_of(const PgQuery__RangeVar* relation, ObjectKind kind) {
  if (relation == nullptr) return {kind, {}, {}, {}};
  return {kind, relation->schemaname, relation->relname, {}};
}

ObjectRef ref_of(const std::vector<std::string>& names, ObjectKind kind) {
  ObjectRef ref{kind, {}, {}, {}};
  if (names.size() > 1) ref.schema = names[names.size() - 2];
  if (!names.empty()) ref.name = names.back();
  return ref;
}

ObjectRef part_ref(const std::vector<std::string>& names, ObjectKind kind) {
  if (names.empty()) return {kind, {}, {}, {}};
  ObjectRef ref = ref_of({names.begin(), names.end() - 1}, kind);
  ref.part = names.back();
  return ref;
}

namespace {

struct TypeWords {
  PgQuery__ObjectType type;
  std::string_view words;
  ObjectKind kind;
};

#define OBJECT(NAME) PG_QUERY__OBJECT_TYPE__OBJECT_##NAME
constexpr std::array kTypes = {
    TypeWords{OBJECT(TABLE), "TABLE", ObjectKind::kTable},
    TypeWords{OBJECT(INDEX), "INDEX", ObjectKind::kIndex},
    TypeWords{OBJECT(TYPE), "TYPE", ObjectKind::kType},
    TypeWords{OBJECT(VIEW), "VIEW", ObjectKind::kView},
    TypeWords{OBJECT(MATVIEW), "MATERIALIZED VIEW", ObjectKind::kMaterializedView},
    TypeWords{OBJECT(SEQUENCE), "SEQUENCE", ObjectKind::kSequence},
    TypeWords{OBJECT(FUNCTION), "FUNCTION", ObjectKind::kFunction},
    TypeWords{OBJECT(PROCEDURE), "PROCEDURE", ObjectKind::kFunction},
    TypeWords{OBJECT(ROUTINE), "ROUTINE", ObjectKind::kFunction},
    TypeWords{OBJECT(AGGREGATE), "AGGREGATE", ObjectKind::kFunction},
    TypeWords{OBJECT(TRIGGER), "TRIGGER", ObjectKind::kTrigger},
    TypeWords{OBJECT(SCHEMA), "SCHEMA", ObjectKind::kSchema},
    TypeWords{OBJECT(EXTENSION), "EXTENSION", ObjectKind::kExtension},
    TypeWords{OBJECT(DOMAIN), "DOMAIN", ObjectKind::kDomain},
    TypeWords{OBJECT(POLICY), "POLICY", ObjectKind::kPolicy},
    TypeWords{OBJECT(COLUMN), "COLUMN", ObjectKind::kColumn},
    TypeWords{OBJECT(TABCONSTRAINT), "CONSTRAINT", ObjectKind::kConstraint},
    TypeWords{OBJECT(DOMCONSTRAINT), "DOMAIN CONSTRAINT", ObjectKind::kConstraint},
    TypeWords{OBJECT(ROLE), "ROLE", ObjectKind::kRole},
    TypeWords{OBJECT(DATABASE), "DATABASE", ObjectKind::kDatabase},
    TypeWords{OBJECT(FOREIGN_TABLE), "FOREIGN TABLE", ObjectKind::kTable},
    TypeWords{OBJECT(RULE), "RULE", ObjectKind::kOther},
    TypeWords{OBJECT(ATTRIBUTE), "ATTRIBUTE", ObjectKind::kType},
    TypeWords{OBJECT(ACCESS_METHOD), "ACCESS METHOD", ObjectKind::kOther},
    TypeWords{OBJECT(CAST), "CAST", ObjectKind::kOther},
    TypeWords{OBJECT(COLLATION), "COLLATION", ObjectKind::kOther},
    TypeWords{OBJECT(CONVERSION), "CONVERSION", ObjectKind::kOther},
    TypeWords{OBJECT(EVENT_TRIGGER), "EVENT TRIGGER", ObjectKind::kOther},
    TypeWords{OBJECT(FDW), "FOREIGN DATA WRAPPER", ObjectKind::kOther},
    TypeWords{OBJECT(FOREIGN_SERVER), "SERVER", ObjectKind::kOther},
    TypeWords{OBJECT(LANGUAGE), "LANGUAGE", ObjectKind::kOther},
    TypeWords{OBJECT(LARGEOBJECT), "LARGE OBJECT", ObjectKind::kOther},
    TypeWords{OBJECT(OPCLASS), "OPERATOR CLASS", ObjectKind::kOther},
    TypeWords{OBJECT(OPERATOR), "OPERATOR", ObjectKind::kOther},
    TypeWords{OBJECT(OPFAMILY), "OPERATOR FAMILY", ObjectKind::kOther},
    TypeWords{OBJECT(PUBLICATION), "PUBLICATION", ObjectKind::kOther},
    TypeWords{OBJECT(SUBSCRIPTION), "SUBSCRIPTION", ObjectKind::kOther},
    TypeWords{OBJECT(STATISTIC_EXT), "STATISTICS", ObjectKind::kOther},
    TypeWords{OBJECT(TABLESPACE), "TABLESPACE", ObjectKind::kOther},
    TypeWords{OBJECT(TRANSFORM), "TRANSFORM", ObjectKind::kOther},
    TypeWords{OBJECT(TSCONFIGURATION), "TEXT SEARCH CONFIGURATION", ObjectKind::kOther},
    TypeWords{OBJECT(TSDICTIONARY), "TEXT SEARCH DICTIONARY", ObjectKind::kOther},
    TypeWords{OBJECT(TSPARSER), "TEXT SEARCH PARSER", ObjectKind::kOther},
    TypeWords{OBJECT(TSTEMPLATE), "TEXT SEARCH TEMPLATE", ObjectKind::kOther},
    TypeWords{OBJECT(USER_MAPPING), "USER MAPPING", ObjectKind::kOther},
};
#undef OBJECT

const TypeWords* find(PgQuery__ObjectType type) {
  for (const TypeWords& row : kTypes)
    if (row.type == type) return &row;
  return nullptr;
}

}  // namespace

ObjectKind kind_of(PgQuery__ObjectType type) {
  const TypeWords* const row = find(type);
  return row == nullptr ? ObjectKind::kOther : row->kind;
}

std::string_view words_of(PgQuery__ObjectType type) {
  const TypeWords* const row = find(type);
  return row == nullptr ? std::string_view("OBJECT") : row->words;
}

ObjectRef object_of(const Node* node, PgQuery__ObjectType type) {
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER:
    case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY:
    case PG_QUERY__OBJECT_TYPE__OBJECT_RULE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT:
      return part_ref(strings_of(node), kind_of(type));
    case PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT: {
      // A list of the domain's type name and the constraint.
      if (node == nullptr || node->node_case != PG_QUERY__NODE__NODE_LIST ||
          node->list->n_items != 2)
        return {ObjectKind::kConstraint, {}, {}, {}};
      ObjectRef ref = ref_of(strings_of(node->list->items[0]), ObjectKind::kDomain);
      ref.part = string_of(node->list->items[1]);
      return ref;
    }
    default:
      return ref_of(strings_of(node), kind_of(type));
  }
}

std::string role_name(const PgQuery__RoleSpec* role) {
  if (role == nullptr) return {};
  switch (role->roletype) {
    case PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CSTRING:
      return role->rolename;
    case PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CURRENT_ROLE:
      return "CURRENT_ROLE";
    case PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CURRENT_USER:
      return "CURRENT_USER";
    case PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_SESSION_USER:
      return "SESSION_USER";
    case PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC:
      return "PUBLIC";
    default:
      return {};
  }
}

}  // namespace migrate::sql
