#pragma once

#include <string>
#include <string_view>

namespace regraft {

/// The bundle that the build made of mappings/, as it lies in the binary.
std::string_view builtinTables();

/// They, or what was put in their place.
std::string_view tablesInUse();

/// What takes their place for the whole run: they and a user's own. To be called before anybody looks at tables.
void useTables(std::string bundle);

}  // namespace regraft
