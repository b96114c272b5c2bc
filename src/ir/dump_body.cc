#include <array>

#include "ir/call_text.h"
#include "ir/dump_parts.h"
#include "migrate/ir/dump.h"

namespace migrate::ir {

namespace {

std::string any_of(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "|") + word(name);
  return text;
}

std::string show(const Guard& guard) {
  std::string text = guard.negated ? "[if not " : "[if ";
  switch (guard.kind) {
    case Guard::Kind::kDialect:
      text += "dialect " + any_of(guard.dialects);
      break;
    case Guard::Kind::kOffline:
      text += "offline";
      break;
    case Guard::Kind::kEngine:
      text += "engine " + any_of(guard.dialects);
      break;
    case Guard::Kind::kInspector:
      text += "inspector " + quoted(guard.text);
      break;
    case Guard::Kind::kException:
      text += "exception " + quoted(guard.text);
      break;
    case Guard::Kind::kOther:
      text += quoted(guard.text);
      break;
  }
  return text + "] ";
}

std::string show(const Batch& batch) {
  CallText call("batch");
  call.add(text_of(batch.table)).add("recreate", batch.recreate);
  call.add_flag("copy_from", batch.copy_from)
      .add_flag("table_args", batch.has_table_args)
      .add_flag("reflect_args", batch.has_reflect_args)
      .add_flag("naming_convention", batch.has_naming_convention)
      .add_options(batch.options);
  std::string text = std::move(call).end();
  if (batch.copy_from_table) text += dump_members(*batch.copy_from_table, "    | ");
  return text;
}

void append_indented(std::string& out, const std::string& text, std::size_t indent) {
  out.append(indent, ' ');
  for (const char c : text) {
    out += c;
    if (c == '\n') out.append(indent, ' ');
  }
  out += '\n';
}

std::string show(const Step& step) {
  std::string text;
  for (const Guard& guard : step.guards) text += show(guard);
  if (step.repeated) text += "[repeated] ";
  if (step.autocommit) text += "[autocommit] ";
  return text + dump(step.operation);
}

}  // namespace

std::string_view to_string(Remark::Kind kind) {
  constexpr std::array<std::string_view, 10> kWords = {
      "raises",      "nondeterministic", "orm-session",  "result-used",       "swallowed-error",
      "conditional", "interpolated-sql", "module-level", "unbound-parameter", "print"};
  static_assert(kWords.size() == static_cast<std::size_t>(Remark::Kind::kPrint) + 1);
  return kWords[static_cast<std::size_t>(kind)];
}

std::string dump(const Body& body) {
  if (!body.present) return "absent\n";
  std::string out;
  std::optional<std::uint32_t> batch;
  for (const Step& step : body.steps) {
    if (step.batch && step.batch != batch && *step.batch < body.batches.size())
      append_indented(out, show(body.batches[*step.batch]), 0);
    batch = step.batch;
    const std::size_t depth = (step.batch ? 1U : 0U) + (step.within ? 1U : 0U);
    append_indented(out, show(step), 2 * depth);
  }
  for (const Remark& remark : body.remarks) {
    out += "remark ";
    out += to_string(remark.kind);
    if (!remark.detail.empty()) out += " " + quoted(remark.detail);
    out += '\n';
  }
  for (const Gap& gap : body.gaps) {
    out += "gap " + gap.reason;
    if (!gap.detail.empty()) out += " " + quoted(gap.detail);
    if (gap.hides_operations) out += " hides operations";
    out += '\n';
  }
  return out.empty() ? "nothing\n" : out;
}

}  // namespace migrate::ir
