#pragma once
// Jupyter notebooks as sources: their code cells are one Python program, and a converted program is put back so that nothing
// else in the file changes.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "source/source_file.h"

namespace regraft {

/// What a code cell holds, as the file's JSON has it: one string, or a list of lines.
struct CellSource {
    struct Literal {
        std::uint32_t begin = 0, end = 0;  ///< in the file, quotes included
        std::string text;
    };
    std::vector<Literal> literals;
    std::uint32_t begin = 0;  ///< where literals of an empty list would stand
    bool isList = false;

    std::string text() const;
};

/// Cells of other languages and lines that are not Python (`%matplotlib inline`, `!pip install`, `x?`) are no part of the
/// program; where a statement has to stand, `pass` stands for them. `%time f(x)` counts as `f(x)`.
///
///     %matplotlib inline             # regraft-cell-0
///     y = torch.cat([a, b])    →     pass  # regraft-line-0
///                                    y = torch.cat([a, b])
class Notebook {
public:
    static std::variant<Notebook, DecodeError> read(std::string_view bytes);

    /// False for notebooks of other languages.
    bool isPython() const { return isPython_; }
    const std::string& program() const { return program_; }
    /// Where an offset of the program is in the file.
    std::uint32_t byteOf(std::uint32_t offset) const;
    /// The file with another program in place of its own; an error if that cannot be told apart into cells.
    std::variant<std::string, DecodeError> withProgram(std::string_view converted) const;

private:
    /// A line that IPython reads in its own way.
    struct Magic {
        std::string original;  ///< the whole line, without its end
        std::string prefix;    ///< where the rest of the line is Python: what stands before that
        bool opensCell = false;
    };
    struct Line {
        std::uint32_t programBegin = 0, cellBegin = 0;
        std::uint32_t size = 0;
        std::size_t cell = 0;
    };
    void addCell(std::size_t cell);
    void addLine(std::size_t cell, std::string_view line, std::uint32_t cellBegin, std::string_view shown);
    void addMagic(std::size_t cell, std::string_view line, std::uint32_t cellBegin, bool opensCell, bool isContinued);
    bool restore(std::size_t cell, std::string_view text, std::string& out) const;
    bool restoreLine(std::string_view line, std::string& out, std::string& first) const;
    std::string literalsOf(const CellSource& cell, std::string_view text) const;

    std::string bytes_;
    std::vector<CellSource> cells_;
    std::vector<bool> isProgram_;  ///< by cell
    std::vector<Magic> magics_;
    std::vector<Line> lines_;
    std::string program_;
    bool isPython_ = true;
};

}  // namespace regraft
