#include "sql/types.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "sql/lexer.h"
#include "sql/names.h"

namespace migrate::sql {
namespace {

enum class Takes { kNothing, kLength, kPrecision, kPrecisionAndScale, kInterval };

struct Known {
  std::string_view name;  // as the catalog of PostgreSQL has it
  std::string_view type;
  Takes takes = Takes::kNothing;
  std::optional<bool> timezone = std::nullopt;
  bool serial = false;
};

constexpr std::array kKnown = {
    Known{"int2", "SMALLINT"},
    Known{"int4", "INTEGER"},
    Known{"int8", "BIGINT"},
    Known{"serial", "INTEGER", Takes::kNothing, std::nullopt, true},
    Known{"serial4", "INTEGER", Takes::kNothing, std::nullopt, true},
    Known{"bigserial", "BIGINT", Takes::kNothing, std::nullopt, true},
    Known{"serial8", "BIGINT", Takes::kNothing, std::nullopt, true},
    Known{"smallserial", "SMALLINT", Takes::kNothing, std::nullopt, true},
    Known{"serial2", "SMALLINT", Takes::kNothing, std::nullopt, true},
    Known{"numeric", "NUMERIC", Takes::kPrecisionAndScale},
    Known{"float4", "REAL"},
    Known{"float8", "postgresql.DOUBLE_PRECISION"},
    Known{"varchar", "VARCHAR", Takes::kLength},
    Known{"bpchar", "CHAR", Takes::kLength},
    Known{"text", "TEXT"},
    Known{"bool", "BOOLEAN"},
    Known{"date", "DATE"},
    Known{"time", "postgresql.TIME", Takes::kPrecision, false},
    Known{"timetz", "postgresql.TIME", Takes::kPrecision, true},
    Known{"timestamp", "postgresql.TIMESTAMP", Takes::kPrecision, false},
    Known{"timestamptz", "postgresql.TIMESTAMP", Takes::kPrecision, true},
    Known{"interval", "postgresql.INTERVAL", Takes::kInterval},
    Known{"bytea", "postgresql.BYTEA"},
    Known{"uuid", "postgresql.UUID"},
    Known{"json", "postgresql.JSON"},
    Known{"jsonb", "postgresql.JSONB"},
    Known{"jsonpath", "postgresql.JSONPATH"},
    Known{"inet", "postgresql.INET"},
    Known{"cidr", "postgresql.CIDR"},
    Known{"macaddr", "postgresql.MACADDR"},
    Known{"macaddr8", "postgresql.MACADDR8"},
    Known{"money", "postgresql.MONEY"},
    Known{"oid", "postgresql.OID"},
    Known{"regclass", "postgresql.REGCLASS"},
    Known{"tsvector", "postgresql.TSVECTOR"},
    Known{"tsquery", "postgresql.TSQUERY"},
    Known{"hstore", "postgresql.HSTORE"},
    Known{"citext", "postgresql.CITEXT"},
    Known{"xml", "postgresql.XML"},
    Known{"point", "postgresql.POINT"},
    Known{"line", "postgresql.LINE"},
    Known{"lseg", "postgresql.LSEG"},
    Known{"box", "postgresql.BOX"},
    Known{"path", "postgresql.PATH"},
    Known{"polygon", "postgresql.POLYGON"},
    Known{"circle", "postgresql.CIRCLE"},
    Known{"name", "postgresql.NAME"},
    Known{"int4range", "postgresql.INT4RANGE"},
    Known{"int8range", "postgresql.INT8RANGE"},
    Known{"numrange", "postgresql.NUMRANGE"},
    Known{"daterange", "postgresql.DATERANGE"},
    Known{"tsrange", "postgresql.TSRANGE"},
    Known{"tstzrange", "postgresql.TSTZRANGE"},
    Known{"int4multirange", "postgresql.INT4MULTIRANGE"},
    Known{"int8multirange", "postgresql.INT8MULTIRANGE"},
    Known{"nummultirange", "postgresql.NUMMULTIRANGE"},
    Known{"datemultirange", "postgresql.DATEMULTIRANGE"},
    Known{"tsmultirange", "postgresql.TSMULTIRANGE"},
    Known{"tstzmultirange", "postgresql.TSTZMULTIRANGE"},
    Known{"bit", "postgresql.BIT", Takes::kLength},
    Known{"varbit", "postgresql.BIT", Takes::kLength},
};

const Known* find(std::string_view name) {
  for (const Known& known : kKnown)
    if (known.name == name) return &known;
  return nullptr;
}

std::optional<std::int64_t> integer_of(const Node* node) {
  if (node == nullptr || node->node_case != PG_QUERY__NODE__NODE_A_CONST ||
      node->a_const->val_case != PG_QUERY__A__CONST__VAL_IVAL)
    return std::nullopt;
  return node->a_const->ival->ival;
}

ir::Arg<std::int64_t> argument(Items<Node> arguments, std::size_t i) {
  if (i >= arguments.size()) return {};
  const auto value = integer_of(arguments[i]);
  if (!value) return ir::Unknown{"it is not written as a number"};
  return *value;
}

// PostgreSQL's grammar gives the fields of an interval as a mask of bits.
std::string interval_fields(std::int64_t mask) {
  constexpr std::array<std::pair<std::int64_t, std::string_view>, 6> kFields = {
      {{1 << 2, "YEAR"},
       {1 << 1, "MONTH"},
       {1 << 3, "DAY"},
       {1 << 10, "HOUR"},
       {1 << 11, "MINUTE"},
       {1 << 12, "SECOND"}}};
  std::string_view first, last;
  for (const auto& [bit, name] : kFields) {
    if ((mask & bit) == 0) continue;
    if (first.empty()) first = name;
    last = name;
  }
  if (first == last) return std::string(first);
  return std::string(first) + " TO " + std::string(last);
}

void take(ir::Type& type, Takes takes, Items<Node> arguments) {
  switch (takes) {
    case Takes::kNothing:
      break;
    case Takes::kLength:
      type.length = argument(arguments, 0);
      break;
    case Takes::kPrecision:
      type.precision = argument(arguments, 0);
      break;
    case Takes::kPrecisionAndScale:
      type.precision = argument(arguments, 0);
      type.scale = argument(arguments, 1);
      break;
    case Takes::kInterval: {
      constexpr std::int64_t kAllFields = 0x7FFF;
      const auto mask = argument(arguments, 0);
      if (mask.known() && *mask != kAllFields) type.fields = interval_fields(*mask);
      type.precision = argument(arguments, 1);
      break;
    }
  }
}

ir::Type other_type(const std::vector<std::string>& names, Items<Node> arguments) {
  ir::Type type;
  type.name = "sql.";
  if (names.size() > 1) {
    type.schema = names[names.size() - 2];
    type.name += names[names.size() - 2] + ".";
  }
  if (!names.empty()) {
    type.type_name = names.back();
    type.name += names.back();
  }
  if (!arguments.empty()) {
    std::string list;
    for (const Node* node : arguments) list += (list.empty() ? "" : ",") + expression_text(node);
    type.name += "(" + list + ")";
  }
  return type;
}

}  // namespace

ColumnType column_type(const PgQuery__TypeName* name, const PgQuery__CollateClause* collation) {
  if (name == nullptr)
    return {ir::Type::unknown("the column takes its type from elsewhere"), false};
  const std::vector<std::string> names = strings_of(items(name->names, name->n_names));
  const Items<Node> arguments = items(name->typmods, name->n_typmods);
  const bool catalog = names.size() == 1 || (names.size() == 2 && names[0] == "pg_catalog");
  const Known* const known = catalog && !names.empty() ? find(names.back()) : nullptr;
  ColumnType result;
  if (known != nullptr) {
    result.type.name = known->type;
    result.serial = known->serial;
    if (known->timezone) result.type.timezone = *known->timezone;
    take(result.type, known->takes, arguments);
    if (known->name == "varbit") result.type.other.emplace_back("varying=True");
  } else {
    result.type = other_type(names, arguments);
  }
  if (collation != nullptr) {
    const auto parts = strings_of(items(collation->collname, collation->n_collname));
    if (!parts.empty()) result.type.collation = parts.back();
  }
  if (name->n_array_bounds > 0) {
    ir::Type array;
    array.name = "postgresql.ARRAY";
    array.item.push_back(std::move(result.type));
    if (name->n_array_bounds > 1)
      array.dimensions = static_cast<std::int64_t>(name->n_array_bounds);
    result.type = std::move(array);
  }
  return result;
}

ir::Type plain_type(std::string_view name, const std::vector<std::string>& arguments) {
  struct Plain {
    std::string_view name, type;
    Takes takes = Takes::kNothing;
  };
  constexpr std::array kPlain = {
      Plain{"INT", "INTEGER"},
      Plain{"INTEGER", "INTEGER"},
      Plain{"SMALLINT", "SMALLINT"},
      Plain{"BIGINT", "BIGINT"},
      Plain{"TEXT", "TEXT"},
      Plain{"BLOB", "BLOB"},
      Plain{"REAL", "REAL"},
      Plain{"DOUBLE", "FLOAT"},
      Plain{"DOUBLE PRECISION", "FLOAT"},
      Plain{"FLOAT", "FLOAT", Takes::kPrecision},
      Plain{"NUMERIC", "NUMERIC", Takes::kPrecisionAndScale},
      Plain{"DECIMAL", "DECIMAL", Takes::kPrecisionAndScale},
      Plain{"BOOLEAN", "BOOLEAN"},
      Plain{"BOOL", "BOOLEAN"},
      Plain{"DATE", "DATE"},
      Plain{"TIME", "TIME"},
      Plain{"DATETIME", "DATETIME"},
      Plain{"TIMESTAMP", "TIMESTAMP"},
      Plain{"JSON", "JSON"},
      Plain{"CHAR", "CHAR", Takes::kLength},
      Plain{"CHARACTER", "CHAR", Takes::kLength},
      Plain{"NCHAR", "NCHAR", Takes::kLength},
      Plain{"VARCHAR", "VARCHAR", Takes::kLength},
      Plain{"NVARCHAR", "NVARCHAR", Takes::kLength},
      Plain{"VARBINARY", "VARBINARY", Takes::kLength},
      Plain{"BINARY", "BINARY", Takes::kLength},
  };
  const std::string upper = to_upper(name);
  const auto number = [&](std::size_t i) -> ir::Arg<std::int64_t> {
    if (i >= arguments.size()) return {};
    std::int64_t value = 0;
    const char* const end = arguments[i].data() + arguments[i].size();
    if (std::from_chars(arguments[i].data(), end, value).ptr != end)
      return ir::Unknown{"it is not written as a number"};
    return value;
  };
  ir::Type type;
  for (const Plain& plain : kPlain) {
    if (plain.name != upper) continue;
    type.name = plain.type;
    if (plain.takes == Takes::kLength) type.length = number(0);
    if (plain.takes == Takes::kPrecision) type.precision = number(0);
    if (plain.takes == Takes::kPrecisionAndScale) {
      type.precision = number(0);
      type.scale = number(1);
    }
    return type;
  }
  type.name = "sql." + std::string(name);
  if (!arguments.empty()) {
    type.name += "(";
    for (std::size_t i = 0; i < arguments.size(); ++i)
      type.name += (i == 0 ? "" : ",") + arguments[i];
    type.name += ")";
  }
  return type;
}

}  // namespace migrate::sql
