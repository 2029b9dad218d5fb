#pragma once
// A file before and after, line beside line, with its findings below their lines.

#include <optional>
#include <string_view>
#include <vector>

#include "report/model.h"
#include "report/word_diff.h"

namespace regraft {

/// One side of a line.
struct SideText {
    std::uint32_t number = 0;
    std::vector<LinePart> parts;
};

struct SideRow {
    enum class Kind : std::uint8_t { Same, Changed, Removed, Added, Gap, Finding } kind = Kind::Same;
    std::optional<SideText> left, right;
    std::size_t skipped = 0;                   ///< lines in a Gap
    const ReportedFinding* finding = nullptr;  ///< of a Finding
};

/// Changes and findings with some lines around them. The rows point into the texts and the file.
std::vector<SideRow> sideBySide(std::string_view before, std::string_view after, const ReportedFile& file);

}  // namespace regraft
