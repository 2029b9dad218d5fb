#pragma once

#include <cstdint>

namespace regraft {

/// The number of a module in its Program: its place in the order they were given in.
using ModuleId = std::uint32_t;
constexpr ModuleId noModule = UINT32_MAX;

}  // namespace regraft
