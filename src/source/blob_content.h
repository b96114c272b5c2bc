// What sources say of entries: kinds, contents of blobs, and the sentences for what cannot be read.
// Private to this layer.
#pragma once

#include "migrate/git/repository.h"
#include "migrate/source/source.h"

namespace migrate::source {

EntryKind kind_of(git::Mode mode);

Content no_content(ReadProblem problem, std::string reason, std::vector<std::string> hints = {});
// `name` is the source's.
Content not_found(std::string_view path, std::string_view name);
// For an entry that is no kFile.
Content not_a_file(const Entry& entry, std::string_view path);
Content too_large(std::string_view path, std::uint64_t size);

// The content of an entry whose blob id is known, whatever its kind.
Content read_entry(const git::Repository& repository, const Entry& entry, std::string_view path);

}  // namespace migrate::source
