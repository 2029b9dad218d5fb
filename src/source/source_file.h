#pragma once
// One source text as the rest of the program sees it: UTF-8 with known encoding and lines.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "source/span.h"

namespace regraft {

/// Line and column, both from 1; the column counts characters (code points), as editors do.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

/// Why bytes could not be read as text, or text could not be written as bytes.
struct DecodeError {
    std::string message;       ///< e.g. "unknown encoding: utf-9" or "invalid UTF-8"
    std::uint32_t offset = 0;  ///< in what was to be converted
    std::uint32_t line = 1;
};

/// Immutable. text() is always UTF-8 without BOM; line endings are kept as they are in the file.
class SourceFile {
public:
    /// Decodes by BOM or PEP 263 declaration, else as UTF-8.
    static std::variant<SourceFile, DecodeError> decode(std::string path, std::string bytes);

    const std::string& path() const { return path_; }
    std::string_view text() const { return text_; }
    const std::string& encoding() const { return encoding_; }  ///< normalised: "utf-8", "latin-1", …
    bool hasBom() const { return bom_; }
    std::string_view newline() const { return newline_; }  ///< the commonest: "\n", "\r\n" or "\r"

    /// `newText` (UTF-8) as bytes in this file's encoding, BOM included; an error if a character
    /// can't be encoded.
    std::variant<std::string, DecodeError> encode(std::string_view newText) const;

    Position position(std::uint32_t offset) const;
    /// Where `offset` of text() is in the bytes on disk: BOM and encoding make a difference.
    std::uint32_t byteInFile(std::uint32_t offset) const;
    std::uint32_t lineStart(std::uint32_t line) const;  ///< offset where 1-based `line` begins
    std::uint32_t lineCount() const { return static_cast<std::uint32_t>(lineStarts_.size()); }
    std::string_view line(std::uint32_t line) const;  ///< without its line ending

private:
    /// Sets the text and finds its lines.
    void setText(std::string text);

    std::string path_;
    std::string text_;
    /// Kept where decoding loses something (several ways to write one character), so that an unedited file still
    /// encodes to its own bytes; empty otherwise.
    std::string lossyOriginal_;
    std::string encoding_ = "utf-8";
    bool bom_ = false;
    std::string newline_ = "\n";
    std::vector<std::uint32_t> lineStarts_;
};

}  // namespace regraft
