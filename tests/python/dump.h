// A header as text, for golden files and for comparing two of them.
#pragma once

#include <string>

#include "migrate/python/header.h"

namespace migrate::python {

inline std::string dump(const Span& span) {
  return std::to_string(span.begin) + ".." + std::to_string(span.end);
}

inline std::string dump(const char* name, const Attribute& attribute) {
  constexpr const char* kShapes[] = {"None", "string", "tuple", "list", "set"};
  std::string out = std::string(name) + ": ";
  if (attribute.known == Known::kMissing) return out + "missing\n";
  if (attribute.known == Known::kUnknown) {
    return out + "unknown, " + attribute.reason + " @" + dump(attribute.span) + "\n";
  }
  out += kShapes[static_cast<std::size_t>(attribute.shape)];
  for (const std::string& value : attribute.values) out += " [" + value + "]";
  out += " @" + dump(attribute.span);
  for (const Span& span : attribute.value_spans) out += " " + dump(span);
  return out + "\n";
}

inline std::string dump(const char* name, const Docstring::Field& field) {
  return field.span.empty()
             ? std::string{}
             : std::string(name) + " [" + field.text + "] @" + dump(field.span) + "\n";
}

// What both ways of reading fill in.
inline std::string dump_values(const RevisionHeader& header) {
  std::string out =
      dump("revision", header.revision) + dump("down_revision", header.down_revision) +
      dump("branch_labels", header.branch_labels) + dump("depends_on", header.depends_on);
  const Docstring& doc = header.docstring;
  if (doc.present) {
    out += "docstring @" + dump(doc.span) + "\nmessage [" + doc.message + "]\n" +
           dump("Revision ID", doc.revision_id) + dump("Revises", doc.revises) +
           dump("Create Date", doc.create_date);
  }
  return out;
}

inline std::string dump(const RevisionHeader& header) {
  std::string out = dump_values(header);
  if (!header.problem.empty()) {
    out += "problem: " + header.problem + " @" + dump(header.problem_span) + "\n";
  }
  if (header.has_conflict_markers) out += "conflict @" + dump(header.conflict_span) + "\n";
  return out;
}

}  // namespace migrate::python
