// What a merge of two versions, or one more file, does to the heads of a history.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace migrate::project {

// The revisions of one version of a history: an id, and what it follows.
using Parents = std::map<std::string, std::vector<std::string>>;

std::size_t count_heads(const Parents& revisions);

// As Git merges files: what one side added comes, what one side deleted goes. A revision that both
// sides have is taken from `ours`; what it follows then may be a conflict, which is not judged.
Parents merged(const Parents& ours, const Parents& theirs, const Parents& ancestor);

}  // namespace migrate::project
