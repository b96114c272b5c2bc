#include <algorithm>

#include "ir/applier.h"

namespace migrate::ir {

namespace {

using Kind = SqlStatement::Kind;

bool is_view(ObjectKind kind) {
  return kind == ObjectKind::kView || kind == ObjectKind::kMaterializedView;
}

// Statements that change rows, settings or privileges, but no schema.
bool keeps_schema(Kind kind) {
  switch (kind) {
    case Kind::kSyntaxError:
    case Kind::kSelect:
    case Kind::kInsert:
    case Kind::kUpdate:
    case Kind::kDelete:
    case Kind::kMerge:
    case Kind::kCopy:
    case Kind::kTruncate:
    case Kind::kSet:
    case Kind::kReset:
    case Kind::kTransaction:
    case Kind::kLockTable:
    case Kind::kVacuum:
    case Kind::kCluster:
    case Kind::kReindex:
    case Kind::kAnalyze:
    case Kind::kRefreshMaterializedView:
    case Kind::kComment:
    case Kind::kGrant:
    case Kind::kRevoke:
    case Kind::kPragma:
    case Kind::kAttach:
    case Kind::kUtility:
      return true;
    case Kind::kUnknown:
    case Kind::kCreateTableAs:
    case Kind::kAlterTable:
    case Kind::kCreate:
    case Kind::kAlter:
    case Kind::kDrop:
    case Kind::kRename:
    case Kind::kDo:
    case Kind::kCall:
      break;
  }
  return false;
}

constexpr std::string_view kHidden = "…";

// The words of a text up to the first that is not known.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '(') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += c;
    }
    if (words.back().ends_with(kHidden)) break;
  }
  if (words.back().empty() || words.back().ends_with(kHidden)) words.pop_back();
  return words;
}

std::string lower_of(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

// Verbs of statements that change rows, settings or privileges.
bool keeps_schema(std::string_view verb) {
  constexpr std::string_view kVerbs[] = {
      "SELECT",  "INSERT", "UPDATE", "DELETE",  "MERGE",  "WITH", "SET",  "RESET",   "TRUNCATE",
      "COMMENT", "GRANT",  "REVOKE", "ANALYZE", "VACUUM", "COPY", "LOCK", "REINDEX", "REFRESH"};
  return std::find(std::begin(kVerbs), std::end(kVerbs), verb) != std::end(kVerbs);
}

// Whether a block in a procedural language has no word by which it could change the schema, not
// even in a text or comment. What it calls is taken to change rows, as with SELECT.
bool block_keeps_schema(std::string_view body) {
  constexpr std::string_view kWords[] = {"CREATE", "ALTER", "DROP", "EXECUTE", "CALL", "IMPORT"};
  std::string word;
  const auto changes = [&] {
    return std::find(std::begin(kWords), std::end(kWords), upper(word)) != std::end(kWords);
  };
  for (const char c : body) {
    const bool in_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (in_word) {
      word += c;
    } else {
      if (changes()) return false;
      word.clear();
    }
  }
  return !body.empty() && !changes();
}

Table table_of(const ObjectRef& object) {
  Table table;
  if (!object.schema.empty()) table.name.schema = object.schema;
  table.name.name = object.name;
  table.incomplete = "its columns come from a statement that is not followed";
  return table;
}

}  // namespace

void Applier::operator()(const Opaque& operation) {
  if (!operation.data_only) everything_uncertain();
}

void Applier::operator()(const Execute& operation) {
  if (operation.core) {
    const Expression::Kind kind = operation.core->kind;
    if (kind == Expression::Kind::kSelect || kind == Expression::Kind::kInsert ||
        kind == Expression::Kind::kUpdate || kind == Expression::Kind::kDelete)
      return;
  }
  if (operation.outline.empty() || !outlined(operation.outline)) everything_uncertain();
}

bool Applier::outlined(const std::string& outline) {
  if (outline.find(';') < outline.find_last_not_of(" \t\r\n")) return false;
  const std::vector<std::string> words = words_of(outline);
  if (words.empty()) return false;
  const std::string verb = upper(words[0]);
  if (keeps_schema(verb)) return true;
  if (words.size() < 2) return false;
  const std::string object = upper(words[1]);
  if (verb == "ALTER" && object == "TABLE") {
    std::size_t at = 2;
    while (at < words.size() &&
           (upper(words[at]) == "IF" || upper(words[at]) == "EXISTS" || upper(words[at]) == "ONLY"))
      ++at;
    // The last word may go on in what is not known.
    if (at + 1 >= words.size() || words[at].find_first_of("\"`.") != std::string::npos)
      return false;
    uncertain_table(schema_.key({}, lower_of(words[at])));
    return true;
  }
  if (verb == "CREATE" && (object == "TABLE" || object == "VIEW")) {
    schema_.other_tables_ = true;
    return true;
  }
  return false;
}

