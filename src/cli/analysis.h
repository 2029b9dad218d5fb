#pragma once

#include "cli/settings.h"
#include "report/model.h"

namespace regraft {

/// Converts what the settings name, and writes files where they say so.
std::variant<Report, UsageError> analyseInputs(const Arguments& arguments, const Settings& settings);

}  // namespace regraft
