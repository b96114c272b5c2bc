#include "migrate/alembic/revision_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "alembic/create_date.h"
#include "alembic/file_name.h"
#include "alembic/template.h"
#include "alembic/templates.h"
#include "alembic/text.h"
#include "migrate/path.h"

namespace migrate::alembic {
namespace {

// revision.tuple_rev_as_scalar of Alembic: nothing is None, one is itself.
template <typename Many>
TemplateValue as_scalar(const std::vector<std::string>& items) {
  if (items.empty()) return PythonNone{};
  if (items.size() == 1) return items.front();
  return Many{items};
}

TemplateValue body(const std::optional<std::string>& text) {
  if (text) return *text;
  return Undefined{};
}

TemplateValues template_values(const NewRevision& revision, const DateTime& date) {
  TemplateValues values;
  values["message"] = revision.message.value_or("empty message");
  values["up_revision"] = revision.rev_id;
  values["down_revision"] = as_scalar<PythonTuple>(revision.down_revisions);
  // Alembic resolves what --depends-on names into a list, and the parents into a tuple.
  values["depends_on"] = as_scalar<PythonList>(revision.depends_on);
  values["branch_labels"] = PythonNone{};
  if (!revision.branch_labels.empty()) {
    values["branch_labels"] = PythonTuple{revision.branch_labels};
  }
  values["create_date"] = PythonDate{date.text(),
                                     {{"year", date.year},
                                      {"month", date.month},
                                      {"day", date.day},
                                      {"hour", date.hour},
                                      {"minute", date.minute},
                                      {"second", date.second},
                                      {"microsecond", date.microsecond}}};
  values["imports"] = body(revision.imports);
  values["upgrades"] = body(revision.upgrades);
  values["downgrades"] = body(revision.downgrades);
  return values;
}

// The template writes the message between three quotes, and nothing escapes it there.
Result<void> check_message(std::string_view message) {
  const auto bad = [](std::string_view why) {
    return fail(ErrorKind::kUsage, fmt::format("The message {}, so the file that it would be "
                                               "written to would not be Python.",
                                               why));
  };
  if (!is_utf8(message)) return bad("is not UTF-8");
  if (message.find('\0') != std::string_view::npos) return bad("holds a null character");
  if (message.find("\"\"\"") != std::string_view::npos) return bad("holds three quotes");
  for (std::size_t at = message.find('\\'); at != std::string_view::npos && at + 1 < message.size();
       at = message.find('\\', at + 2)) {
    if (std::string_view("xuUN").find(message[at + 1]) != std::string_view::npos) {
      return bad("holds a backslash before x, u, U or N");
    }
  }
  return {};
}

// Alembic encodes what the template gives; a character that the encoding lacks stops it.
Result<std::string> encoded(std::string text, std::string_view encoding) {
  std::string name = to_lower(encoding);
  std::replace(name.begin(), name.end(), '_', '-');
  if (name == "utf-8" || name == "utf8") return text;
  const bool latin = name == "latin-1" || name == "latin1" || name == "iso-8859-1";
  if (!latin && name != "ascii" && name != "us-ascii") {
    return fail(ErrorKind::kConfig,
                fmt::format("The output_encoding `{}` is not known here.", encoding),
                {"utf-8, latin-1 and ascii are."});
  }
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c > (latin ? 0xFFU : 0x7FU)) {
      return fail(ErrorKind::kConfig,
                  fmt::format("The output_encoding `{}` has no U+{:04X}, which the new file holds.",
                              encoding, static_cast<std::uint32_t>(c)));
    }
    out += static_cast<char>(static_cast<unsigned char>(c));
  }
  return out;
}

Result<std::string> rendered(const source::Source& source, const HistoryConfig& config,
                             const NewRevision& revision, const TemplateValues& values) {
  if (revision.builtin_template) {
    return render_template(template_text("shared/script.py.mako"), "builtin", values);
  }
  const std::vector<std::string> hints{
      "`--template builtin` writes the file without the project's template."};
  if (config.revision_environment) {
    return fail(ErrorKind::kConfig,
                fmt::format("{} sets revision_environment: env.py would have to run to write a "
                            "revision.",
                            config.config_path),
                hints);
  }
  const std::string path = join_path(config.script_location, "script.py.mako");
  const source::Content content = source.read(path);
  if (!content.ok()) {
    return fail(ErrorKind::kUndecidable, fmt::format("{}: {}", path, content.reason), hints);
  }
  return render_template(content.text, path, values);
}

