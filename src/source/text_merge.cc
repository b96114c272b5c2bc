#include "source/text_merge.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "source/line_diff.h"

namespace migrate::source {
namespace {

constexpr std::size_t kBinaryProbe = 8000;            // bytes that Git looks at
constexpr std::size_t kMaxTextBytes = 1023UL << 20U;  // past this Git treats all as binary
// Conflicts that are this many lines apart, or less, become one.
constexpr int kJoinDistance = 3;

struct Text {
  std::vector<std::string_view> lines;  // each with its "\n", which the last may lack
  LineNumbers numbers;
};

using Numbering = std::unordered_map<std::string_view, std::uint32_t>;

Text split(std::string_view bytes, Numbering& numbering) {
  Text text;
  while (!bytes.empty()) {
    const std::size_t newline = bytes.find('\n');
    const std::size_t size = newline == std::string_view::npos ? bytes.size() : newline + 1;
    const std::string_view line = bytes.substr(0, size);
    text.lines.push_back(line);
    text.numbers.push_back(
        numbering.emplace(line, static_cast<std::uint32_t>(numbering.size())).first->second);
    bytes.remove_prefix(size);
  }
  return text;
}

enum class From { kOurs, kTheirs, kConflict, kEqual };

// A stretch where at least one side changed the base: lines of both sides.
struct Piece {
  From from;
  int ours, ours_count, theirs, theirs_count;
};

void append(std::vector<Piece>& pieces, const Piece& piece) {
  if (pieces.empty() || (piece.ours > pieces.back().ours + pieces.back().ours_count &&
                         piece.theirs > pieces.back().theirs + pieces.back().theirs_count)) {
    pieces.push_back(piece);
    return;
  }
  Piece& last = pieces.back();
  if (piece.from != last.from) last.from = From::kConflict;
  last.ours_count = piece.ours + piece.ours_count - last.ours;
  last.theirs_count = piece.theirs + piece.theirs_count - last.theirs;
}

bool same_change(const Hunk& x, const Hunk& y, const Text& ours, const Text& theirs) {
  if (x.a != y.a || x.a_count != y.a_count || x.b_count != y.b_count) return false;
  const auto first = ours.numbers.begin() + x.b;
  return std::equal(first, first + x.b_count, theirs.numbers.begin() + y.b);
}

// Two changes that touch: both grow to cover the same lines of the base.
Piece overlap(const Hunk& x, const Hunk& y) {
  const int before = x.a - y.a;
  const int after = x.a + x.a_count - (y.a + y.a_count);
  const int ours = before > 0 ? x.b - before : x.b;
  const int theirs = before > 0 ? y.b : y.b + before;
  return {From::kConflict, ours, x.b + x.b_count - ours - (after < 0 ? after : 0), theirs,
          y.b + y.b_count - theirs + (after < 0 ? 0 : after)};
}

std::vector<Piece> combine(const std::vector<Hunk>& ours_hunks,
                           const std::vector<Hunk>& theirs_hunks, const Text& ours,
                           const Text& theirs) {
  std::vector<Piece> pieces;
  std::size_t i = 0, j = 0;
  int ours_shift = 0, theirs_shift = 0;  // from a line of the base to the side's, past these hunks
  for (;;) {
    const Hunk* x = i < ours_hunks.size() ? &ours_hunks[i] : nullptr;
    const Hunk* y = j < theirs_hunks.size() ? &theirs_hunks[j] : nullptr;
    if (!x && !y) return pieces;
    bool ours_done = true, theirs_done = true;
    if (x && (!y || x->a + x->a_count < y->a)) {
      append(pieces, {From::kOurs, x->b, x->b_count, x->a + theirs_shift, x->a_count});
      theirs_done = false;
    } else if (y && (!x || y->a + y->a_count < x->a)) {
      append(pieces, {From::kTheirs, y->a + ours_shift, y->a_count, y->b, y->b_count});
      ours_done = false;
    } else {
      if (!same_change(*x, *y, ours, theirs)) append(pieces, overlap(*x, *y));
      ours_done = x->a + x->a_count <= y->a + y->a_count;
      theirs_done = y->a + y->a_count <= x->a + x->a_count;
    }
    if (ours_done && x) ours_shift = x->b + x->b_count - (x->a + x->a_count), ++i;
    if (theirs_done && y) theirs_shift = y->b + y->b_count - (y->a + y->a_count), ++j;
  }
}

LineNumbers slice(const Text& text, int begin, int count) {
  return {text.numbers.begin() + begin, text.numbers.begin() + begin + count};
}

// Takes out of each conflict the lines on which the sides agree. False: cannot be known.
bool refine(std::vector<Piece>& pieces, const Text& ours, const Text& theirs, std::uint32_t kinds) {
  std::vector<Piece> refined;
  for (const Piece& piece : pieces) {
    if (piece.from != From::kConflict || piece.ours_count == 0 || piece.theirs_count == 0) {
      refined.push_back(piece);
      continue;
    }
    const LineDiff diff = diff_lines(slice(ours, piece.ours, piece.ours_count),
                                     slice(theirs, piece.theirs, piece.theirs_count), kinds);
    if (!diff.known) return false;
    if (diff.hunks.empty()) {
      refined.push_back(piece);
      refined.back().from = From::kEqual;
    }
    for (const Hunk& hunk : diff.hunks) {
      refined.push_back({From::kConflict, piece.ours + hunk.a, hunk.a_count, piece.theirs + hunk.b,
                         hunk.b_count});
    }
  }
  pieces.clear();
  for (const Piece& piece : refined) {
    Piece* last = pieces.empty() ? nullptr : &pieces.back();
    if (last && last->from == From::kConflict && piece.from == From::kConflict &&
        piece.ours - (last->ours + last->ours_count) <= kJoinDistance) {
      last->ours_count = piece.ours + piece.ours_count - last->ours;
      last->theirs_count = piece.theirs + piece.theirs_count - last->theirs;
    } else {
      pieces.push_back(piece);
    }
  }
  return true;
}

enum class LineEnd { kUnknown, kLf, kCrLf };

LineEnd line_end(const Text& text, int line) {
  const auto ends_in_cr = [](std::string_view s) {
    return s.size() > 1 && s[s.size() - 2] == '\r' ? LineEnd::kCrLf : LineEnd::kLf;
  };
  const auto i = static_cast<std::size_t>(line);
  if (text.lines.empty() || i >= text.lines.size()) return LineEnd::kUnknown;
  if (text.lines[i].back() == '\n') return ends_in_cr(text.lines[i]);
  return i == 0 ? LineEnd::kUnknown : ends_in_cr(text.lines[i - 1]);
}

// Markers end as the lines around them do, where all three texts agree on "\r\n".
bool markers_need_cr(const Text& base, const Text& ours, const Text& theirs, const Piece& piece) {
  const LineEnd ends[] = {line_end(ours, piece.ours > 0 ? piece.ours - 1 : 0),
                          line_end(theirs, piece.theirs > 0 ? piece.theirs - 1 : 0),
                          line_end(base, 0)};
  bool crlf = false;
  for (const LineEnd end : ends) {
    if (end == LineEnd::kLf) return false;
    crlf = crlf || end == LineEnd::kCrLf;
  }
  return crlf;
}

class Writer {
 public:
  Writer(const Text& base, const Text& ours, const Text& theirs, const ConflictMarkers& markers)
      : base_(base), ours_(ours), theirs_(theirs), markers_(markers) {}

