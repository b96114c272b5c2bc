#include "source/line_diff.h"

#include <algorithm>

namespace migrate::source {
namespace {

// A line that occurs more often than this in a region is no anchor there.
constexpr int kMaxOccurrences = 64;
// Comparisons after which a pair of texts is given up. Real revision files need some thousands.
constexpr std::int64_t kMaxWork = 50'000'000;

struct Region {
  int a, a_end, b, b_end;
};

// The longest run of equal lines that holds the rarest line, both ends included.
struct Anchor {
  int a = 0, a_last = 0, b = 0, b_last = 0;
  bool found = false;
};

class Aligner {
 public:
  Aligner(const LineNumbers& a, const LineNumbers& b, std::uint32_t kinds)
      : a_(a), b_(b), head_(kinds), count_(kinds), region_of_(kinds), next_(a.size()) {}

  // False when it must be given up.
  bool run(std::vector<char>& a_changed, std::vector<char>& b_changed) {
    std::vector<Region> open{{0, static_cast<int>(a_.size()), 0, static_cast<int>(b_.size())}};
    while (!open.empty()) {
      const Region region = open.back();
      open.pop_back();
      Anchor anchor;
      if (region.a < region.a_end && region.b < region.b_end && !find_anchor(region, anchor)) {
        return false;
      }
      if (!anchor.found) {
        std::fill(a_changed.begin() + region.a, a_changed.begin() + region.a_end, char{1});
        std::fill(b_changed.begin() + region.b, b_changed.begin() + region.b_end, char{1});
        continue;
      }
      open.push_back({region.a, anchor.a, region.b, anchor.b});
      open.push_back({anchor.a_last + 1, region.a_end, anchor.b_last + 1, region.b_end});
    }
    return true;
  }

 private:
  bool same(int a, int b) const {
    return a_[static_cast<std::size_t>(a)] == b_[static_cast<std::size_t>(b)];
  }
  std::uint32_t kind(int a) const { return a_[static_cast<std::size_t>(a)]; }

  void index(const Region& region) {
    ++serial_;
    for (int line = region.a_end - 1; line >= region.a; --line) {
      const std::uint32_t k = kind(line);
      const bool first = region_of_[k] != serial_;
      next_[static_cast<std::size_t>(line)] = first ? -1 : head_[k];
      count_[k] = first ? 1 : count_[k] + 1;
      head_[k] = line;
      region_of_[k] = serial_;
    }
  }

  // Every occurrence in the first text of the line at `b`, grown to a run as long as possible.
  // Returns the next line of the second text to look at.
  int try_line(const Region& region, int b, Anchor& best) {
    const std::uint32_t k = b_[static_cast<std::size_t>(b)];
    int next_b = b + 1;
    if (region_of_[k] != serial_) return next_b;
    common_ = true;
    if (count_[k] > rarest_) return next_b;
    int start = head_[k];
    while (start >= 0) {
      int first_a = start, first_b = b, last_a = start, last_b = b;
      int rarity = count_[k];
      while (first_a > region.a && first_b > region.b && same(first_a - 1, first_b - 1)) {
        --first_a, --first_b;
        if (rarity > 1) rarity = std::min(rarity, count_[kind(first_a)]);
      }
      while (last_a + 1 < region.a_end && last_b + 1 < region.b_end &&
             same(last_a + 1, last_b + 1)) {
        ++last_a, ++last_b;
        if (rarity > 1) rarity = std::min(rarity, count_[kind(last_a)]);
      }
      work_ += last_a - first_a + 1;
      next_b = std::max(next_b, last_b + 1);
      if (best.a_last - best.a < last_a - first_a || rarity < rarest_) {
        best = {first_a, last_a, first_b, last_b, true};
        rarest_ = rarity;
      }
      int next = next_[static_cast<std::size_t>(start)];
      while (next >= 0 && next <= last_a) next = next_[static_cast<std::size_t>(next)], ++work_;
      start = next;
    }
    return next_b;
  }

  bool find_anchor(const Region& region, Anchor& best) {
    index(region);
    work_ += region.a_end - region.a + region.b_end - region.b;
    rarest_ = kMaxOccurrences + 1;
    common_ = false;
    for (int b = region.b; b < region.b_end && work_ < kMaxWork;) b = try_line(region, b, best);
    return work_ < kMaxWork && !(common_ && rarest_ > kMaxOccurrences);
  }

