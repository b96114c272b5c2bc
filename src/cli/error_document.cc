#include "cli/error_document.h"

#include <string_view>

#include "cli/exit_status.h"
#include "migrate/report/json.h"

namespace migrate::cli {
namespace {

std::string_view name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
      return "usage";
    case ErrorKind::kConfig:
      return "configuration";
    case ErrorKind::kRepository:
      return "repository";
    case ErrorKind::kDatabase:
      return "database";
    case ErrorKind::kUndecidable:
      return "cannot tell";
    case ErrorKind::kInternal:
      break;
  }
  return "internal";
}

}  // namespace

std::string error_document(const Error& error) {
  report::Json json;
  json.object().member("schema", "migrate/error/1").member("kind", name_of(error.kind));
  json.member("exit_status", static_cast<std::int32_t>(exit_status(error.kind)));
  json.member("message", error.message).member("context", error.context);
  return json.member("hints", error.hints).end().text();
}

}  // namespace migrate::cli
