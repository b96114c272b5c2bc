// Standard output and standard error: the one document that a command prints goes to stdout, all
// that is said about it to stderr. Output is gathered and written at the end, so that a command
// that fails has printed nothing.
#pragma once

#include <string>
#include <string_view>

#include "cli/environment.h"
#include "cli/exit_status.h"
#include "migrate/result.h"

namespace migrate::cli {

enum class ColorMode { kAuto, kAlways, kNever };

class Terminal {
 public:
  explicit Terminal(const Environment& environment);

  // --color and --quiet, once they are known. What was printed before stays as it is.
  void set_color(ColorMode mode);
  void set_quiet(bool quiet) { quiet_ = quiet; }

  bool out_color() const { return out_color_; }
  bool err_color() const { return err_color_; }
  // Columns of the terminal on stdout, else of the one on stderr; 0 when neither is one.
  int width() const { return width_; }

  void out(std::string_view text) { out_ += text; }
  void out_line(std::string_view text) { (out_ += text) += '\n'; }
  // One "<word>: text" on stderr, at once. `note` and `warning` are silent with --quiet; text that
  // others wrote is shown with its control characters made visible.
  void error(const Error& error);
  void warning(std::string_view text);
  void note(std::string_view text);
  void hint(std::string_view text);
  // Text for stderr as it is; findings are no chatter, so --quiet does not silence it.
  void err(std::string_view text);

  // Forgets what was gathered.
  void discard() { out_.clear(); }
  // Writes what was gathered. A reader that went away is no failure; a full disk is.
  Result<void> flush();

 private:
  void say(std::string_view word, std::string_view color, std::string_view text);

  std::string out_;
  Environment environment_;
  bool out_tty_, err_tty_;
  bool out_color_ = false, err_color_ = false;
  bool quiet_ = false;
  int width_ = 0;
};

}  // namespace migrate::cli
