#include "dialect/postgres_types.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace migrate::dialect::postgres {
namespace {

using ir::Truth;

enum class Takes { kNothing, kLength, kPrecision, kPrecisionAndScale, kFloat };

struct Known {
  std::string_view name;  // SQLAlchemy's class in lower case, without its dialect
  std::string_view type;
  Takes takes = Takes::kNothing;
};

// What SQLAlchemy's compiler for PostgreSQL makes of each class.
constexpr std::array kKnown = {
    Known{"string", "varchar", Takes::kLength},
    Known{"unicode", "varchar", Takes::kLength},
    Known{"varchar", "varchar", Takes::kLength},
    Known{"nvarchar", "varchar", Takes::kLength},
    Known{"char", "bpchar", Takes::kLength},
    Known{"nchar", "bpchar", Takes::kLength},
    Known{"text", "text"},
    Known{"unicodetext", "text"},
    Known{"citext", "citext"},
    Known{"name", "name"},
    Known{"xml", "xml"},
    Known{"smallinteger", "int2"},
    Known{"smallint", "int2"},
    Known{"integer", "int4"},
    Known{"int", "int4"},
    Known{"biginteger", "int8"},
    Known{"bigint", "int8"},
    Known{"smallserial", "int2"},
    Known{"serial", "int4"},
    Known{"bigserial", "int8"},
    Known{"numeric", "numeric", Takes::kPrecisionAndScale},
    Known{"decimal", "numeric", Takes::kPrecisionAndScale},
    Known{"float", "float8", Takes::kFloat},
    Known{"double", "float8"},
    Known{"double_precision", "float8"},
    Known{"real", "float4"},
    Known{"money", "money"},
    Known{"boolean", "bool"},
    Known{"date", "date"},
    Known{"datetime", "timestamp", Takes::kPrecision},
    Known{"timestamp", "timestamp", Takes::kPrecision},
    Known{"time", "time", Takes::kPrecision},
    Known{"interval", "interval", Takes::kPrecision},
    Known{"largebinary", "bytea"},
    Known{"bytea", "bytea"},
    Known{"pickletype", "bytea"},
    Known{"json", "json"},
    Known{"jsonb", "jsonb"},
    Known{"jsonpath", "jsonpath"},
    Known{"hstore", "hstore"},
    Known{"uuid", "uuid"},
    Known{"bit", "bit", Takes::kLength},
    Known{"inet", "inet"},
    Known{"cidr", "cidr"},
    Known{"macaddr", "macaddr"},
    Known{"macaddr8", "macaddr8"},
    Known{"oid", "oid"},
    Known{"regclass", "regclass"},
    Known{"regconfig", "regconfig"},
    Known{"tsvector", "tsvector"},
    Known{"tsquery", "tsquery"},
    Known{"point", "point"},
    Known{"line", "line"},
    Known{"lseg", "lseg"},
    Known{"box", "box"},
    Known{"path", "path"},
    Known{"polygon", "polygon"},
    Known{"circle", "circle"},
    Known{"int4range", "int4range"},
    Known{"int8range", "int8range"},
    Known{"numrange", "numrange"},
    Known{"daterange", "daterange"},
    Known{"tsrange", "tsrange"},
    Known{"tstzrange", "tstzrange"},
    Known{"int4multirange", "int4multirange"},
    Known{"int8multirange", "int8multirange"},
    Known{"nummultirange", "nummultirange"},
    Known{"datemultirange", "datemultirange"},
    Known{"tsmultirange", "tsmultirange"},
    Known{"tstzmultirange", "tstzmultirange"},
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return result;
}

bool has_other(const ir::Type& type, std::string_view argument) {
  return std::find(type.other.begin(), type.other.end(), argument) != type.other.end();
}

std::optional<std::int64_t> number(const ir::Arg<std::int64_t>& argument) {
  return argument.known() ? std::optional(*argument) : std::nullopt;
}

bool take(const ir::Type& from, Takes takes, ServerType& type) {
  switch (takes) {
    case Takes::kNothing:
      return true;
    case Takes::kLength:
      type.length = number(from.length);
      return !from.length.unknown();
    case Takes::kPrecision:
      type.precision = number(from.precision);
      return !from.precision.unknown();
    case Takes::kPrecisionAndScale:
      type.precision = number(from.precision);
      type.scale = from.scale.value_or(0);
      return !from.precision.unknown() && !from.scale.unknown();
    case Takes::kFloat:
      // FLOAT(24) and less is REAL: the manual's section 8.1.3.
      if (from.precision.known() && *from.precision <= 24) type.name = "float4";
      return !from.precision.unknown();
  }
  return false;
}

std::optional<ServerType> enumeration(const ir::Type& from) {
  ServerType type;
  if (from.native_enum.unknown()) return std::nullopt;
  if (from.native_enum.value_or(true)) {
    if (!from.type_name.known() || from.schema.unknown()) return std::nullopt;
    type.name = from.schema.known() ? *from.schema + "." + *from.type_name : *from.type_name;
    type.own = type.is_enum = true;
    return type;
  }
  type.name = "varchar";  // as long as its longest label, unless a length is given
  type.length = number(from.length);
  if (from.length.given()) return from.length.known() ? std::optional(type) : std::nullopt;
  if (!from.labels.known()) return std::nullopt;
  std::size_t longest = 0;
  for (const std::string& label : *from.labels) longest = std::max(longest, label.size());
  type.length = static_cast<std::int64_t>(longest);
  return type;
}

// "sql.geometry(Point,4326)", "sql.public.mood": of an extension or of the project.
ServerType own_type(std::string_view name) {
  ServerType type;
  type.name = name;
  type.own = true;
  return type;
}

// The last precision of times and intervals, which is also the default.
constexpr std::int64_t kMicroseconds = 6;

bool is_time(std::string_view name) {
  return name == "timestamp" || name == "timestamptz" || name == "time" || name == "timetz";
}

bool is_unlimited_text(const ServerType& type) {
  return type.name == "text" || (type.name == "varchar" && !type.length);
}

// The pairs beyond text that pg_cast has as binary coercible (castmethod 'b'), where the
// new type takes no parameter.
bool same_bytes(std::string_view from, std::string_view to) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kPairs = {
      {{"cidr", "inet"},
       {"xml", "text"},
       {"xml", "varchar"},
       {"citext", "text"},
       {"citext", "varchar"},
       {"text", "citext"},
       {"varchar", "citext"},
       {"int4", "oid"},
       {"oid", "int4"},
       {"int4", "regclass"},
       {"regclass", "int4"},
       {"oid", "regclass"},
       {"regclass", "oid"}}};
  return std::find(kPairs.begin(), kPairs.end(), std::pair(from, to)) != kPairs.end();
}

