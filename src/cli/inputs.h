#pragma once

#include <variant>

#include "cli/arguments.h"
#include "cli/settings.h"
#include "project/walk.h"

namespace regraft {

/// The files that the paths mean; an error if one of the paths named does not exist.
std::variant<Walked, UsageError> findInputs(const Arguments& arguments, const Settings& settings);

/// Standard input as a file.
InputFile standardInputFile(const Arguments& arguments);

}  // namespace regraft