void Applier::operator()(const SqlStatement& operation) {
  if (keeps_schema(operation.kind)) return;
  switch (operation.kind) {
    case Kind::kCreateTableAs:
    case Kind::kCreate:
      create(operation);
      break;
    case Kind::kDrop:
      drop(operation);
      break;
    case Kind::kAlterTable:
      // Storage, triggers, ownership, partitions: none of them changes what is kept here.
      if (operation.tag.find("SET SCHEMA") != std::string::npos) uncertain_writes(operation);
      break;
    case Kind::kDo:
      if (!operation.objects_complete && block_keeps_schema(operation.detail)) break;
      [[fallthrough]];
    default:
      if (!operation.objects_complete)
        everything_uncertain();
      else
        uncertain_writes(operation);
      break;
  }
}

void Applier::uncertain_writes(const SqlStatement& statement) {
  for (const ObjectRef& object : statement.writes) {
    const Key key = schema_.key(object.schema, object.name);
    if (object.kind == ObjectKind::kTable || object.kind == ObjectKind::kColumn ||
        object.kind == ObjectKind::kConstraint || is_view(object.kind))
      uncertain_table(key);
    if (object.kind == ObjectKind::kType || object.kind == ObjectKind::kDomain)
      schema_.marks_.set({ObjectKind::kType, key.first, key.second, {}}, Mark::kUncertain);
    if (is_view(object.kind))
      schema_.marks_.set({ObjectKind::kView, key.first, key.second, {}}, Mark::kUncertain);
  }
}

void Applier::create(const SqlStatement& statement) {
  for (const ObjectRef& object : statement.writes) {
    const Key key = schema_.key(object.schema, object.name);
    if (object.kind == ObjectKind::kTable) {
      if (statement.kind == Kind::kCreate && !statement.tag.starts_with("CREATE TABLE") &&
          !statement.tag.starts_with("CREATE FOREIGN TABLE"))
        continue;  // the table of a trigger, say
      (*this)(CreateTable{table_of(object), statement.if_not_exists});
    } else if (is_view(object.kind)) {
      schema_.views_.set(key, {object.kind == ObjectKind::kMaterializedView, statement.reads, {}});
      settle({ObjectKind::kView, key.first, key.second, {}}, !schema_.everything_uncertain_);
    } else if (object.kind == ObjectKind::kSchema) {
      (*this)(CreateSchema{object.name, true});
    } else if (object.kind != ObjectKind::kColumn && object.kind != ObjectKind::kRole &&
               object.kind != ObjectKind::kDatabase) {
      schema_.others_.set({object.kind, key.first, key.second, object.part}, {});
      if (object.kind == ObjectKind::kType || object.kind == ObjectKind::kDomain) settle_type(key);
    }
  }
  if (!statement.objects_complete && statement.writes.empty()) everything_uncertain();
}

void Applier::drop(const SqlStatement& statement) {
  for (const ObjectRef& object : statement.writes) {
    const Key key = schema_.key(object.schema, object.name);
    if (object.kind == ObjectKind::kTable) {
      if (object.part.empty() && statement.tag.find("TABLE") != std::string::npos)
        (*this)(DropTable{table_of(object).name, statement.if_exists, statement.cascade});
    } else if (is_view(object.kind)) {
      const ObjectRef view{ObjectKind::kView, key.first, key.second, {}};
      if (!schema_.views_.contains(key)) {
        if (!statement.if_exists && !schema_.may_have_other_tables() && schema_.sure(view) &&
            schema_.has_table(table_of(object).name) == Truth::kNo)
          fail(Failure::Kind::kUnknownObject, object, "there is no view " + shown(key));
        continue;
      }
      if (certain_ && clear_views(key, {}, statement.cascade, object)) schema_.views_.erase(key);
      settle(view, !schema_.everything_uncertain_);
    } else if (object.kind == ObjectKind::kType || object.kind == ObjectKind::kDomain) {
      Arg<std::string> in_schema;
      if (!object.schema.empty()) in_schema = object.schema;
      (*this)(DropType{in_schema, object.name, statement.if_exists, statement.cascade});
    } else if (certain_) {
      schema_.others_.erase({object.kind, key.first, key.second, object.part});
    }
  }
}

}  // namespace migrate::ir
