#include <fmt/format.h>

#include <algorithm>

#include "migrate/lint/context.h"

namespace migrate::rules {
namespace {

// The ids of "Revises: a, b".
std::vector<std::string> ids_in(std::string_view text) {
  constexpr std::string_view kSeparators = ", \t()'\"";
  std::vector<std::string> ids;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(kSeparators, at)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(kSeparators, at), text.size());
    ids.emplace_back(text.substr(at, end - at));
    at = end;
  }
  if (ids.size() == 1 && ids.front() == "None") ids.clear();
  return ids;
}

void mismatch(const lint::RuleContext& context, const project::RevisionFile& file,
              const python::Docstring::Field& field, const python::Attribute& attribute,
              std::string_view name, lint::Reporter& reporter) {
  if (!attribute.known_value() || field.span.empty()) return;
  std::vector<std::string> said = ids_in(field.text);
  std::vector<std::string> meant = attribute.values;
  std::sort(said.begin(), said.end());
  std::sort(meant.begin(), meant.end());
  // A template of one's own may say more there than ids.
  if (said == meant || (said.size() > 1 && said.size() != meant.size())) return;
  std::string replacement;
  for (const std::string& id : attribute.values)
    replacement += (replacement.empty() ? "" : ", ") + id;
  auto& finding = reporter.report(
      fmt::format("the docstring says `{}`, `{}` says {}", field.text, name,
                  meant.empty() ? std::string("None") : lint::quoted_list(attribute.values)),
      context.files.at(file.path, field.span));
  finding.revisions = file.header.revision.values;
  finding.related.push_back({"this is what counts", context.files.at(file.path, attribute.span)});
  finding.fix.push_back({file.path, field.span, replacement});
}

}  // namespace

void header_mismatch(const lint::RuleContext& context, lint::Reporter& reporter) {
  for (const std::uint32_t added : context.change.added) {
    const project::RevisionFile& file = context.history.files[added];
    const python::RevisionHeader& header = file.header;
    mismatch(context, file, header.docstring.revision_id, header.revision, "revision", reporter);
    mismatch(context, file, header.docstring.revises, header.down_revision, "down_revision",
             reporter);
  }
}

}  // namespace migrate::rules
