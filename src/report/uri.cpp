#include "report/uri.h"

#include <fmt/format.h>

#include <cctype>

namespace regraft {

std::string uriReference(std::string_view path) {
    std::string out;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte < 0x80 && (std::isalnum(byte) || std::string_view("-._~/!$&'()*+,;=@").find(c) != std::string_view::npos);
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return out;
}

}  // namespace regraft
