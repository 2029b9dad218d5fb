#pragma once

#include "project/surroundings/requirement_edits.h"

namespace regraft {

/// A finding for each place that names the source framework, in files that are not converted; once a line for a name.
void findMentions(Surrounding kind, RequirementEdits& edits);

}  // namespace regraft
