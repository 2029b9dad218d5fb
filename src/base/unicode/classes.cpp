#include <algorithm>

#include "base/unicode/tables.h"
#include "base/unicode/unicode.h"

namespace regraft::unicode {

namespace {
bool contains(const Range* ranges, std::size_t count, char32_t point) {
    const Range* after =
        std::upper_bound(ranges, ranges + count, point, [](char32_t value, const Range& range) { return value < range.first; });
    return after != ranges && point <= after[-1].last;
}
bool isLetter(char32_t point) { return (point | 32) - U'a' < 26 || point == U'_'; }
}  // namespace

bool isNameStart(char32_t point) { return point < 0x80 ? isLetter(point) : contains(nameStarts, nameStartsCount, point); }

bool isNameRest(char32_t point) { return point < 0x80 ? isLetter(point) || point - U'0' < 10 : contains(nameRests, nameRestsCount, point); }

bool isPrintable(char32_t point) {
    if (point < 0x80) return point >= 0x20 && point != 0x7F;
    return !contains(unprintables, unprintablesCount, point);
}

char32_t decodeAt(std::string_view text, std::size_t& i) {
    const auto byte = [&](std::size_t k) { return static_cast<char32_t>(static_cast<unsigned char>(text[k])); };
    const char32_t lead = byte(i);
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 1 || i + length > text.size()) return byte(i++);
    char32_t point = lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) point = point << 6 | (byte(i + k) & 0x3F);
    i += length;
    return point;
}

void appendUtf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            put(0xE0 | c >> 12);
        } else {
            put(0xF0 | c >> 18);
            put(0x80 | (c >> 12 & 0x3F));
        }
        put(0x80 | (c >> 6 & 0x3F));
    }
    put(0x80 | (c & 0x3F));
}

}  // namespace regraft::unicode
