#include "alembic/zone_rule.h"

#include <chrono>

namespace migrate::alembic {
namespace {

namespace chrono = std::chrono;

constexpr std::int32_t kHour = 3600;
constexpr std::int32_t kDay = 24 * kHour;

// A day of every year and the second of that day, in the local time before the change.
struct YearlyDate {
  enum class Kind { kMonthWeekDay, kJulianNoLeapDay, kDayOfYear } kind;
  std::int32_t month = 0, week = 0, day = 0;
  std::int32_t second = 2 * kHour;
};

// Takes the parts of a rule from its front; once a part is not what it must be, `ok` stays false.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : text_(text) {}

  bool ok() const { return ok_; }
  bool at_end() const { return text_.empty(); }
  bool next_is(char c) const { return !text_.empty() && text_.front() == c; }

  bool take(char c) {
    if (!next_is(c)) return false;
    text_.remove_prefix(1);
    return true;
  }

  void expect(char c) { ok_ = take(c) && ok_; }

  std::int32_t number(std::int32_t low, std::int32_t high) {
    std::int32_t value = 0;
    std::size_t digits = 0;
    for (; digits < text_.size() && digits < 3 && is_digit(text_[digits]); ++digits)
      value = value * 10 + (text_[digits] - '0');
    text_.remove_prefix(digits);
    ok_ = ok_ && digits > 0 && value >= low && value <= high;
    return value;
  }

  // "EST" or "<+03>": at least three characters.
  void name() {
    const bool quoted = take('<');
    std::size_t length = 0;
    while (length < text_.size() &&
           (is_letter(text_[length]) || (quoted && is_quoted(text_[length]))))
      ++length;
    ok_ = ok_ && length >= 3;
    text_.remove_prefix(length);
    if (quoted) expect('>');
  }

  // [+-]h[h[h]][:mm[:ss]]
  std::int32_t duration(std::int32_t hours) {
    const bool negative = take('-');
    if (!negative) take('+');
    std::int32_t seconds = number(0, hours) * kHour;
    if (take(':')) seconds += number(0, 59) * 60;
    if (next_is(':')) {
      take(':');
      seconds += number(0, 59);
    }
    return negative ? -seconds : seconds;
  }

  // ",M3.2.0/2", ",J60" or ",59"
  YearlyDate date() {
    YearlyDate date{};
    expect(',');
    if (take('M')) {
      date.kind = YearlyDate::Kind::kMonthWeekDay;
      date.month = number(1, 12);
      expect('.');
      date.week = number(1, 5);
      expect('.');
      date.day = number(0, 6);
    } else if (take('J')) {
      date.kind = YearlyDate::Kind::kJulianNoLeapDay;
      date.day = number(1, 365);
    } else {
      date.kind = YearlyDate::Kind::kDayOfYear;
      date.day = number(0, 365);
    }
    if (take('/')) date.second = duration(167);
    return date;
  }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
  static bool is_quoted(char c) { return is_digit(c) || c == '+' || c == '-'; }

  std::string_view text_;
  bool ok_ = true;
};

chrono::sys_days day_in(const YearlyDate& date, chrono::year year) {
  const chrono::sys_days new_year{year / chrono::January / 1};
  switch (date.kind) {
    case YearlyDate::Kind::kDayOfYear:
      return new_year + chrono::days(date.day);
    case YearlyDate::Kind::kJulianNoLeapDay:  // 29 February is not counted
      return new_year + chrono::days(date.day - 1 + (year.is_leap() && date.day >= 60 ? 1 : 0));
    case YearlyDate::Kind::kMonthWeekDay:
      break;
  }
  const chrono::year_month month = year / chrono::month(static_cast<unsigned>(date.month));
  const chrono::weekday weekday(static_cast<unsigned>(date.day));
  if (date.week == 5) return chrono::sys_days{month / chrono::weekday_last(weekday)};
  return chrono::sys_days{month / weekday[static_cast<unsigned>(date.week)]};
}

// The moment of the change when the clocks before it are `offset` east of UTC.
std::int64_t moment_of(const YearlyDate& date, chrono::year year, std::int32_t offset) {
  const std::int64_t days = day_in(date, year).time_since_epoch().count();
  return days * kDay + date.second - offset;
}

}  // namespace

std::optional<std::int32_t> rule_offset(std::string_view rule, std::int64_t moment) {
  RuleReader reader(rule);
  reader.name();
  const std::int32_t standard = -reader.duration(24);  // POSIX counts westwards
  if (!reader.ok()) return std::nullopt;
  if (reader.at_end()) return standard;
  reader.name();
  const std::int32_t summer = reader.next_is(',') ? standard + kHour : -reader.duration(24);
  const YearlyDate start = reader.date();
  const YearlyDate end = reader.date();
  if (!reader.ok() || !reader.at_end()) return std::nullopt;
  const chrono::sys_seconds point{chrono::seconds(moment)};
  const chrono::year year = chrono::year_month_day(chrono::floor<chrono::days>(point)).year();
  const std::int64_t starts = moment_of(start, year, standard);
  const std::int64_t ends = moment_of(end, year, summer);
  const bool is_summer =
      starts < ends ? starts <= moment && moment < ends : !(ends <= moment && moment < starts);
  return is_summer ? summer : standard;
}

}  // namespace migrate::alembic
