#pragma once

#include <string_view>

namespace regraft {

/// The bundle that the build made of mappings/, as it lies in the binary.
std::string_view builtinTables();

}  // namespace regraft