Result<std::string> file_path(const HistoryConfig& config, const NewRevision& revision,
                              const DateTime& date) {
  FileNameTokens tokens;
  tokens.texts = {{"rev", revision.rev_id},
                  {"slug", slug_of(revision.message.value_or(""), config.truncate_slug_length)}};
  tokens.numbers = {{"epoch", revision.date.seconds},
                    {"year", date.year},
                    {"month", date.month},
                    {"day", date.day},
                    {"hour", date.hour},
                    {"minute", date.minute},
                    {"second", date.second}};
  MIGRATE_TRY(std::string name, fill_file_template(config.file_template, tokens));
  name += ".py";
  const bool has_control =
      std::any_of(name.begin(), name.end(), [](char c) { return c >= 0 && c < ' '; });
  const auto path = normalize_path(join_path(revision.folder, name));
  if (has_control || name.starts_with('/') || !path || !is_within(*path, revision.folder)) {
    return fail(ErrorKind::kConfig, fmt::format("The file_template `{}` gives no path in {}.",
                                                config.file_template, revision.folder));
  }
  return *path;
}

}  // namespace

Result<NewFile> new_revision(const source::Source& source, const HistoryConfig& config,
                             const NewRevision& revision) {
  MIGRATE_CHECK(check_revision_id(revision.rev_id));
  for (const std::string& label : revision.branch_labels) MIGRATE_CHECK(check_branch_label(label));
  MIGRATE_CHECK(check_message(revision.message.value_or("")));
  MIGRATE_TRY(const DateTime date, date_in(revision.date, config.timezone));
  MIGRATE_TRY(std::string path, file_path(config, revision, date));
  MIGRATE_TRY(std::string text,
              rendered(source, config, revision, template_values(revision, date)));
  MIGRATE_TRY(text, encoded(std::move(text), config.output_encoding));
  return NewFile{std::move(path), std::move(text)};
}

Result<std::string> version_folder(const HistoryConfig& config,
                                   std::optional<std::string_view> requested,
                                   std::optional<std::string_view> parent_file) {
  const auto& locations = config.version_locations;
  std::vector<std::string> hints;
  hints.reserve(locations.size());
  for (const VersionLocation& location : locations)
    hints.push_back(fmt::format("--version-path {}", location.path));
  std::string folder;
  if (requested) {
    folder = normalize_path(*requested).value_or("..");
  } else if (locations.size() == 1) {
    const VersionLocation& only = locations.front();
    if (only.unreadable.empty()) return only.path;
    return fail(ErrorKind::kUndecidable, fmt::format("The version location {} cannot be used: {}.",
                                                     only.as_written, only.unreadable));
  } else if (parent_file) {
    folder = parent_path(*parent_file);
  } else {
    return fail(ErrorKind::kUsage,
                "Multiple version locations present, please specify --version-path.", hints);
  }
  const bool known = std::any_of(locations.begin(), locations.end(), [&](const auto& location) {
    return location.unreadable.empty() && location.path == folder;
  });
  if (known) return folder;
  return fail(ErrorKind::kUsage,
              fmt::format("Path {} is not represented in current version locations.",
                          requested ? *requested : std::string_view(folder)),
              hints);
}

std::string make_revision_id(const std::array<std::uint8_t, 6>& random) {
  return fmt::format("{:02x}", fmt::join(random, ""));
}

Result<void> check_revision_id(std::string_view id) {
  const auto bad = [&](std::string_view why) {
    return fail(ErrorKind::kUsage, fmt::format("`{}` can be no revision id: {}.", id, why));
  };
  if (id.empty()) return bad("it is empty");
  if (!is_utf8(id)) return bad("it is not UTF-8");
  if (id == "head" || id == "heads" || id == "base" || id == "current") {
    return bad("Alembic has a meaning for the word");
  }
  for (const char c : id) {
    if (std::string_view("@-+:").find(c) != std::string_view::npos) {
      return bad(fmt::format("Alembic reserves the character `{}`", c));
    }
    if (c == '/' || is_space(c) || (c >= 0 && c < ' ') || c == 0x7f) {
      return bad("it holds a slash, white space or a control character");
    }
  }
  return {};
}

Result<void> check_branch_label(std::string_view label) {
  const auto bad = [&](std::string_view why) {
    return fail(ErrorKind::kUsage, fmt::format("`{}` can be no branch label: {}.", label, why));
  };
  if (label.empty()) return bad("it is empty");
  if (!is_utf8(label)) return bad("it is not UTF-8");
  if (label == "head" || label == "heads" || label == "base" || label == "current") {
    return bad("Alembic has a meaning for the word");
  }
  for (std::size_t i = 0; i < label.size(); ++i) {
    const char c = label[i];
    if (c == '@' || c == ':' || is_space(c) || (c >= 0 && c < ' ')) {
      return bad("it holds `@`, `:`, white space or a control character");
    }
    const bool digit = i + 1 < label.size() && label[i + 1] >= '0' && label[i + 1] <= '9';
    if ((c == '-' || c == '+') && digit) {
      return bad(fmt::format("Alembic reads `{}{}` as a number of steps", c, label[i + 1]));
    }
  }
  return {};
}

}  // namespace migrate::alembic
