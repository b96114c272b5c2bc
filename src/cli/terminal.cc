#include "cli/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

int columns(const Environment& environment) {
  int from_variable = 0;
  const auto& text = environment.columns;
  std::from_chars(text.data(), text.data() + text.size(), from_variable);
  if (from_variable > 0) return from_variable;
  for (const int fd : {STDOUT_FILENO, STDERR_FILENO}) {
    winsize size{};
    if (isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  }
  return 0;
}

// False where the reader went away or the disk is full; errno says which.
bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Terminal::Terminal(const Environment& environment)
    : environment_(environment),
      out_tty_(isatty(STDOUT_FILENO) == 1),
      err_tty_(isatty(STDERR_FILENO) == 1),
      width_(columns(environment)) {
  set_color(ColorMode::kAuto);
}

void Terminal::set_color(ColorMode mode) {
  const auto wanted = [&](bool tty) {
    if (mode != ColorMode::kAuto) return mode == ColorMode::kAlways;
    if (environment_.no_color) return false;
    return environment_.force_color || (tty && !environment_.dumb_terminal);
  };
  out_color_ = wanted(out_tty_);
  err_color_ = wanted(err_tty_);
}

void Terminal::say(std::string_view word, std::string_view color, std::string_view text) {
  const std::string shown = report::neutral_line(text);
  const std::string line = err_color_ ? fmt::format("\x1b[{}m{}:\x1b[0m {}\n", color, word, shown)
                                      : fmt::format("{}: {}\n", word, shown);
  // Nothing can be said about a stderr that does not take what is said.
  (void)write_all(STDERR_FILENO, line);
}

void Terminal::error(const Error& error) {
  say("error", "1;31", error.message);
  for (const auto& what : error.context) say("while", "1;34", what);
  for (const auto& text : error.hints) hint(text);
}

void Terminal::warning(std::string_view text) {
  if (!quiet_) say("warning", "1;33", text);
}

void Terminal::note(std::string_view text) {
  if (!quiet_) say("note", "1;34", text);
}

void Terminal::hint(std::string_view text) { say("hint", "1;36", text); }

void Terminal::err(std::string_view text) { (void)write_all(STDERR_FILENO, text); }

Result<void> Terminal::flush() {
  const bool written = write_all(STDOUT_FILENO, out_);
  const int reason = errno;
  out_.clear();
  if (written || reason == EPIPE) return {};
  return fail(ErrorKind::kRepository,
              fmt::format("Cannot write to standard output: {}.", std::strerror(reason)));
}

}  // namespace migrate::cli
