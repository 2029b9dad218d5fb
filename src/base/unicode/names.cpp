#include <algorithm>
#include <charconv>

#include "base/unicode/tables.h"
#include "base/unicode/unicode.h"

namespace regraft::unicode {

namespace {

std::string_view nameAt(std::size_t i) { return {names + nameOffsets[i], nameOffsets[i + 1] - nameOffsets[i]}; }

std::optional<char32_t> fromTable(std::string_view name) {
    std::size_t low = 0, high = namesCount;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (nameAt(middle) < name) low = middle + 1;
        else high = middle;
    }
    if (low == namesCount || nameAt(low) != name) return std::nullopt;
    return nameCodes[low];
}

std::optional<char32_t> ideograph(std::string_view digits) {
    std::uint32_t point = 0;
    const char* end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, point, 16);
    if (parsed.ec != std::errc() || parsed.ptr != end || digits.size() < 4 || digits.size() > 5) return std::nullopt;
    for (std::size_t i = 0; i < ideographsCount; ++i)
        if (ideographs[i].first <= point && point <= ideographs[i].last) return point;
    return std::nullopt;
}

constexpr std::string_view leadNames[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                          "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
constexpr std::string_view vowelNames[] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                           "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
constexpr std::string_view tailNames[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D",  "L", "LG", "LM", "LB", "LS", "LT",
                                          "LP", "LH", "M",  "B",  "BS", "S",  "SS", "NG", "J", "C",  "K",  "T",  "P",  "H"};

std::optional<char32_t> hangulSyllable(std::string_view name) {
    for (std::size_t lead = 0; lead < std::size(leadNames); ++lead)
        for (std::size_t vowel = 0; vowel < std::size(vowelNames); ++vowel) {
            const std::string stem = std::string(leadNames[lead]).append(vowelNames[vowel]);
            if (!name.starts_with(stem)) continue;
            for (std::size_t tail = 0; tail < std::size(tailNames); ++tail)
                if (name.substr(stem.size()) == tailNames[tail])
                    return static_cast<char32_t>(0xAC00 + (lead * std::size(vowelNames) + vowel) * std::size(tailNames) + tail);
        }
    return std::nullopt;
}

}  // namespace

std::optional<char32_t> byName(std::string_view written) {
    std::string name(written);
    for (char& c : name)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    constexpr std::string_view ideographPrefix = "CJK UNIFIED IDEOGRAPH-", hangulPrefix = "HANGUL SYLLABLE ";
    if (name.starts_with(ideographPrefix)) return ideograph(std::string_view(name).substr(ideographPrefix.size()));
    if (name.starts_with(hangulPrefix)) return hangulSyllable(std::string_view(name).substr(hangulPrefix.size()));
    return fromTable(name);
}

}  // namespace regraft::unicode
