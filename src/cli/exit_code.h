#pragma once

#include <string>

#include "report/model.h"

namespace regraft {

enum ExitCode { nothingLeft = 0, findingsLeft = 1, runFailed = 2, notParsed = 3 };

/// The least finding that counts, by the value of --fail-on.
Severity leastFailing(const std::string& failOn);

/// Of a run that was carried out. What a baseline knows is not in the report, a file that cannot be parsed included.
ExitCode exitCodeOf(const Report& report, Severity failOn, bool exitZero);

}  // namespace regraft
