// What the revisions of a history do, for the commands that show it.
#pragma once

#include <string>

#include "cli/session.h"
#include "migrate/lint/files.h"
#include "migrate/replay/replay.h"
#include "migrate/report/json.h"

namespace migrate::cli {

// How the history is replayed: for the first database that the settings state, else that the
// project mentions.
Result<replay::Options> replay_options(const Session& session, const project::History& history);

// One line an operation, indented, and what could not be understood. Ends with a line feed.
std::string body_text(const ir::Body& body, lint::Files& files);

// The object that docs/formats/revisions.md calls a function.
void write_body(report::Json& json, const ir::Body& body, lint::Files& files);

}  // namespace migrate::cli
