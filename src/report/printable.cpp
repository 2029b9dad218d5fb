#include "report/printable.h"

#include <algorithm>

#include "source/utf8.h"

namespace regraft {
namespace {

struct Range {
    char32_t first, last;
};

template <std::size_t n>
bool isIn(const Range (&ranges)[n], char32_t c) {
    return std::any_of(std::begin(ranges), std::end(ranges), [c](Range r) { return r.first <= c && c <= r.last; });
}

/// Coarse, from Unicode's EastAsianWidth: enough to put carets under the right characters.
constexpr Range wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
                          {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
                          {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD}};
constexpr Range zeroWidth[] = {{0x0300, 0x036F}, {0x200B, 0x200D}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}};
/// Control characters, and those that turn the direction of what follows.
constexpr Range unsafe[] = {{0, 0x1F}, {0x7F, 0x9F}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}};

void appendPrintable(PrintableLine& out, std::uint32_t& column, char32_t c) {
    if (c == '\t') {
        out.text += "    ";
        column += 4;
    } else if (isIn(unsafe, c)) {
        out.text += "\uFFFD";
        ++column;
    } else {
        utf8::append(out.text, c);
        column += isIn(zeroWidth, c) ? 0 : isIn(wide, c) ? 2 : 1;
    }
}

}  // namespace

PrintableLine printableLine(std::string_view line) {
    PrintableLine out;
    std::uint32_t column = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t start = at;
        const char32_t c = utf8::next(line, at);
        out.columns.insert(out.columns.end(), at - start, column);
        appendPrintable(out, column, c);
    }
    out.columns.push_back(column);
    return out;
}

std::string printable(std::string_view text) {
    if (!utf8::firstInvalid(text)) return printableLine(text).text;
    std::string out;  // a file name need not be text
    for (const char c : text) out += c >= 0x20 && c < 0x7F ? c : '?';
    return out;
}

}  // namespace regraft
