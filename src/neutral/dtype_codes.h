#pragma once

#include <optional>
#include <string_view>

#include "neutral/dtype.h"

namespace regraft {

/// By NumPy's codes for numbers, in the machine's byte order: "f4", "<i8", "?"; nothing for others ("S10", ">f4").
std::optional<DType> parseDTypeCode(std::string_view code);

}  // namespace regraft
