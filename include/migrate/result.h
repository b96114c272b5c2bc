// Result<T>: the value, or the reason why the job could not be done.
//
// A finding about a migration history is not an Error: it is a Diagnostic (diagnostic.h). An Error
// says that the question could not be answered at all. Nothing of ours throws; libraries that do
// are caught at their border.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace migrate {

// What kind of inability this is. cli/exit_status.h maps it, in one place, to the exit status.
enum class ErrorKind {
  kUsage,        // the command line asks for something that makes no sense
  kConfig,       // a configuration file is wrong
  kRepository,   // the repository cannot be opened or read
  kDatabase,     // the database cannot be reached or refuses
  kUndecidable,  // what was asked cannot be known from what is there ("cannot tell")
  kInternal,     // a bug of ours
};

struct Error {
  ErrorKind kind = ErrorKind::kInternal;
  std::string message;  // one sentence, no trailing newline, ends with a period
  std::vector<std::string>
      hints;  // what to do next, most useful first; commands stand as they are typed
  std::vector<std::string> context;  // what was being done, innermost first

  // The error with one more line of context, for chains such as "reading alembic.ini".
  Error in(std::string what) && {
    context.push_back(std::move(what));
    return std::move(*this);
  }
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string message,
                                  std::vector<std::string> hints = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(message), std::move(hints), {}});
}

}  // namespace migrate

#define MIGRATE_CONCAT_(a, b) a##b
#define MIGRATE_CONCAT(a, b) MIGRATE_CONCAT_(a, b)
#define MIGRATE_TRY_(tmp, declaration, expression)         \
  auto tmp = (expression);                                 \
  if (!tmp) return tl::unexpected(std::move(tmp).error()); \
  declaration = *std::move(tmp)
// MIGRATE_TRY(auto x, f()): the value of f(), or return its error from the enclosing function.
#define MIGRATE_TRY(declaration, expression) \
  MIGRATE_TRY_(MIGRATE_CONCAT(migrate_try_, __LINE__), declaration, expression)
// MIGRATE_CHECK(f()): the same for a Result<void>.
#define MIGRATE_CHECK(expression)                              \
  do {                                                         \
    if (auto migrate_check = (expression); !migrate_check)     \
      return tl::unexpected(std::move(migrate_check).error()); \
  } while (false)
