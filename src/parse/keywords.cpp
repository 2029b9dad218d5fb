#include <array>
#include <cstring>
#include <string_view>

#include "parse/lexer_impl.h"

namespace regraft {

namespace {

struct Keyword {
    std::string_view text;
    Tok type;
};
constexpr Keyword keywords[] = {
#define SYMBOL(name)
#define KEYWORD(name, text) {text, Tok::name},
#define OPERATOR(name, text)
#include "grammar/tokens.def"
#undef SYMBOL
#undef KEYWORD
#undef OPERATOR
};

constexpr std::size_t minLength = 2, maxLength = 8, slotCount = 256;

constexpr std::size_t slotOf(const char* text, std::size_t length) {
    auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(text[i])); };
    return (byte(0) * 7 + byte(length - 1) * 31 + byte(1) * 57 + length * 131) % slotCount;
}

/// An open-addressing hash table; 0 is an empty slot, else the keyword's index + 1.
constexpr std::array<std::uint8_t, slotCount> slots = [] {
    std::array<std::uint8_t, slotCount> table{};
    for (std::size_t i = 0; i < std::size(keywords); ++i) {
        std::size_t slot = slotOf(keywords[i].text.data(), keywords[i].text.size());
        while (table[slot]) slot = (slot + 1) % slotCount;
        table[slot] = static_cast<std::uint8_t>(i + 1);
    }
    return table;
}();

}  // namespace

Tok keywordOrName(const char* begin, const char* end) {
    const std::string_view text(begin, static_cast<std::size_t>(end - begin));
    if (text.size() < minLength || text.size() > maxLength) return Tok::NAME;
    for (std::size_t slot = slotOf(begin, text.size()); slots[slot]; slot = (slot + 1) % slotCount)
        if (keywords[slots[slot] - 1].text == text) return keywords[slots[slot] - 1].type;
    return Tok::NAME;
}

}  // namespace regraft
