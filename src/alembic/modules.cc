#include "migrate/alembic/modules.h"

#include <algorithm>
#include <map>
#include <utility>

#include "migrate/path.h"

namespace migrate::alembic {
namespace {

using source::EntryKind;

constexpr std::string_view kInit = "__init__.py";

bool is_identifier_path(std::string_view name) {
  return !name.empty() && name.find('/') == std::string_view::npos && name.front() != '.' &&
         name.back() != '.' && name.find("..") == std::string_view::npos;
}

}  // namespace

std::vector<std::string> import_roots(const source::Source& source, const HistoryConfig& config) {
  std::vector<std::string> roots;
  const auto add = [&](std::string path) {
    if (std::find(roots.begin(), roots.end(), path) == roots.end())
      roots.push_back(std::move(path));
  };
  for (const std::string& path : config.import_paths) add(path);
  for (const std::string& folder : {std::string(parent_path(config.config_path)), std::string()}) {
    add(folder);
    add(join_path(folder, "src"));
  }
  // The outermost first: an inner folder may well be a namespace package of an outer one.
  std::vector<std::string> above;
  for (std::string_view folder = config.script_location; !folder.empty();) {
    folder = parent_path(folder);
    const auto init = source.stat(join_path(folder, kInit));
    if (init && !*init) above.emplace_back(folder);
  }
  std::for_each(above.rbegin(), above.rend(), add);
  return roots;
}

struct Modules::State {
  const source::Source& source;
  std::vector<std::string> roots;
  std::map<std::string, std::map<std::string, EntryKind, std::less<>>, std::less<>> folders;
  std::map<std::string, std::optional<eval::SourceModule>, std::less<>> by_name;
  std::map<std::string, std::shared_ptr<const python::Module>, std::less<>> by_path;

  // The kind of an entry; nothing: not there, or a folder that cannot be read.
  std::optional<EntryKind> kind(std::string_view folder, std::string_view name) {
    auto known = folders.find(folder);
    if (known == folders.end()) {
      known = folders.try_emplace(std::string(folder)).first;
      if (auto entries = source.list(folder)) {
        for (source::Entry& entry : *entries)
          known->second.emplace(std::move(entry.name), entry.kind);
      }
    }
    const auto found = known->second.find(name);
    if (found == known->second.end()) return std::nullopt;
    return found->second;
  }
  bool is_file(std::string_view folder, std::string_view name) {
    return kind(folder, name) == EntryKind::kFile;
  }
  bool is_folder(std::string_view folder, std::string_view name) {
    return kind(folder, name) == EntryKind::kDirectory;
  }

  std::shared_ptr<const python::Module> parse(const std::string& path) {
    const auto known = by_path.find(path);
    if (known != by_path.end()) return known->second;
    if (by_path.size() == kMaxModules) return nullptr;
    std::shared_ptr<const python::Module> module;
    const source::Content content = source.read(path);
    if (content.ok() && content.text.size() <= kMaxModuleBytes)
      module = std::make_shared<const python::Module>(python::Module::parse(content.text));
    return by_path.emplace(path, std::move(module)).first->second;
  }

  std::optional<eval::SourceModule> file(const std::string& path, bool package) {
    auto module = parse(path);
    if (!module) return std::nullopt;
    return eval::SourceModule{path, std::move(module), package};
  }

  // Whether a folder without __init__.py holds modules.
  bool is_namespace(const std::string& folder) {
    kind(folder, kInit);  // lists it
    const auto& entries = folders.find(folder)->second;
    return std::any_of(entries.begin(), entries.end(), [](const auto& entry) {
      return entry.second == EntryKind::kFile && entry.first.ends_with(".py");
    });
  }

  std::optional<eval::SourceModule> within(std::string folder, std::string_view name) {
    while (true) {
      const std::size_t dot = name.find('.');
      const std::string part(name.substr(0, dot));
      const bool last = dot == std::string_view::npos;
      const std::string below = join_path(folder, part);
      if (is_folder(folder, part) && (!last || is_file(below, kInit))) {
        if (last) return file(join_path(below, kInit), true);
      } else if (last && is_file(folder, part + ".py")) {
        return file(join_path(folder, part + ".py"), false);
      } else if (last && is_folder(folder, part) && is_namespace(below)) {
        return eval::SourceModule{
            below, std::make_shared<const python::Module>(python::Module::parse("")), true};
      } else {
        return std::nullopt;
      }
      folder = below;
      name.remove_prefix(dot + 1);
    }
  }

  std::optional<eval::SourceModule> look_up(std::string_view name) {
    if (!is_identifier_path(name)) return std::nullopt;
    const std::string top(name.substr(0, name.find('.')));
    for (const std::string& root : roots) {
      const bool package = is_folder(root, top) && is_file(join_path(root, top), kInit);
      if (package || is_file(root, top + ".py")) return within(root, name);
    }
    // An installed package stands before a folder of its name: that of the migrations is often
    // called "alembic".
    if (top == "alembic" || top == "sqlalchemy") return std::nullopt;
    for (const std::string& root : roots)
      if (auto found = within(root, name)) return found;
    return std::nullopt;
  }
};

Modules::Modules(const source::Source& source, std::vector<std::string> roots)
    : state_(new State{source, std::move(roots), {}, {}, {}}) {}
Modules::~Modules() = default;
Modules::Modules(Modules&&) noexcept = default;

std::optional<eval::SourceModule> Modules::find(std::string_view name) {
  const auto known = state_->by_name.find(name);
  if (known != state_->by_name.end()) return known->second;
  auto found = state_->look_up(name);
  // The names that a revision imports are as many as it has room for; those not kept are looked
  // up again.
  if (state_->by_name.size() < kMaxModules) state_->by_name.emplace(std::string(name), found);
  return found;
}

std::string Modules::name_of(std::string_view path) const {
  for (const std::string& root : state_->roots) {
    if (!is_within(path, root) || !path.ends_with(".py")) continue;
    std::string_view rest = path.substr(root.empty() ? 0 : root.size() + 1);
    rest.remove_suffix(3);
    if (base_name(rest) == "__init__") rest = parent_path(rest);
    std::string name(rest);
    if (name.empty() || name.find('.') != std::string::npos) continue;
    std::replace(name.begin(), name.end(), '/', '.');
    return name;
  }
  return "";
}

}  // namespace migrate::alembic
