#pragma once
// Just enough UTF-8: is it valid, how many characters, which character stands here.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace regraft::utf8 {

/// Offset of the first byte that does not belong to a valid character (surrogates and overlong
/// forms are invalid, as in CPython); nothing if `text` is valid.
std::optional<std::size_t> firstInvalid(std::string_view text);

std::optional<std::size_t> firstNonAscii(std::string_view text);

/// Number of code points of valid `text`.
std::size_t count(std::string_view text);

/// The code point at `offset` of valid `text`; `offset` moves behind it.
char32_t next(std::string_view text, std::size_t& offset);

void append(std::string& out, char32_t codePoint);

}  // namespace regraft::utf8
