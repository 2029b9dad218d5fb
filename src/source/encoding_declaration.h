#pragma once
// PEP 263: the encoding that a source file declares in a comment on its first or second line.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace regraft {

struct EncodingDeclaration {
    std::string name;          ///< as CPython's tokenizer normalises it: "utf-8", "iso-8859-1" or what was written
    std::uint32_t offset = 0;  ///< of the name as written
    std::uint32_t line = 1;    ///< 1 or 2
};

/// The declaration in `bytes` (without BOM), found exactly as CPython's tokenizer finds it.
std::optional<EncodingDeclaration> findEncodingDeclaration(std::string_view bytes);

}  // namespace regraft
