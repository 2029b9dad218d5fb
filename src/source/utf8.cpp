#include "source/utf8.h"

#include <cstdint>
#include <cstring>

namespace regraft::utf8 {
namespace {

bool isContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Skips ASCII eight bytes at a time: most source is nothing else.
std::size_t skipAscii(std::string_view text, std::size_t at) {
    constexpr std::uint64_t highBits = 0x8080808080808080U;
    while (at + 8 <= text.size()) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + at, 8);
        if (word & highBits) break;
        at += 8;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
    return at;
}

/// Bytes of the character that starts with `lead`; 0 if none does.
std::size_t lengthOf(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

/// The second byte's range is narrower after some leads: no overlong forms, no surrogates, nothing above U+10FFFF.
bool secondFits(unsigned char lead, unsigned char second) {
    switch (lead) {
        case 0xE0: return second >= 0xA0;
        case 0xED: return second <= 0x9F;
        case 0xF0: return second >= 0x90;
        case 0xF4: return second <= 0x8F;
        default: return true;
    }
}

/// Length of the valid character at `at`; 0 if there is none.
std::size_t validLength(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lengthOf(lead);
    if (length == 0 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!isContinuation(text[at + i])) return 0;
    return length == 1 || secondFits(lead, static_cast<unsigned char>(text[at + 1])) ? length : 0;
}

}  // namespace

std::optional<std::size_t> firstInvalid(std::string_view text) {
    std::size_t at = skipAscii(text, 0);
    while (at < text.size()) {
        const std::size_t length = validLength(text, at);
        if (length == 0) return at;
        at = skipAscii(text, at + length);
    }
    return std::nullopt;
}

std::optional<std::size_t> firstNonAscii(std::string_view text) {
    const std::size_t at = skipAscii(text, 0);
    return at < text.size() ? std::optional(at) : std::nullopt;
}

std::size_t count(std::string_view text) {
    std::size_t characters = 0;
    for (const char byte : text) characters += !isContinuation(byte);
    return characters;
}

char32_t next(std::string_view text, std::size_t& offset) {
    const auto lead = static_cast<unsigned char>(text[offset]);
    const std::size_t length = lengthOf(lead);
    if (length <= 1) {
        ++offset;
        return lead;
    }
    char32_t codePoint = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) codePoint = (codePoint << 6) | (static_cast<unsigned char>(text[offset + i]) & 0x3FU);
    offset += length;
    return codePoint;
}

void append(std::string& out, char32_t codePoint) {
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80 | ((codePoint >> shift) & 0x3F)); };
    if (codePoint < 0x80) {
        out += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        out += static_cast<char>(0xC0 | (codePoint >> 6));
        tail(0);
    } else if (codePoint < 0x10000) {
        out += static_cast<char>(0xE0 | (codePoint >> 12));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0 | (codePoint >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace regraft::utf8
