#pragma once
// Writes into the arrays that layers own, which the target may keep in cells and in another order of axes:
//
//     layer.weight.data += delta   →   layer.kernel[...] += delta.T

#include <optional>
#include <string>

#include "lift/mutation.h"
#include "lower/lower.h"
#include "semantic/analysis.h"

namespace regraft {

/// A line that writes into a layer's array, as the target has that.
struct CellLine {
    const neutral::Expr* cell = nullptr;   ///< the target's array
    const neutral::Expr* value = nullptr;  ///< in its order of axes
};

/// Nothing if `line` writes into no layer's array; `problem` says what stands against one that does.
std::optional<CellLine> lineOfCell(const LiftedLine& line, const LowerContext& lowering, const Analysis& analysis, std::string& problem);

}  // namespace regraft
