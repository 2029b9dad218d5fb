#pragma once
// What a string literal stands for.

#include <string>
#include <string_view>

#include "base/arena.h"
#include "source/span.h"

namespace regraft {

/// The parts of `rb'''…'''` before its body.
struct StringPrefix {
    bool raw = false;
    bool bytes = false;
    bool unicode = false;
    bool format = false;
    bool templ = false;
    std::uint32_t letters = 0;  ///< length of the prefix
    std::uint32_t quotes = 1;   ///< 1 or 3
};
StringPrefix stringPrefix(std::string_view literal);

enum class StringKind { Text, Bytes };

/// `body` with escapes replaced and line endings made "\n"; itself where there is nothing to do. `offset` is where it
/// stands in the file, for refusals.
std::string_view decodeString(std::string_view body, StringKind kind, bool raw, std::uint32_t offset, Arena& arena);

/// The same for the literal text of an f-string, where `{{` is a brace.
std::string_view decodeFString(std::string_view body, bool raw, std::uint32_t offset, Arena& arena);

}  // namespace regraft
