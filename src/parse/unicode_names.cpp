#include "parse/unicode_names.h"

namespace regraft {

std::optional<std::uint32_t> unicodeByName(std::string_view) {
    return 0xFFFD;
}

}  // namespace regraft
