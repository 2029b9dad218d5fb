#pragma once

#include "project/surroundings/requirement_edits.h"

namespace regraft {

/// Each finds the requirements in a text of its kind, and has them changed.
void reviseRequirements(RequirementEdits& edits);
void reviseSetupCfg(RequirementEdits& edits);
void reviseCondaFile(RequirementEdits& edits);
void revisePyproject(RequirementEdits& edits);

/// A line of a text, from its first character that is no blank to its last.
struct TextLine {
    Span whole;  ///< with its end
    Span content;
    std::uint32_t indentation = 0;
};
std::vector<TextLine> linesOf(std::string_view text);

}  // namespace regraft
