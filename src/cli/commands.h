#pragma once
// One function a command; each returns the exit code.

#include "cli/arguments.h"
#include "cli/settings.h"

namespace regraft {

/// `convert` and `check`: check is a conversion that goes nowhere.
int runConvert(const Arguments& arguments, const Settings& settings);
int runBaseline(const Arguments& arguments, const Settings& settings);

/// `--print=STAGE`.
int runPrint(const Arguments& arguments, const Settings& settings);

int runMerge(const Arguments& arguments);
int runMap(const Arguments& arguments);
int runCoverage(const Arguments& arguments);
int runRule(const Arguments& arguments);
int runWeights(const Arguments& arguments);
int runCompletions(const Arguments& arguments);
/// The manual page, made from the definition of the command line.
int runManPage();

}  // namespace regraft