Truth no_rewrite_if(bool condition) { return condition ? Truth::kNo : Truth::kYes; }

// Both of the same name, with other parameters.
Truth rewrites_for_parameters(const ServerType& from, const ServerType& to) {
  if (to.name == "varchar" || to.name == "varbit")
    return no_rewrite_if(!to.length || (from.length && *from.length <= *to.length));
  if (to.name == "numeric")
    return no_rewrite_if(!to.precision || (from.precision && *from.precision <= *to.precision &&
                                           from.scale == to.scale));
  if (is_time(to.name))
    return no_rewrite_if(from.precision.value_or(kMicroseconds) <=
                         to.precision.value_or(kMicroseconds));
  if (to.name == "interval")
    return from.fields != to.fields ? Truth::kUnknown
                                    : no_rewrite_if(from.precision.value_or(kMicroseconds) <=
                                                    to.precision.value_or(kMicroseconds));
  return Truth::kYes;  // char(n) is padded, bit(n) has its length
}

}  // namespace

std::optional<ServerType> server_type(const ir::Type& declared) {
  const ir::Type& from = declared.on("postgresql");
  if (!from.known()) return std::nullopt;
  std::string name = lower(from.name);
  if (name == "array" || name == "postgresql.array") {
    if (from.item.size() != 1) return std::nullopt;
    // An array of arrays is no type of PostgreSQL's; this also bounds the nesting.
    const std::string inner = lower(from.item[0].name);
    if (inner == "array" || inner == "postgresql.array") return std::nullopt;
    auto type = server_type(from.item[0]);
    if (type) type->array = true;
    return type;
  }
  if (name.rfind("sql.", 0) == 0) return own_type(from.name.substr(4));
  if (name.rfind("postgresql.", 0) == 0) name.erase(0, 11);
  if (name == "enum") return enumeration(from);
  const auto known = std::find_if(kKnown.begin(), kKnown.end(),
                                  [&](const Known& entry) { return entry.name == name; });
  if (known == kKnown.end()) return std::nullopt;
  ServerType type;
  type.name = known->type;
  if (!take(from, known->takes, type)) return std::nullopt;
  if (name == "uuid" && has_other(from, "native_uuid=False")) {
    type.name = "bpchar";
    type.length = 32;
  }
  if (name == "bit" && has_other(from, "varying=True")) type.name = "varbit";
  if (type.name == "bit" || type.name == "bpchar") type.length = type.length.value_or(1);
  if (type.name == "interval") {
    if (from.fields.unknown()) return std::nullopt;
    type.fields = lower(from.fields.value_or(""));
  }
  if (type.name == "timestamp" || type.name == "time") {
    if (from.timezone.unknown()) return std::nullopt;
    if (from.timezone.value_or(false)) type.name += "tz";
  }
  return type;
}

Truth rewrites(const ServerType& from, const ServerType& to) {
  if (from == to) return Truth::kNo;
  // A domain without constraints holds the bytes of its base, and so may an extension's type.
  if ((from.own && !from.is_enum) || (to.own && !to.is_enum)) return Truth::kUnknown;
  // The elements are converted one by one even where their bytes stay.
  if (from.array || to.array) return Truth::kYes;
  if (from.name == to.name) return rewrites_for_parameters(from, to);
  if ((from.name == "varchar" || from.name == "text") && is_unlimited_text(to)) return Truth::kNo;
  // Since PostgreSQL 12 when the session's TimeZone is UTC; rewritten otherwise.
  if ((from.name == "timestamp" && to.name == "timestamptz") ||
      (from.name == "timestamptz" && to.name == "timestamp"))
    return from.precision.value_or(kMicroseconds) <= to.precision.value_or(kMicroseconds)
               ? Truth::kUnknown
               : Truth::kYes;
  if ((from.name == "bit" && to.name == "varbit") || same_bytes(from.name, to.name))
    return no_rewrite_if(!to.length);
  return Truth::kYes;
}

Truth rebuilds_indexes(const ServerType& from, const ServerType& to) {
  const Truth rewritten = rewrites(from, to);
  if (rewritten != Truth::kNo) return rewritten;
  // An index is kept where both types have the same operator class.
  const auto order = [](const ServerType& type) -> std::string_view {
    if (type.name == "varchar") return "text";
    if (type.name == "cidr") return "inet";
    if (type.name == "regclass") return "oid";
    return type.name;
  };
  return order(from) == order(to) ? Truth::kNo : Truth::kYes;
}

}  // namespace migrate::dialect::postgres
