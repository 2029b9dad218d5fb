#pragma once
// What can be written behind an option: on the command line, in a configuration file, in a shell's completion.

#include <string>
#include <string_view>
#include <vector>

namespace regraft {

/// The values of an option ("--fidelity" or "fidelity") that takes one of a few; empty for others.
std::vector<std::string> choicesOf(std::string_view option);

}  // namespace regraft
