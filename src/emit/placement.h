#pragma once
// Where new module-level lines go.

#include <cstdint>

#include "emit/source_tree.h"

namespace regraft {

/// The beginning of a module: its docstring and imports.
struct Header {
    const ast::Stmt* last = nullptr;        ///< last statement of the header; null if there is none
    const ast::Stmt* lastImport = nullptr;  ///< last import among them (a try or if around imports counts)
    std::uint32_t end = 0;                  ///< where new lines go: a line start behind all of it, and behind a file comment
};
Header findHeader(const SourceTree& tree);

/// Whether the physical line that begins at `offset` is blank (or the end of the file).
bool isBlankLine(const SourceTree& tree, std::uint32_t offset);
/// Blank lines from `offset` on.
unsigned blankLinesFrom(const SourceTree& tree, std::uint32_t offset);
/// Whether no blank line (or nothing but a comment) stands directly before `offset`.
bool isBlankBefore(const SourceTree& tree, std::uint32_t offset);

/// Where a statement begins, its decorators included.
std::uint32_t beginOf(const ast::Stmt& statement, const SourceTree& tree);

}  // namespace regraft
