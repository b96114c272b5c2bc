#include "migrate/alembic/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "alembic/toml_reader.h"
#include "migrate/nearest.h"
#include "migrate/path.h"

namespace migrate::alembic {
namespace {

// Reads the keys of tables into fields; keeps the first thing that is wrong.
class Checker {
 public:
  explicit Checker(std::string_view path) : path_(path) {}

  using Reader = std::function<void(const TomlValue&)>;
  using Keys = std::map<std::string, Reader>;

  // Every key of the table must be one of `keys`.
  void table(const TomlTable& table, std::string_view name, const Keys& keys) {
    for (const auto& [key, at, value] : table.entries) {
      const auto known = keys.find(key);
      if (known == keys.end()) {
        unknown(key, at, name, keys);
      } else {
        known->second(value);
      }
    }
  }

  template <typename T>
  const T* as(const TomlValue& value, std::string_view wanted) {
    const T* data = std::get_if<T>(&value.data);
    if (data == nullptr) {
      fail_at(value.at, fmt::format("This is {}, where {} is needed", value.type_name(), wanted));
    }
    return data;
  }

  Reader text(std::string& out) {
    return [this, &out](const TomlValue& value) {
      if (const auto* word = as<std::string>(value, "a string")) out = *word;
    };
  }

  Reader flag(std::optional<bool>& out) {
    return [this, &out](const TomlValue& value) {
      if (const auto* state = as<bool>(value, "a boolean")) out = *state;
    };
  }

  Reader words(std::vector<PlacedWord>& out) {
    return [this, &out](const TomlValue& value) {
      const auto* items = as<std::vector<TomlValue>>(value, "a list of strings");
      if (items == nullptr) return;
      for (const TomlValue& item : *items) {
        if (const auto* word = as<std::string>(item, "a string")) out.push_back({*word, item.at});
      }
    };
  }

  Reader texts(std::vector<std::string>& out) {
    return [this, &out](const TomlValue& value) {
      std::vector<PlacedWord> placed;
      words(placed)(value);
      for (PlacedWord& word : placed) out.push_back(std::move(word.word));
    };
  }

  // A string that is one of a few.
  bool one_of(const TomlValue& value, const std::vector<std::string>& choices, std::string& out) {
    const auto* word = as<std::string>(value, "a string");
    if (word == nullptr) return false;
    if (std::find(choices.begin(), choices.end(), *word) == choices.end()) {
      fail_at(value.at, fmt::format("`{}` is none of `{}`", *word, fmt::join(choices, "`, `")));
      return false;
    }
    out = *word;
    return true;
  }

  void fail_at(Position at, std::string_view what, std::vector<std::string> hints = {}) {
    if (error_) return;
    error_ = Error{ErrorKind::kConfig,
                   fmt::format("{}:{}:{}: {}.", path_, at.line, at.column, what),
                   std::move(hints),
                   {}};
  }

  std::optional<Error>& error() { return error_; }

 private:
  void unknown(const std::string& key, Position at, std::string_view name, const Keys& keys) {
    std::vector<std::string> names;
    for (const auto& [known, reader] : keys) names.push_back(known);
    const std::string place = name.empty() ? "" : fmt::format(" in [{}]", name);
    const auto close = nearest(key, names);
    fail_at(at, fmt::format("There is no key `{}`{}", key, place),
            {close ? fmt::format("Did you mean `{}`?", *close)
                   : fmt::format("The keys are `{}`.", fmt::join(names, "`, `"))});
  }

