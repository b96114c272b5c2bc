#include <fmt/format.h>

#include "migrate/lint/context.h"
#include "migrate/path.h"

namespace migrate::rules {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

void check_file(const lint::RuleContext& context, const std::string& path, const std::string& head,
                bool required, lint::Reporter& reporter) {
  const std::string* text = context.files.text(path);
  if (text == nullptr) {
    if (required)
      reporter.report(fmt::format("`{}`, which is to name the head, is not there", path))
          .help.push_back(fmt::format("write `{}` into it", head));
    return;
  }
  const std::string_view said = trimmed(*text);
  if (said == head) return;
  const Span all{0, static_cast<std::uint32_t>(text->size())};
  const std::size_t end = said.find('\n');
  const auto begin = static_cast<std::uint32_t>(said.empty() ? 0 : said.data() - text->data());
  const Span first{begin, begin + static_cast<std::uint32_t>(said.substr(0, end).size())};
  auto& finding = reporter.report(
      end == std::string_view::npos
          ? fmt::format("`{}` says `{}`, the head is `{}`", base_name(path), said, head)
          : fmt::format("`{}` has several lines, the head is `{}`", base_name(path), head),
      context.files.at(path, first));
  finding.revisions = {head};
  finding.fix.push_back({path, all, head + "\n"});
}

}  // namespace

void head_file_stale(const lint::RuleContext& context, lint::Reporter& reporter) {
  const std::vector<graph::NodeIndex> heads = context.history.graph.heads();
  if (!context.history.complete() || heads.size() != 1) return;
  const std::string& head = context.history.graph.node(heads.front()).id;
  if (const std::string& path = context.word("path"); !path.empty()) {
    check_file(context, path, head, true, reporter);
    return;
  }
  for (const alembic::VersionLocation& location : context.history.config.version_locations)
    for (const std::string& name : context.words("names"))
      check_file(context, join_path(location.path, name), head, false, reporter);
}

}  // namespace migrate::rules
