#pragma once

#include "cli/arguments.h"

namespace regraft {

/// Runs the examples of these entries, each "torch/mylib.ops.softmax", as they are and converted to --to, under the python3 on the path,
/// and compares what they give. The exit code.
int testExamples(const Arguments& arguments, const std::vector<std::string>& apis);

}  // namespace regraft