  std::string_view path_;
  std::optional<Error> error_;
};

void read_history(Checker& check, const TomlValue& value, Settings& settings) {
  const auto* table = check.as<TomlTable>(value, "a table");
  if (table == nullptr) return;
  HistorySetting history;
  history.at = value.at;
  check.table(*table, "history",
              {{"name", check.text(history.name)},
               {"script_location", check.text(history.script_location)},
               {"version_locations", check.texts(history.version_locations)},
               {"recursive_version_locations", check.flag(history.recursive_version_locations)}});
  if (history.script_location.empty() && history.version_locations.empty()) {
    check.fail_at(value.at, "A [[history]] needs `script_location` or `version_locations`");
  }
  settings.histories.push_back(std::move(history));
}

void read_databases(Checker& check, const TomlValue& value, Settings& settings) {
  std::vector<PlacedWord> words;
  check.words(words)(value);
  for (const PlacedWord& word : words) {
    const std::size_t space = std::min(word.word.find(' '), word.word.size());
    DatabaseSetting database{word.word.substr(0, space), word.word.substr(space)};
    database.version.erase(0, database.version.find_first_not_of(' '));
    const auto& all = settings.databases;
    if (database.dialect != "postgresql" && database.dialect != "mysql" &&
        database.dialect != "sqlite") {
      check.fail_at(word.at, fmt::format("`{}` is none of `postgresql`, `mysql`, `sqlite`, with a "
                                         "version behind it or without",
                                         word.word));
    } else if (database.version.find_first_not_of("0123456789.") != std::string::npos) {
      check.fail_at(word.at, fmt::format("`{}` is no version", database.version));
    } else if (std::any_of(all.begin(), all.end(), [&](const DatabaseSetting& other) {
                 return other.dialect == database.dialect;
               })) {
      check.fail_at(word.at, fmt::format("`{}` is stated twice; its oldest version counts",
                                         database.dialect));
    } else {
      settings.databases.push_back(std::move(database));
    }
  }
}

void read_tables(Checker& check, const TomlValue& value, Settings& settings) {
  const auto* table = check.as<TomlTable>(value, "a table");
  if (table != nullptr)
    check.table(*table, "tables", {{"large", check.texts(settings.large_tables)}});
}

void read_env(Checker& check, const TomlValue& value, Settings& settings) {
  const auto* table = check.as<TomlTable>(value, "a table");
  if (table == nullptr) return;
  std::string text;
  std::optional<bool> flag;
  const Checker::Reader patterns = [&](const TomlValue& given) {
    const auto* names = check.as<TomlTable>(given, "a table of patterns");
    if (names == nullptr) return;
    for (const auto& [key, at, pattern] : names->entries) check.text(text)(pattern);
  };
  check.table(*table, "env",
              {{"version_table", check.text(text)},
               {"version_table_schema", check.text(text)},
               {"transaction_per_migration", check.flag(flag)},
               {"transactional_ddl", check.flag(flag)},
               {"render_as_batch", check.flag(flag)},
               {"include_schemas", check.flag(flag)},
               {"naming_convention", patterns}});
  for (const auto& [name, at, given] : table->entries) settings.env.push_back({name, given, at});
}

void read_severities(Checker& check, const TomlValue& value, Settings& settings) {
  const auto* table = check.as<TomlTable>(value, "a table of rules");
  if (table == nullptr) return;
  for (const auto& [rule, at, word] : table->entries) {
    std::string severity;
    if (check.one_of(word, {"info", "warning", "error"}, severity)) {
      settings.severities.push_back({{rule, at}, severity});
    }
  }
}

void read_rules(Checker& check, const TomlValue& value, Settings& settings) {
  const auto* table = check.as<TomlTable>(value, "a table of rules");
  if (table == nullptr) return;
  for (const auto& [rule, at, options] : table->entries) {
    if (const auto* own = check.as<TomlTable>(options, "a table of options")) {
      settings.rules.push_back({{rule, at}, *own});
    }
  }
}

void read_lint(Checker& check, const TomlValue& value, Settings& settings) {
  const auto* table = check.as<TomlTable>(value, "a table");
  if (table == nullptr) return;
  check.table(
      *table, "lint",
      {{"packs", check.words(settings.packs)},
       {"select", check.words(settings.select)},
       {"ignore", check.words(settings.ignore)},
       {"fail_on",
        [&](const TomlValue& word) {
          check.one_of(word, {"info", "warning", "error", "never"}, settings.fail_on);
        }},
       {"severity", [&](const TomlValue& rules) { read_severities(check, rules, settings); }},
       {"rules", [&](const TomlValue& rules) { read_rules(check, rules, settings); }}});
}

const TomlTable* child_table(const TomlTable& table, std::string_view key) {
  const TomlValue* value = table.find(key);
  return value == nullptr ? nullptr : std::get_if<TomlTable>(&value->data);
}

}  // namespace

Result<std::optional<Settings>> parse_settings(std::string_view text, std::string_view path) {
  MIGRATE_TRY(const TomlTable document, read_toml(text, std::string(path)));
  const TomlTable* table = &document;
  if (base_name(path) == "pyproject.toml") {
    const TomlTable* tool = child_table(document, "tool");
    table = tool == nullptr ? nullptr : child_table(*tool, "migrate");
    if (table == nullptr) return std::nullopt;
  }
  Settings settings;
  settings.path = path;
  Checker check(path);
  check.table(
      *table, "",
      {{"base", check.text(settings.base)},
       {"release_refs", check.texts(settings.release_refs)},
       {"message_pattern", check.text(settings.message_pattern)},
       {"head_file", check.text(settings.head_file)},
       {"databases", [&](const TomlValue& value) { read_databases(check, value, settings); }},
       {"tables", [&](const TomlValue& value) { read_tables(check, value, settings); }},
       {"env", [&](const TomlValue& value) { read_env(check, value, settings); }},
       {"history",
        [&](const TomlValue& value) {
          const auto* tables = check.as<std::vector<TomlValue>>(value, "a list of tables");
          if (tables == nullptr) return;
          for (const TomlValue& item : *tables) read_history(check, item, settings);
        }},
       {"lint", [&](const TomlValue& value) { read_lint(check, value, settings); }}});
  if (check.error()) return tl::unexpected(*std::move(check.error()));
  return settings;
}

Result<Settings> load_settings(const source::Source& source, std::string_view directory) {
  std::string folder(directory);
  for (;;) {
    for (const char* name : {"migrate.toml", "pyproject.toml"}) {
      const std::string path = join_path(folder, name);
      const source::Content content = source.read(path);
      if (content.problem == source::ReadProblem::kNotFound) continue;
      if (!content.ok()) {
        return fail(ErrorKind::kUndecidable, fmt::format("{}: {}", path, content.reason),
                    content.hints);
      }
      MIGRATE_TRY(std::optional<Settings> settings, parse_settings(content.text, path));
      if (settings) return *std::move(settings);
    }
    if (folder.empty()) return Settings{};
    folder = parent_path(folder);
  }
}

}  // namespace migrate::alembic
