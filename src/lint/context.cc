#include "migrate/lint/context.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace migrate::lint {

Evidence RuleContext::evidence(std::string_view revision) const {
  if (facts.publication) return facts.publication(history, revision);
  if (change.base != nullptr && change.base->graph.find(revision))
    return {Publication::kLanded, facts.base_ref};
  return {};
}

Location RuleContext::at(graph::NodeIndex node) const {
  const project::RevisionFile& file = history.file(node);
  return files.at(file.path, file.header.revision.span);
}

Location RuleContext::at_parents(graph::NodeIndex node) const {
  const project::RevisionFile& file = history.file(node);
  const Span span = file.header.down_revision.span;
  return files.at(file.path, span.empty() ? file.header.revision.span : span);
}

bool RuleContext::is_new(graph::NodeIndex node) const {
  return !change.known || change.is_added[history.file_of[node]];
}

bool RuleContext::ids_known() const {
  const auto unknown = [](const project::RevisionFile& file) {
    return file.header.revision.known == python::Known::kUnknown;
  };
  return history.unreadable.empty() &&
         std::none_of(history.files.begin(), history.files.end(), unknown);
}

bool RuleContext::flag(std::string_view option) const {
  const auto found = options.find(std::string(option));
  assert(found != options.end());
  return std::get<bool>(found->second);
}

std::int64_t RuleContext::number(std::string_view option) const {
  const auto found = options.find(std::string(option));
  assert(found != options.end());
  return std::get<std::int64_t>(found->second);
}

const std::string& RuleContext::word(std::string_view option) const {
  const auto found = options.find(std::string(option));
  assert(found != options.end());
  return std::get<std::string>(found->second);
}

const std::vector<std::string>& RuleContext::words(std::string_view option) const {
  const auto found = options.find(std::string(option));
  assert(found != options.end());
  return std::get<std::vector<std::string>>(found->second);
}

std::string_view message_of(const project::RevisionFile& file) {
  std::string_view message = file.header.docstring.message;
  message = message.substr(0, message.find('\n'));
  for (const std::string_view field : {"Revision ID:", "Revises:", "Create Date:"})
    if (message.starts_with(field)) return {};
  return message;
}

std::string describe(const project::RevisionFile& file) {
  const python::RevisionHeader& header = file.header;
  std::string id = header.revision.values.empty() ? file.path : header.revision.values.front();
  const std::string_view message = message_of(file);
  return message.empty() ? fmt::format("`{}`", id) : fmt::format("`{}` ({})", id, message);
}

std::string quoted_list(std::span<const std::string> words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " and " : ", ";
    out += "`" + words[i] + "`";
  }
  return out;
}

Diagnostic& Reporter::report(std::string message, Location location) {
  Diagnostic& finding = report(std::move(message));
  finding.location = std::move(location);
  return finding;
}

Diagnostic& Reporter::report(std::string message) {
  Diagnostic& finding = out_.emplace_back();
  finding.rule = rule_.slug;
  finding.severity = rule_.severity;
  finding.message = std::move(message);
  finding.history = history_;
  return finding;
}

Diagnostic& Reporter::cannot_tell(std::string message, Location location) {
  Diagnostic& finding = report(std::move(message), std::move(location));
  finding.cannot_tell = true;
  finding.severity = Severity::kWarning;
  return finding;
}

}  // namespace migrate::lint