  TextMerge write(const std::vector<Piece>& pieces) {
    int done = 0;  // lines of ours
    for (const Piece& piece : pieces) {
      if (piece.from == From::kEqual) continue;
      lines(ours_, done, piece.ours - done);
      if (piece.from == From::kOurs) lines(ours_, piece.ours, piece.ours_count);
      if (piece.from == From::kTheirs) lines(theirs_, piece.theirs, piece.theirs_count);
      if (piece.from == From::kConflict) conflict(piece);
      done = piece.ours + piece.ours_count;
    }
    lines(ours_, done, static_cast<int>(ours_.lines.size()) - done);
    return std::move(result_);
  }

 private:
  void lines(const Text& text, int begin, int count) {
    for (int i = begin; i < begin + count; ++i) {
      result_.text += text.lines[static_cast<std::size_t>(i)];
    }
  }
  void end_line(bool crlf) { result_.text += crlf ? "\r\n" : "\n"; }
  void side(const Text& text, int begin, int count, bool crlf) {
    lines(text, begin, count);
    if (count > 0 && result_.text.back() != '\n') end_line(crlf);
  }
  void marker(char c, const std::string& label, bool crlf) {
    result_.text.append(static_cast<std::size_t>(markers_.length), c);
    if (!label.empty()) result_.text += " " + label;
    end_line(crlf);
  }
  void conflict(const Piece& piece) {
    const bool crlf = markers_need_cr(base_, ours_, theirs_, piece);
    result_.outcome = TextMergeOutcome::kConflict;
    marker('<', markers_.ours, crlf);
    side(ours_, piece.ours, piece.ours_count, crlf);
    marker('=', "", crlf);
    side(theirs_, piece.theirs, piece.theirs_count, crlf);
    marker('>', markers_.theirs, crlf);
  }

  const Text& base_;
  const Text& ours_;
  const Text& theirs_;
  const ConflictMarkers& markers_;
  TextMerge result_;
};

}  // namespace

bool is_binary(std::string_view bytes) {
  return bytes.substr(0, kBinaryProbe).find('\0') != std::string_view::npos;
}

TextMerge merge_text(std::string_view base, std::string_view ours, std::string_view theirs,
                     const ConflictMarkers& markers, bool virtual_ancestor) {
  for (const std::string_view bytes : {base, ours, theirs}) {
    if (bytes.size() > kMaxTextBytes || is_binary(bytes)) {
      return {TextMergeOutcome::kConflict, std::string(virtual_ancestor ? base : ours)};
    }
  }
  Numbering numbering;
  const Text base_text = split(base, numbering);
  const Text ours_text = split(ours, numbering);
  const Text theirs_text = split(theirs, numbering);
  const auto kinds = static_cast<std::uint32_t>(numbering.size());
  const LineDiff ours_diff = diff_lines(base_text.numbers, ours_text.numbers, kinds);
  const LineDiff theirs_diff = diff_lines(base_text.numbers, theirs_text.numbers, kinds);
  if (!ours_diff.known || !theirs_diff.known) return {TextMergeOutcome::kUnknown, {}};
  if (ours_diff.hunks.empty()) return {TextMergeOutcome::kClean, std::string(theirs)};
  if (theirs_diff.hunks.empty()) return {TextMergeOutcome::kClean, std::string(ours)};
  std::vector<Piece> pieces = combine(ours_diff.hunks, theirs_diff.hunks, ours_text, theirs_text);
  if (!refine(pieces, ours_text, theirs_text, kinds)) return {TextMergeOutcome::kUnknown, {}};
  return Writer(base_text, ours_text, theirs_text, markers).write(pieces);
}

}  // namespace migrate::source
