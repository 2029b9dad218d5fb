#pragma once

#include <string_view>

namespace regraft {

/// Of the tool, as CMakeLists.txt has it.
constexpr std::string_view toolVersion = REGRAFT_VERSION;

}  // namespace regraft
