#pragma once

#include "source/notebook.h"

namespace regraft {

/// What is read off a notebook's JSON, with the places where it stands.
struct NotebookJson {
    std::vector<CellSource> cells;  ///< code cells, in order
    std::string language;           ///< empty: not said
};

std::variant<NotebookJson, DecodeError> readNotebookJson(std::string_view bytes);

/// `text` as a JSON string, with quotes; in ASCII alone if that is wanted.
std::string jsonLiteral(std::string_view text, bool inAscii);

/// How many bytes of a JSON string literal, its opening quote included, stand for the first `count` bytes of its text.
std::uint32_t literalPlace(std::string_view literal, std::uint32_t count);

}  // namespace regraft
