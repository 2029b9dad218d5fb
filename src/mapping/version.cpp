#include "mapping/version.h"

#include <cctype>

namespace regraft {

namespace {

/// Takes the first number off "1.23.5"; 0 if there is none.
unsigned takeNumber(std::string_view& version) {
    unsigned number = 0;
    while (!version.empty() && std::isdigit(static_cast<unsigned char>(version.front()))) {
        number = number * 10 + static_cast<unsigned>(version.front() - '0');
        version.remove_prefix(1);
    }
    version = version.substr(version.find('.') == std::string_view::npos ? version.size() : version.find('.') + 1);
    return number;
}

}  // namespace

bool isOlder(std::string_view version, std::string_view than) {
    while (!version.empty() || !than.empty()) {
        const unsigned left = takeNumber(version), right = takeNumber(than);
        if (left != right) return left < right;
    }
    return false;
}

}  // namespace regraft
