#pragma once
// What a byte can be part of.

#include <array>
#include <cstdint>

namespace regraft {

namespace charclass {
enum : std::uint8_t { NameStart = 1, NameRest = 2, Digit = 4, HexDigit = 8, NonAscii = 16 };
}

inline constexpr std::array<std::uint8_t, 256> charClasses = [] {
    using namespace charclass;
    std::array<std::uint8_t, 256> table{};
    for (int c = 0; c < 256; ++c) {
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
        bool digit = c >= '0' && c <= '9';
        bool hexLetter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        table[static_cast<std::size_t>(c)] =
            static_cast<std::uint8_t>((letter ? NameStart | NameRest : 0) | (digit ? NameRest | Digit | HexDigit : 0) |
                                      (hexLetter ? HexDigit : 0) | (c >= 128 ? NonAscii : 0));
    }
    return table;
}();

inline std::uint8_t charClass(char c) { return charClasses[static_cast<unsigned char>(c)]; }
inline bool isNameStart(char c) { return charClass(c) & charclass::NameStart; }
inline bool isNameRest(char c) { return charClass(c) & charclass::NameRest; }
inline bool isDigit(char c) { return charClass(c) & charclass::Digit; }
inline bool isHexDigit(char c) { return charClass(c) & charclass::HexDigit; }
/// The lower-case form of an ASCII letter.
inline char lower(char c) { return static_cast<char>(c | 32); }

}  // namespace regraft
