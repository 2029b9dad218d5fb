#pragma once

#include <string_view>

namespace regraft {

/// NAME of "helpers.NAME", as the tables call functions whose code is written out; empty of an API's name.
inline std::string_view helperNamed(std::string_view name) {
    constexpr std::string_view helpers = "helpers.";
    return name.starts_with(helpers) ? name.substr(helpers.size()) : std::string_view();
}

}  // namespace regraft
