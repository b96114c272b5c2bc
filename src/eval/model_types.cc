#include "eval/model_types.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "eval/model_arguments.h"

namespace migrate::eval {
namespace {

struct Class {
  std::string_view name;
  std::string_view parameters;
};

constexpr std::string_view kString = "length=, collation=, **";
constexpr std::string_view kNumber = "precision=, scale=, decimal_return_scale=, asdecimal=";
constexpr std::string_view kFloat = "precision=, asdecimal=, decimal_return_scale=";
constexpr std::string_view kNamed = "create_constraint=, name=, **";
constexpr std::string_view kLabels = "*labels, name=, **";
constexpr std::string_view kJson = "none_as_null=, astext_type=";
constexpr std::string_view kFraction = "timezone=, fsp=";
constexpr std::string_view kWidth = "display_width=, **";

// Constructors of SQLAlchemy 1.4 and 2, in the order of their parameters. Sorted by name.
constexpr Class kGeneric[] = {
    {"ARRAY", "item_type, as_tuple=, dimensions=, zero_indexes="},
    {"BIGINT", ""},
    {"BINARY", "length="},
    {"BLOB", "length="},
    {"BOOLEAN", kNamed},
    {"BigInteger", ""},
    {"Boolean", kNamed},
    {"CHAR", kString},
    {"CLOB", kString},
    {"DATE", ""},
    {"DATETIME", "timezone="},
    {"DECIMAL", kNumber},
    {"DOUBLE", kFloat},
    {"DOUBLE_PRECISION", kFloat},
    {"Date", ""},
    {"DateTime", "timezone="},
    {"Double", kFloat},
    {"Enum", kLabels},
    {"FLOAT", kFloat},
    {"Float", kFloat},
    {"INT", ""},
    {"INTEGER", ""},
    {"Integer", ""},
    {"Interval", "native=, second_precision=, day_precision="},
    {"JSON", "none_as_null="},
    {"LargeBinary", "length="},
    {"NCHAR", kString},
    {"NUMERIC", kNumber},
    {"NVARCHAR", kString},
    {"NullType", ""},
    {"Numeric", kNumber},
    {"PickleType", "protocol=, pickler=, comparator=, impl="},
    {"REAL", kFloat},
    {"SMALLINT", ""},
    {"SmallInteger", ""},
    {"String", kString},
    {"TEXT", kString},
    {"TIME", "timezone="},
    {"TIMESTAMP", "timezone="},
    {"Text", kString},
    {"Time", "timezone="},
    {"TypeDecorator", "*arguments, **"},
    {"UUID", "as_uuid=, native_uuid="},
    {"Unicode", kString},
    {"UnicodeText", kString},
    {"UserDefinedType", "*arguments, **"},
    {"Uuid", "as_uuid=, native_uuid="},
    {"VARBINARY", "length="},
    {"VARCHAR", kString},
};
constexpr Class kPostgresql[] = {
    {"ARRAY", "item_type, as_tuple=, dimensions=, zero_indexes="},
    {"BIT", "length=, varying="},
    {"BYTEA", "length="},
    {"CIDR", ""},
    {"CITEXT", kString},
    {"DATEMULTIRANGE", ""},
    {"DATERANGE", ""},
    {"DOMAIN", "name, data_type, *, collation=, default=, constraint_name=, not_null=, **"},
    {"DOUBLE_PRECISION", kFloat},
    {"ENUM", kLabels},
    {"HSTORE", "text_type="},
    {"INET", ""},
    {"INT4MULTIRANGE", ""},
    {"INT4RANGE", ""},
    {"INT8MULTIRANGE", ""},
    {"INT8RANGE", ""},
    {"INTERVAL", "precision=, fields="},
    {"JSON", kJson},
    {"JSONB", kJson},
    {"JSONPATH", ""},
    {"MACADDR", ""},
    {"MACADDR8", ""},
    {"MONEY", ""},
    {"NUMMULTIRANGE", ""},
    {"NUMRANGE", ""},
    {"OID", ""},
    {"REGCLASS", ""},
    {"REGCONFIG", ""},
    {"TIME", "timezone=, precision="},
    {"TIMESTAMP", "timezone=, precision="},
    {"TSMULTIRANGE", ""},
    {"TSQUERY", ""},
    {"TSRANGE", ""},
    {"TSTZMULTIRANGE", ""},
    {"TSTZRANGE", ""},
    {"TSVECTOR", ""},
    {"UUID", "as_uuid="},
};
constexpr Class kMysql[] = {
    {"BIGINT", kWidth},
    {"BIT", "length="},
    {"CHAR", "length=, **"},
    {"DATETIME", kFraction},
    {"DECIMAL", "precision=, scale=, asdecimal=, **"},
    {"DOUBLE", "precision=, scale=, asdecimal=, **"},
    {"ENUM", kLabels},
    {"FLOAT", "precision=, scale=, asdecimal=, **"},
    {"INTEGER", kWidth},
    {"JSON", "none_as_null="},
    {"LONGBLOB", "length="},
    {"LONGTEXT", "*, charset=, collation=, **"},
    {"MEDIUMBLOB", "length="},
    {"MEDIUMINT", kWidth},
    {"MEDIUMTEXT", "*, charset=, collation=, **"},
    {"NCHAR", "length=, **"},
    {"NUMERIC", "precision=, scale=, asdecimal=, **"},
    {"NVARCHAR", "length=, **"},
    {"REAL", "precision=, scale=, asdecimal=, **"},
    {"SET", kLabels},
    {"SMALLINT", kWidth},
    {"TEXT", "length=, **"},
    {"TIME", kFraction},
    {"TIMESTAMP", kFraction},
    {"TINYBLOB", "length="},
    {"TINYINT", kWidth},
    {"TINYTEXT", "*, charset=, collation=, **"},
    {"VARCHAR", "length=, **"},
    {"YEAR", "display_width="},
};
constexpr Class kSqlite[] = {{"DATE", "*arguments, **"},
                             {"DATETIME", "*arguments, **"},
                             {"JSON", "none_as_null="},
                             {"TIME", "*arguments, **"}};

template <std::size_t N>
const Class* find_class(const Class (&classes)[N], std::string_view name) {
  const Class* const found =
      std::lower_bound(std::begin(classes), std::end(classes), name,
                       [](const Class& one, std::string_view wanted) { return one.name < wanted; });
  return found != std::end(classes) && found->name == name ? found : nullptr;
}

// The field of a type that an integer, flag or text parameter fills; nullptr: none does.
ir::Arg<std::int64_t>* integer_field(ir::Type& type, std::string_view parameter) {
  if (parameter == "length") return &type.length;
  if (parameter == "precision" || parameter == "second_precision" || parameter == "fsp")
    return &type.precision;
  if (parameter == "scale") return &type.scale;
  return parameter == "dimensions" ? &type.dimensions : nullptr;
}
ir::Arg<bool>* flag_field(ir::Type& type, std::string_view parameter) {
  if (parameter == "timezone") return &type.timezone;
  if (parameter == "native_enum") return &type.native_enum;
  if (parameter == "create_type") return &type.create_type;
  if (parameter == "create_constraint") return &type.create_constraint;
  return parameter == "unsigned" ? &type.unsigned_ : nullptr;
}
ir::Arg<std::string>* text_field(ir::Type& type, std::string_view parameter) {
  if (parameter == "collation") return &type.collation;
  if (parameter == "charset") return &type.charset;
  if (parameter == "name") return &type.type_name;
  if (parameter == "schema") return &type.schema;
  return parameter == "fields" ? &type.fields : nullptr;
}

// A loop can make an array of arrays without end.
constexpr int kMostNesting = 16;
constexpr std::size_t kMostVariants = 16;

int depth_of(const ir::Type& type) {
  int depth = 0;
  for (const ir::Type* next = &type; !next->item.empty(); next = &next->item[0]) ++depth;
  return depth;
}

// Every other argument of mysql's and Enum's stands in `**`; they have names of their own.
void set_parameter(Interpreter& interpreter, ir::Type& type, std::string_view parameter,
                   const Argument& argument) {
  if (parameter == "metadata") return;  // does not change the type
  if (auto* const integer = integer_field(type, parameter)) {
    *integer = integer_of(interpreter, argument.value, argument.place);
  } else if (auto* const flag = flag_field(type, parameter)) {
    *flag = flag_of(interpreter, argument.value, argument.place);
  } else if (auto* const text = text_field(type, parameter)) {
    *text = text_of(interpreter, argument.value, argument.place);
  } else if (parameter == "item_type" || parameter == "data_type") {
    ir::Type item = type_of(interpreter, argument.value, argument.place);
    if (depth_of(item) < kMostNesting)
      type.item.push_back(std::move(item));
    else
      type.item.push_back(ir::Type::unknown("it is nested too deeply"));
  } else {
    const bool is_type = argument.value.native<TypeObject>() != nullptr;
    type.other.push_back(
        fmt::format("{}={}{}", parameter, written(argument.value), is_type ? "()" : ""));
  }
}

// Labels are texts, or the names of the members of one enumeration of Python's.
void set_labels(Interpreter& interpreter, ir::Type& type, const Bound& bound) {
  const auto& rest = bound.rest();
  const ClassRef* const of = rest.size() == 1 ? rest[0]->value.get<ClassRef>() : nullptr;
  std::vector<std::string> labels;
  if (of && (*of)->enumeration) {
    // `values_callable` makes other labels than the names.
    const bool by_value =
        std::any_of(bound.extra().begin(), bound.extra().end(), [](const Argument* one) {
          return one->keyword == "values_callable" && !one->value.is_none();
        });
    if (!type.type_name.given()) {
      std::string name = (*of)->name.substr((*of)->name.rfind('.') + 1);
      std::transform(name.begin(), name.end(), name.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      type.type_name = name;
    }
    std::vector<Value> given = (*of)->members;
    for (const Argument* const one : bound.extra())
      if (by_value && one->keyword == "values_callable") {
        const Arguments call{{{"", rest[0]->value, one->place}}, {}};
        const auto items =
            interpreter.items(interpreter.call(one->value, call, one->place), one->place);
        if (!items) {
          type.labels = ir::Unknown{"its labels are made by values_callable"};
          return;
        }
        given = *items;
      }
    for (const Value& member : given) {
      const Value name = by_value ? member : interpreter.attribute(member, "name", rest[0]->place);
      const auto text = text_of(interpreter, name, rest[0]->place);
      if (!text.known()) {
        type.labels = ir::Unknown{"a label is not known"};
        return;
      }
      labels.push_back(*text);
    }
  } else {
    for (const Argument* const label : rest) {
      const auto text = text_of(interpreter, label->value, label->place);
      if (!text.known()) {
        type.labels = ir::Unknown{text.unknown() ? text.why() : "a label is None"};
        return;
      }
      labels.push_back(*text);
    }
    if (!bound.incomplete().empty()) {
      type.labels = ir::Unknown{bound.incomplete()};
      return;
    }
  }
  type.labels = std::move(labels);
}

}  // namespace

std::optional<Value> type_class(std::string_view dialect, std::string_view name) {
  const Class* found = nullptr;
  if (dialect == "postgresql") found = find_class(kPostgresql, name);
  if (dialect == "mysql") found = find_class(kMysql, name);
  if (dialect == "sqlite") found = find_class(kSqlite, name);
  if (found) {
    return make<TypeClass>(fmt::format("{}.{}", dialect, name), found->parameters);
  }
  // A dialect's module has the standard's types too.
  found = find_class(kGeneric, name);
  return found ? std::optional(make<TypeClass>(std::string(name), found->parameters))
               : std::nullopt;
}

bool TypeClass::is_abstract() const {
  return name_ == "TypeDecorator" || name_ == "UserDefinedType";
}

ir::Type TypeClass::make_type(Interpreter& interpreter, const Arguments& arguments,
                              Span place) const {
  if (is_abstract()) return ir::Type::unknown(fmt::format("{} is no type by itself", name_));
  const Bound bound(interpreter, arguments, parameters_, place);
  if (!bound.problem().empty()) {
    const std::string why = fmt::format("{}: {}", name_, bound.problem());
    interpreter.used(interpreter.unknown("bad-arguments", why, place));
    return ir::Type::unknown(why);
  }
  ir::Type type;
  type.name = name_;
  for (const auto& [parameter, argument] : bound.all())
    set_parameter(interpreter, type, parameter, *argument);
  for (const Argument* const argument : bound.extra())
    set_parameter(interpreter, type, argument->keyword, *argument);
  if (parameters_ == kLabels) set_labels(interpreter, type, bound);
  return type;
}

Value TypeClass::call(Interpreter& interpreter, const Arguments& arguments, Span place) {
  return make<TypeObject>(make_type(interpreter, arguments, place));
}

ir::Type type_of(Interpreter& interpreter, const Value& value, Span place) {
  if (const auto* const object = value.native<TypeObject>()) {
    const auto& labels = object->type().labels;
    if (labels.known()) interpreter.spend(static_cast<std::uint32_t>(labels->size() / 16));
    return object->type();
  }
  if (const auto* const of = value.native<TypeClass>()) {
    return of->make_type(interpreter, Arguments{}, place);
  }
  if (value.is_none()) {
    ir::Type none;
    none.name = "NullType";
    return none;
  }
  if (auto own = project_type(interpreter, value, place)) return *std::move(own);
  return ir::Type::unknown(not_known(interpreter, value, "a type", place).why);
}

Value TypeObject::attribute(Interpreter& interpreter, std::string_view name, Span place) {
  if (name == "with_variant")
    return callable("with_variant",
                    [type = type_](Interpreter& in, const Arguments& arguments, Span where) {
                      const Bound bound(in, arguments, "type_, *dialects, dialect_name=", where);
                      ir::Type result = type;
                      ir::Type variant = type_of(in, bound.value("type_"), bound.place("type_"));
                      variant.variants.clear();
                      std::vector<const Argument*> dialects = bound.rest();
                      // Its keyword in SQLAlchemy 1.4.
                      if (const Argument* const one = bound.find("dialect_name"))
                        dialects.push_back(one);
                      for (const Argument* const dialect : dialects) {
                        if (result.variants.size() >= kMostVariants) break;
                        variant.dialect = text_of(in, dialect->value, dialect->place).value_or("");
                        result.variants.push_back(variant);
                      }
                      return make<TypeObject>(std::move(result));
                    });
  const bool is_enum = type_.labels.given();
  if (is_enum && (name == "create" || name == "drop"))
    return callable(
        "Enum." + std::string(name), [type = type_, create = name == "create"](
                                         Interpreter& in, const Arguments& arguments, Span where) {
          const Bound bound(in, arguments, "bind=, checkfirst=, **", where);
          // postgresql.ENUM looks first where nothing else is said, Enum does not.
          ir::Arg<bool> checkfirst = bound.flag("checkfirst");
          if (!checkfirst.given() && type.name == "postgresql.ENUM") checkfirst = true;
          if (create)
            in.emit(ir::CreateEnum{type.schema, type.type_name, type.labels, checkfirst}, where,
                    bound.places());
          else
            in.emit(ir::DropType{type.schema, type.type_name, checkfirst}, where, bound.places());
          return Value();
        });
  if (name == "name" && type_.type_name.known()) return Value::string(*type_.type_name);
  if (name == "length" && !type_.length.unknown())
    return type_.length.known() ? Value::integer(*type_.length) : Value();
  if (name == "enums" && type_.labels.known()) {
    auto list = std::make_shared<ListValue>();
    for (const std::string& label : *type_.labels) list->items.push_back(Value::string(label));
    return Value(Value::State(list));
  }
  if (name == "copy")
    return callable("copy", [type = type_](Interpreter&, const Arguments&, Span) {
      return make<TypeObject>(type);
    });
  return interpreter.unknown("unmodelled", fmt::format("{}.{} is not modelled", type_.name, name),
                             place);
}

}  // namespace migrate::eval
