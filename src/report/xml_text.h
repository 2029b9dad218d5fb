#pragma once

#include <string>
#include <string_view>

namespace regraft {

/// As content or attribute of XML or HTML; characters that XML cannot hold become U+FFFD.
std::string xmlText(std::string_view text);

}  // namespace regraft
