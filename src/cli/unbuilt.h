#pragma once
// What the command line promises and does not do yet: refused, never accepted silently.

#include <CLI/CLI.hpp>

#include <string_view>

namespace regraft {

/// Whether `value` of an option that exists is still to be built.
bool isUnbuilt(std::string_view option, std::string_view value);

void addUnbuiltOptions(CLI::App& command);

}  // namespace regraft
