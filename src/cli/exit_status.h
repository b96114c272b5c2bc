// What the process ends with: one enum, and the one mapping from an Error's kind. Scripts, hooks
// and bots depend on these numbers.
#pragma once

#include "migrate/result.h"

namespace migrate::cli {

enum class ExitStatus : int {
  kFine = 0,
  kFindings = 1,     // at or above --fail-on; wins over kCannotTell
  kUsage = 2,        // the command line or a configuration file
  kUnavailable = 3,  // the repository or the database
  kCannotTell = 4,   // the answer cannot be known from what is there
  kInternal = 70,    // a bug of ours (EX_SOFTWARE of sysexits.h)
};

constexpr ExitStatus exit_status(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
    case ErrorKind::kConfig:
      return ExitStatus::kUsage;
    case ErrorKind::kRepository:
    case ErrorKind::kDatabase:
      return ExitStatus::kUnavailable;
    case ErrorKind::kUndecidable:
      return ExitStatus::kCannotTell;
    case ErrorKind::kInternal:
      break;
  }
  return ExitStatus::kInternal;
}

}  // namespace migrate::cli
