#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace regraft {

/// The character that \N{name} stands for; names are matched without regard to case.
std::optional<std::uint32_t> unicodeByName(std::string_view name);

}  // namespace regraft
