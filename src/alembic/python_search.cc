#include "alembic/python_search.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "migrate/alembic/modules.h"
#include "migrate/path.h"

namespace migrate::alembic {
namespace {

bool is_left_out(std::string_view folder) {
  constexpr std::string_view kNames[] = {"env",   "node_modules", "site-packages", "test",
                                         "tests", "venv",         "versions"};
  return folder.front() == '.' || std::binary_search(std::begin(kNames), std::end(kNames), folder);
}

}  // namespace

std::vector<eval::SourceModule> modules_with(const source::Source& source,
                                             const std::string& folder,
                                             const std::vector<std::string_view>& words) {
  std::vector<eval::SourceModule> found;
  std::vector<std::string> folders = {folder};
  std::size_t searched = 0;
  while (!folders.empty()) {
    const std::string here = std::move(folders.back());
    folders.pop_back();
    const auto entries = source.list(here);
    if (!entries) return {};
    for (const source::Entry& entry : *entries) {
      const std::string path = join_path(here, entry.name);
      if (entry.kind == source::EntryKind::kDirectory && !is_left_out(entry.name))
        folders.push_back(path);
      if (entry.kind != source::EntryKind::kFile || !entry.name.ends_with(".py")) continue;
      if (++searched > kMaxSearchedFiles) return {};
      const source::Content content = source.read(path);
      if (!content.ok() || content.text.size() > Modules::kMaxModuleBytes) continue;
      const bool holds = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return content.text.find(word) != std::string::npos;
      });
      if (holds)
        found.push_back(
            {path, std::make_shared<const python::Module>(python::Module::parse(content.text)),
             entry.name == "__init__.py"});
    }
  }
  return found;
}

}  // namespace migrate::alembic
