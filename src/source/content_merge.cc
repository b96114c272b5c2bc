#include "source/content_merge.h"

#include <utility>

#include "source/text_merge.h"

namespace migrate::source {
namespace {

constexpr int kMarkerLength = 7;

Result<ContentMerge> merge_files(MergeStore& store, const std::array<Stage, 3>& stages,
                                 const std::array<std::string, 3>& names,
                                 const ContentMergeContext& context, ContentMerge merge) {
  static const auto nothing = std::make_shared<const std::string>();
  auto base = nothing;
  if (kind_of(stages[0]) == FileKind::kFile) {
    MIGRATE_TRY(base, store.blob(stages[0].id));
  }
  MIGRATE_TRY(const auto ours, store.blob(stages[1].id));
  MIGRATE_TRY(const auto theirs, store.blob(stages[2].id));
  ConflictMarkers markers{context.ours_label, context.theirs_label,
                          kMarkerLength + context.extra_marker_length};
  if (names[0] != names[1] || names[1] != names[2]) {
    markers.ours += ":" + names[1];
    markers.theirs += ":" + names[2];
  }
  TextMerge text = merge_text(*base, *ours, *theirs, markers, context.depth > 0);
  merge.clean = merge.clean && text.outcome == TextMergeOutcome::kClean;
  merge.unknown = text.outcome == TextMergeOutcome::kUnknown;
  merge.result.id = store.put_blob(std::move(text.text));
  return merge;
}

}  // namespace

FileKind kind_of(const Stage& stage) {
  if (!stage.present) return FileKind::kAbsent;
  if (stage.mode == git::Mode::kSymlink) return FileKind::kSymlink;
  return stage.mode == git::Mode::kSubmodule ? FileKind::kSubmodule : FileKind::kFile;
}

Result<ContentMerge> merge_contents(MergeStore& store, const std::array<Stage, 3>& stages,
                                    const std::array<std::string, 3>& names,
                                    const ContentMergeContext& context) {
  const auto& [base, ours, theirs] = stages;
  ContentMerge merge;
  merge.result.present = true;
  if (ours.mode == theirs.mode || (base.present && ours.mode == base.mode)) {
    merge.result.mode = theirs.mode;
  } else {
    merge.result.mode = ours.mode;
    merge.clean = base.present && theirs.mode == base.mode;
  }
  if (ours.id == theirs.id || (base.present && ours.id == base.id)) {
    merge.result.id = theirs.id;
    return merge;
  }
  if (base.present && theirs.id == base.id) {
    merge.result.id = ours.id;
    return merge;
  }
  if (kind_of(ours) == FileKind::kFile) return merge_files(store, stages, names, context, merge);
  // Two targets of a link, or two commits of a submodule. Git would look into the submodule's own
  // repository, which is not at hand.
  merge.clean = false;
  merge.unknown = kind_of(ours) == FileKind::kSubmodule;
  merge.result = context.depth > 0 ? base : ours;
  return merge;
}

}  // namespace migrate::source
