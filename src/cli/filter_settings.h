#pragma once
// Which findings are told: codes, files, baseline.

#include <optional>

#include "cli/arguments.h"
#include "cli/framework_argument.h"
#include "project/selection.h"

namespace regraft {

std::variant<Selection, UsageError> selectionOf(const Arguments& arguments);

/// The baseline file that is named, or the usual one: beside the configuration file, else in the current folder.
std::filesystem::path baselineFile(const Arguments& arguments);

/// The baseline that a check compares with, if it does: one that is named, or the usual one where it exists.
std::optional<std::filesystem::path> baselineToRead(const Arguments& arguments);

}  // namespace regraft
