#include "emit/layer_cells.h"

#include <algorithm>

#include "lift/place.h"
#include "lower/layer_members.h"
#include "mapping/layer_attributes.h"

namespace regraft {

namespace {

/// The array of a layer that a line writes into, itself or through `.data`; null if it is none.
const Use* writtenArray(const ast::Expr& target, const Analysis& analysis) {
    const Place place = placeOf(target, analysis);
    auto isSame = [](const neutral::Expr* view) {
        return view->kind == neutral::ExprKind::Operation && view->operation->name == "stop_gradient";
    };
    const Use* use = place && std::ranges::all_of(place.views, isSame) ? analysis.useAt(*place.holder) : nullptr;
    return use && isLayerArray(*use) ? use : nullptr;
}

}  // namespace

std::optional<CellLine> lineOfCell(const LiftedLine& line, const LowerContext& lowering, const Analysis& analysis, std::string& problem) {
    const Use* use = writtenArray(*line.target, analysis);
    if (!use) return std::nullopt;
    const TargetMember member = targetMember(*use->meaning, lowering);
    problem = member.problem;
    const neutral::Expr* cell = cellOf(*use->meaning, lowering);
    const bool isNumber = !line.augment.empty() && !line.value->type->isArray();
    auto isWritten = [&](const ast::Expr& expr) { return writtenArray(expr, analysis) == use; };
    return CellLine{cell, isNumber ? line.value : inOwnAxes(*line.value, isWritten, *use->meaning, member.axes, lowering)};
}

}  // namespace regraft
