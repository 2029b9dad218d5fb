#include "project/framework_scan.h"

#include <algorithm>
#include <cctype>

namespace regraft {
namespace {

bool isIdentifier(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

bool mentions(std::string_view bytes, std::string_view word) {
    for (std::size_t at = bytes.find(word); at != bytes.npos; at = bytes.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !isIdentifier(bytes[at - 1])) && (end == bytes.size() || !isIdentifier(bytes[end]))) return true;
    }
    return false;
}

}  // namespace

bool FrameworkScan::mentionsOne(std::string_view bytes) const {
    return std::any_of(words_.begin(), words_.end(), [&](const std::string& word) { return mentions(bytes, word); });
}

}  // namespace regraft
