#pragma once

#include <algorithm>
#include <string_view>

#include "semantic/analysis.h"

namespace regraft {

/// Whether a file imports the library that a name lies in, "haiku" of "haiku.Module"; false of no name.
inline bool importsLibraryOf(std::string_view name, const Analysis& analysis) {
    const auto topOf = [](std::string_view module) { return module.substr(0, module.find('.')); };
    return !name.empty() &&
           std::ranges::any_of(analysis.imports(), [&](const ImportedName& import) { return topOf(import.target) == topOf(name); });
}

}  // namespace regraft
