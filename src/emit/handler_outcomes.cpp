#include "emit/handler_outcomes.h"

#include <algorithm>

#include "lift/caught_errors.h"
#include "lift/outside_name.h"
#include "lower/build.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

/// The classes of `(A, B)`, or the one class of `A`.
std::vector<const py::Expr*> classesOf(const Lowered& lowered) {
    if (!lowered.code) return {};
    if (lowered.code->kind == py::ExprKind::Tuple) return {lowered.code->parts.begin(), lowered.code->parts.end()};
    return {lowered.code};
}

bool holds(const std::vector<const py::Expr*>& classes, std::string_view name) {
    return std::ranges::any_of(classes, [&](const py::Expr* one) { return one->text == name; });
}

void convertHandler(const Caught& caught, OutcomeContext& context) {
    Arena& arena = context.arena;
    const LowerContext there = context.loweringFrom(*caught.framework);
    const LowerContext here{there.tables, *caught.framework, *caught.framework, caught.framework->dtypeRules, true, arena};
    std::vector<const py::Expr*> classes;
    for (const ast::Expr* type : caught.types) classes.push_back(py::source(arena, *type));
    const std::size_t before = classes.size();
    for (const std::string_view kind : caught.kinds) {
        const LiftContext lift{*caught.framework, arena, neutral::Form::Function, nullptr};
        const neutral::Expr* error = makeOperation(*Tables::builtin().operation(kind), {}, lift);
        std::vector<const py::Expr*> raised = classesOf(lower(*error, here));
        // Classes for singular matrices derive from those for all that does not fit.
        if (kind == "errors.singular")
            raised = classesOf(lower(*makeOperation(*Tables::builtin().operation("errors.mismatch"), {}, lift), here));
        const auto names = [&](const ast::Expr* type) {
            return !context.analysis.useAt(*type) && holds(raised, outsideName(*type, context.analysis));
        };
        if (std::ranges::none_of(caught.types, names)) continue;
        const Lowered instead = lower(*error, there);
        const std::string& problem = instead.code && !instead.differs.empty() ? instead.differs.front() : instead.unsupported;
        const std::string handler = "except " + std::string(caught.handler->type->span.of(context.file.text));
        if (!problem.empty()) context.sink.report(DiagCode::Approximate, caught.handler->type->span, "except", {handler, problem});
        for (const py::Expr* one : classesOf(instead)) {
            const bool isThere = holds(classes, one->text) || std::ranges::any_of(caught.types, [&](const ast::Expr* type) {
                                     return outsideName(*type, context.analysis) == one->text;
                                 });
            if (!isThere) classes.push_back(one);
        }
    }
    if (classes.size() > before) context.request.rewrites.push_back({caught.handler->type, py::node(arena, py::ExprKind::Tuple, classes)});
}

}  // namespace

void convertHandlers(OutcomeContext& context) {
    if (context.isNeutral) return;
    for (const Caught& caught : findCaught(*context.file.module, context.analysis))
        if (caught.framework != &context.target) convertHandler(caught, context);
}

}  // namespace regraft
