// Normalization form KC: decompose, order the marks, compose.

#include <algorithm>

#include "base/unicode/tables.h"
#include "base/unicode/unicode.h"

namespace regraft::unicode {

namespace {

// Hangul syllables are decomposed and composed by rule.
constexpr char32_t syllables = 0xAC00, leads = 0x1100, vowels = 0x1161, tails = 0x11A7;
constexpr char32_t leadCount = 19, vowelCount = 21, tailCount = 28, syllableCount = leadCount * vowelCount * tailCount;

void decompose(std::u32string& out, char32_t point) {
    if (point - syllables < syllableCount) {
        const char32_t index = point - syllables;
        out += leads + index / (vowelCount * tailCount);
        out += vowels + index / tailCount % vowelCount;
        if (index % tailCount) out += tails + index % tailCount;
        return;
    }
    const Decomposition* end = decompositions + decompositionsCount;
    const Decomposition* found =
        std::lower_bound(decompositions, end, point, [](const Decomposition& d, char32_t p) { return d.from < p; });
    if (found != end && found->from == point) out.append(decomposed + found->begin, found->length);
    else out += point;
}

int combiningClass(char32_t point) {
    const CombiningClass* end = combiningClasses + combiningClassesCount;
    const CombiningClass* found =
        std::lower_bound(combiningClasses, end, point, [](const CombiningClass& c, char32_t p) { return c.point < p; });
    return found != end && found->point == point ? found->value : 0;
}

/// Stable order by class within each run of marks.
void orderMarks(std::u32string& text) {
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && combiningClass(text[end])) ++end;
        std::stable_sort(text.begin() + static_cast<std::ptrdiff_t>(i), text.begin() + static_cast<std::ptrdiff_t>(end),
                         [](char32_t a, char32_t b) { return combiningClass(a) < combiningClass(b); });
        i = end + 1;
    }
}

/// What the two make together; 0 if nothing.
char32_t composed(char32_t first, char32_t second) {
    if (first - leads < leadCount && second - vowels < vowelCount)
        return syllables + ((first - leads) * vowelCount + (second - vowels)) * tailCount;
    const bool openSyllable = first - syllables < syllableCount && (first - syllables) % tailCount == 0;
    if (openSyllable && second - tails - 1 < tailCount - 1) return first + (second - tails);
    const Composition* end = compositions + compositionsCount;
    const Composition* found = std::lower_bound(
        compositions, end, 0, [&](const Composition& c, int) { return c.first != first ? c.first < first : c.second < second; });
    return found != end && found->first == first && found->second == second ? found->to : 0;
}

std::u32string compose(const std::u32string& text) {
    std::u32string out;
    std::size_t starter = std::u32string::npos;  // in `out`
    int lastClass = -1;                          // of what stands since the starter
    for (char32_t point : text) {
        const int mark = combiningClass(point);
        const bool reachable = starter != std::u32string::npos && (lastClass < mark || lastClass == -1);
        if (const char32_t together = reachable ? composed(out[starter], point) : 0) {
            out[starter] = together;
            continue;
        }
        if (mark == 0) {
            starter = out.size();
            lastClass = -1;
        } else {
            lastClass = mark;
        }
        out += point;
    }
    return out;
}

}  // namespace

std::string nfkc(std::string_view text) {
    std::u32string points;
    for (std::size_t i = 0; i < text.size();) decompose(points, decodeAt(text, i));
    orderMarks(points);
    std::string out;
    for (char32_t point : compose(points)) appendUtf8(out, point);
    return out;
}

}  // namespace regraft::unicode
