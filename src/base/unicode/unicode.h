#pragma once
// What Python asks Unicode about: which characters make identifiers, what is printable, NFKC, names.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace regraft::unicode {

/// Decodes the code point at text[i] (a lone surrogate too) and steps over it; a stray byte stands for itself.
char32_t decodeAt(std::string_view text, std::size_t& i);
void appendUtf8(std::string& out, char32_t point);

bool isNameStart(char32_t point);
bool isNameRest(char32_t point);
/// Python's str.isprintable.
bool isPrintable(char32_t point);

/// Normalization form KC, which Python applies to identifiers.
std::string nfkc(std::string_view text);

/// The character that \N{name} stands for; names are matched without regard to case.
std::optional<char32_t> byName(std::string_view name);

}  // namespace regraft::unicode
