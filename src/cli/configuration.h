#pragma once
// From a configuration file to arguments: its keys are the options' names.

#include <optional>

#include "cli/arguments.h"
#include "cli/framework_argument.h"

namespace regraft {

/// The arguments that the configuration for this command line gives, to parse it on top of.
std::variant<Arguments, UsageError> configuredArguments(const Arguments& written);

/// The settings in force, as a configuration file.
std::string showSettings(const Arguments& arguments);

}  // namespace regraft
