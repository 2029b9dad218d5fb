#pragma once
// The plan for imports as edits of the file.

#include <cstdint>
#include <vector>

#include "emit/import_plan.h"
#include "source/edit.h"

namespace regraft {

struct ImportEdits {
    std::vector<Edit> edits;
    std::uint32_t behind = 0;  ///< where statements that need the imports may be inserted: a line start
};

ImportEdits editImports(const SourceTree& tree, const ImportPlan& plan, const ImportPlan::Outcome& outcome,
                        const std::vector<const Framework*>& from);

}  // namespace regraft
