#pragma once
// The encodings a source file may be written in.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace regraft {

/// What CPython calls a codec, as far as source files need one.
struct Codec {
    enum class Kind { Utf8, Latin1, Ascii, Iconv };
    Kind kind;
    std::string name;       ///< normalised: "utf-8", "latin-1", "ascii", "cp1252", …
    std::string iconvName;  ///< for Kind::Iconv
};

/// Finds a codec by any of the names Python knows it by (case and punctuation do not matter). Nothing for unknown
/// names, for codecs that are not text, and for UTF-16 and UTF-32, which CPython refuses for source files.
std::optional<Codec> findCodec(std::string_view name);

/// Where and why a conversion stopped.
struct CodecError {
    std::size_t offset;  ///< in the input
    std::string message;
};

/// Turns `bytes` into UTF-8; on an error they are left as they are.
std::optional<CodecError> decodeInPlace(const Codec& codec, std::string& bytes);

/// UTF-8 `text` as bytes.
std::variant<std::string, CodecError> encodeText(const Codec& codec, std::string_view text);

}  // namespace regraft
