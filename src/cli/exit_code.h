#pragma once

#include <string>

#include "project/result.h"

namespace regraft {

enum ExitCode { nothingLeft = 0, findingsLeft = 1, runFailed = 2, notParsed = 3 };

/// Of a run that was carried out. `failOn` is the least finding that counts: "untranslatable" or "approximate".
ExitCode exitCodeOf(const RunResult& run, const std::string& failOn, bool exitZero);

}  // namespace regraft
