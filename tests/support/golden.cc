#include "support/golden.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace migrate::testing {
namespace {

namespace fs = std::filesystem;

fs::path absolute(std::string_view path) { return fs::path(MIGRATE_TESTS_DIR) / path; }

std::string line_at(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return std::string(text.substr(begin, text.find('\n', begin) - begin));
}

}  // namespace

std::string read_test_file(std::string_view path) {
  std::ifstream in(absolute(path), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string golden_difference(std::string_view path, std::string_view actual) {
  const char* update = std::getenv("MIGRATE_UPDATE_GOLDEN");
  if (update != nullptr && std::string_view(update) == "1") {
    std::ofstream(absolute(path), std::ios::binary) << actual;
    return {};
  }
  if (!fs::exists(absolute(path))) return std::string(path) + " does not exist";
  const std::string expected = read_test_file(path);
  if (expected == actual) return {};
  const std::size_t length = std::min(expected.size(), actual.size());
  std::size_t at = 0;
  while (at < length && expected[at] == actual[at]) ++at;
  return std::string(path) + " says:\n  " + line_at(expected, at) + "\nbut it is:\n  " +
         line_at(actual, at) + "\n";
}

std::vector<std::string> test_files(std::string_view folder, std::string_view suffix) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(absolute(folder))) {
    const std::string path = fs::relative(entry.path(), absolute("")).generic_string();
    const bool ends = path.size() >= suffix.size() &&
                      path.compare(path.size() - suffix.size(), suffix.size(), suffix) == 0;
    if (entry.is_regular_file() && ends) found.push_back(path);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace migrate::testing
