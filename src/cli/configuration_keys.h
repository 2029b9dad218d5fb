#pragma once
// Which options may stand in a configuration file.

#include <span>

#include "cli/arguments.h"

namespace regraft {

struct ConfigKey {
    std::string_view name;
    std::variant<std::string Arguments::*, std::vector<std::string> Arguments::*, bool Arguments::*, unsigned Arguments::*> member;
    bool isTable = false;  ///< of lists: written as one GLOB:CODES a line
};

std::span<const ConfigKey> configKeys();
const ConfigKey* findConfigKey(std::string_view name);  ///< null if there is none

/// The key that was probably meant; empty if none is like it.
std::string nearestConfigKey(std::string_view name);

}  // namespace regraft
