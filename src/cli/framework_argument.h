#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "emit/convert.h"

namespace regraft {

/// A complaint about the command line, as one line.
struct UsageError {
    std::string message;
};

/// What is wrong with an argument or a setting, or nothing.
using Problem = std::optional<UsageError>;

/// Reads "torch" or "tf@2.21" as a framework that the tables know.
std::variant<FrameworkVersion, UsageError> parseFramework(std::string_view option, std::string_view text);

}  // namespace regraft
