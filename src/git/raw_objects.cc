#include "git/raw_objects.h"

#include <charconv>
#include <cstring>

namespace migrate::git {
namespace {

constexpr std::size_t kHexSize = 40;

// Takes "key <40 digits>\n" off the front.
std::optional<ObjectId> take_id(std::string_view& text, std::string_view key) {
  if (text.size() < key.size() + kHexSize + 1 || text.substr(0, key.size()) != key ||
      text[key.size() + kHexSize] != '\n')
    return std::nullopt;
  auto id = ObjectId::from_hex(text.substr(key.size(), kHexSize));
  if (id) text.remove_prefix(key.size() + kHexSize + 1);
  return id;
}

// The value of the first header line with this key, in the headers that follow tree and parents.
std::string_view header(std::string_view text, std::string_view key) {
  while (!text.empty() && text.front() != '\n') {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.size() > key.size() && line.substr(0, key.size()) == key && line[key.size()] == ' ')
      return line.substr(key.size() + 1);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return {};
}

template <typename Number>
Number number_at(std::string_view text) {
  Number value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

// "Name <email> 1600000000 +0130". The last '>' counts: names have been seen to hold others.
Signature parse_signature(std::string_view line) {
  Signature signature;
  const std::size_t close = line.rfind('>');
  const std::size_t open = line.rfind('<', close);
  if (close == std::string_view::npos || open == std::string_view::npos) {
    signature.name = line;
    return signature;
  }
  signature.name = trim(line.substr(0, open));
  signature.email = line.substr(open + 1, close - open - 1);
  const std::string_view when = trim(line.substr(close + 1));
  signature.time = number_at<std::int64_t>(when);
  const std::size_t space = when.find(' ');
  if (space != std::string_view::npos && when.size() > space + 1) {
    const bool west = when[space + 1] == '-';
    const int written = number_at<int>(when.substr(space + 2));
    if (written >= 0 && written < 10000)
      signature.offset_minutes = (west ? -1 : 1) * (written / 100 * 60 + written % 100);
  }
  return signature;
}

std::string parse_subject(std::string_view message) {
  std::string subject;
  while (!message.empty()) {
    const std::string_view line = message.substr(0, message.find('\n'));
    message.remove_prefix(std::min(message.size(), line.size() + 1));
    const std::string_view text = trim(line);
    if (text.empty()) {
      if (subject.empty()) continue;
      break;
    }
    if (!subject.empty()) subject += ' ';
    subject += text;
  }
  return subject;
}

}  // namespace

std::optional<ObjectId> parse_tree_of(std::string_view commit) { return take_id(commit, "tree "); }

std::optional<CommitLinks> parse_links(std::string_view commit) {
  const auto tree = take_id(commit, "tree ");
  if (!tree) return std::nullopt;
  CommitLinks links{*tree, {}, 0};
  while (const auto parent = take_id(commit, "parent ")) links.parents.push_back(*parent);
  const std::string_view committer = header(commit, "committer");
  if (const std::size_t close = committer.rfind('>');
      close != std::string_view::npos && close + 2 < committer.size())
    links.time = number_at<std::int64_t>(committer.substr(close + 2));
  return links;
}

std::optional<CommitInfo> parse_commit(std::string_view commit) {
  auto links = parse_links(commit);
  if (!links) return std::nullopt;
  CommitInfo info;
  info.tree = links->tree;
  info.parents = std::move(links->parents);
  info.author = parse_signature(header(commit, "author"));
  info.committer = parse_signature(header(commit, "committer"));
  const std::size_t body = commit.find("\n\n");
  if (body != std::string_view::npos) info.subject = parse_subject(commit.substr(body + 2));
  return info;
}

std::optional<RawEntry> TreeCursor::next() {
  if (rest_.empty() || damaged_) return std::nullopt;
  RawEntry entry;
  const char* const end = rest_.data() + rest_.size();
  const auto [after_mode, error] = std::from_chars(rest_.data(), end, entry.mode, 8);
  const auto* terminator = error == std::errc() && after_mode != end && *after_mode == ' '
                               ? static_cast<const char*>(std::memchr(
                                     after_mode, 0, static_cast<std::size_t>(end - after_mode)))
                               : nullptr;
  if (terminator == nullptr ||
      static_cast<std::size_t>(end - terminator) < 1 + entry.id.bytes.size()) {
    damaged_ = true;
    return std::nullopt;
  }
  const char* const name = after_mode + 1;
  entry.name = {name, static_cast<std::size_t>(terminator - name)};
  std::memcpy(entry.id.bytes.data(), terminator + 1, entry.id.bytes.size());
  rest_.remove_prefix(static_cast<std::size_t>(terminator - rest_.data()) + 1 +
                      entry.id.bytes.size());
  return entry;
}

Mode to_mode(std::uint32_t raw) {
  constexpr std::uint32_t kKind = 0170000, kOwnerMayRun = 0100;
  switch (raw & kKind) {
    case 0040000:
      return Mode::kTree;
    case 0120000:
      return Mode::kSymlink;
    case 0160000:
      return Mode::kSubmodule;
    default:
      return (raw & kOwnerMayRun) != 0 ? Mode::kExecutable : Mode::kFile;
  }
}

}  // namespace migrate::git