  const LineNumbers& a_;
  const LineNumbers& b_;
  // By kind of line, valid where region_of_ is the current serial: the first occurrence in the
  // region of the first text, and how many there are. next_ leads to the next occurrence.
  std::vector<int> head_, count_, region_of_, next_;
  int serial_ = 0, rarest_ = 0;
  bool common_ = false;
  std::int64_t work_ = 0;
};

// One text's runs of changed lines, one after the other; between two neighbours lies one unchanged
// line, so the n-th runs of both texts belong together, empty ones included.
class Runs {
 public:
  Runs(const LineNumbers& lines, std::vector<char>& changed) : lines_(lines), changed_(changed) {
    while (is_changed(end_)) ++end_;
  }
  int begin() const { return begin_; }
  int end() const { return end_; }
  bool empty() const { return begin_ == end_; }

  bool next() {
    if (end_ == size()) return false;
    begin_ = end_ = end_ + 1;
    while (is_changed(end_)) ++end_;
    return true;
  }
  bool previous() {
    if (begin_ == 0) return false;
    end_ = begin_ = begin_ - 1;
    while (is_changed(begin_ - 1)) --begin_;
    return true;
  }
  // Moves the run by one line where that describes the same change, and joins what it touches.
  bool slide_up() {
    if (begin_ == 0 || line(begin_ - 1) != line(end_ - 1)) return false;
    mark(--begin_, 1);
    mark(--end_, 0);
    while (is_changed(begin_ - 1)) --begin_;
    return true;
  }
  bool slide_down() {
    if (end_ == size() || line(begin_) != line(end_)) return false;
    mark(begin_++, 0);
    mark(end_++, 1);
    while (is_changed(end_)) ++end_;
    return true;
  }

 private:
  int size() const { return static_cast<int>(lines_.size()); }
  std::uint32_t line(int i) const { return lines_[static_cast<std::size_t>(i)]; }
  bool is_changed(int i) const {
    return i >= 0 && i < size() && changed_[static_cast<std::size_t>(i)] != 0;
  }
  void mark(int i, char value) { changed_[static_cast<std::size_t>(i)] = value; }

  const LineNumbers& lines_;
  std::vector<char>& changed_;
  int begin_ = 0, end_ = 0;
};

// Slides each run of `lines` as far down as it goes, or back to where the other text changes too.
void settle(const LineNumbers& lines, std::vector<char>& changed, const LineNumbers& other_lines,
            std::vector<char>& other_changed) {
  Runs run(lines, changed), other(other_lines, other_changed);
  do {
    if (!run.empty()) {
      int length = 0, highest_end = 0;
      bool meets_other = false;
      do {
        length = run.end() - run.begin();
        while (run.slide_up()) other.previous();
        highest_end = run.end();
        meets_other = !other.empty();
        while (run.slide_down()) {
          other.next();
          meets_other = meets_other || !other.empty();
        }
      } while (length != run.end() - run.begin());
      if (run.end() != highest_end && meets_other) {
        while (other.empty() && run.slide_up()) other.previous();
      }
    }
    other.next();
  } while (run.next());
}

}  // namespace

LineDiff diff_lines(const LineNumbers& a, const LineNumbers& b, std::uint32_t kinds) {
  std::vector<char> a_changed(a.size()), b_changed(b.size());
  LineDiff result;
  if (!Aligner(a, b, kinds).run(a_changed, b_changed)) {
    result.known = false;
    return result;
  }
  settle(a, a_changed, b, b_changed);
  settle(b, b_changed, a, a_changed);
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    const std::size_t i0 = i, j0 = j;
    while (i < a.size() && a_changed[i]) ++i;
    while (j < b.size() && b_changed[j]) ++j;
    if (i > i0 || j > j0) {
      result.hunks.push_back({static_cast<int>(i0), static_cast<int>(i - i0), static_cast<int>(j0),
                              static_cast<int>(j - j0)});
    }
    ++i, ++j;
  }
  return result;
}

}  // namespace migrate::source
