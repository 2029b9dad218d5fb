#include "emit/class_outcomes.h"

#include <algorithm>

#include "emit/type_class.h"
#include "lower/build.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

bool namesArrayType(const Use& use) {
    if (use.site.call || use.site.receiver) return false;
    return use.name == use.framework->array || std::ranges::count(use.framework->arrayAlso, use.name) > 0;
}

bool namesOptimiser(const Use& use) { return use.asValue && use.framework->training && use.name == use.framework->training->optimiser; }

Outcome becomeName(const Use& use, py::ExprKind kind, std::string_view name, OutcomeContext& context) {
    context.rewrite(*use.site.node, py::name(context.arena, kind, name), use);
    return Outcome::Exact;
}

/// A class of the target's, or one of Python's own: `str`.
Outcome becomeClass(const Use& use, std::string_view name, OutcomeContext& context) {
    const bool isPythons = name.find('.') == std::string_view::npos;
    return becomeName(use, isPythons ? py::ExprKind::Name : py::ExprKind::Api, name, context);
}

/// `class Vector(np.ndarray)`
bool isBaseClass(const Use& use, const Analysis& analysis) {
    const auto* derived = ast::as<ast::ClassDef>(analysis.parent(*use.site.node));
    return derived && std::ranges::count(derived->bases, use.site.node) > 0;
}

/// The array class in annotations, isinstance and the like.
Outcome arrayTypeOutcome(const Use& use, OutcomeContext& context) {
    if (isBaseClass(use, context.analysis))
        return context.noCounterpart(use, "how arrays of a derived class are made, and what has them as a result, is each framework's own");
    if (use.name != use.framework->array && !use.inAnnotation)
        return context.noCounterpart(use, "its arrays have one class for all dtypes");
    if (!context.target.arrayIsNamed && !use.inAnnotation) return context.noCounterpart(use, "its arrays' class has no public name");
    return context.target.arrayIsNamed ? becomeName(use, py::ExprKind::Api, context.target.array, context)
                                       : becomeName(use, py::ExprKind::Name, "\"Array\"", context);
}

}  // namespace

bool isArrayClass(const Use& use, const Framework& target) {
    return namesArrayType(use) && (use.inAnnotation || (target.arrayIsNamed && use.name == use.framework->array));
}

std::optional<Outcome> classOutcome(const Use& use, OutcomeContext& context) {
    if (namesArrayType(use)) return arrayTypeOutcome(use, context);
    if (const std::string_view name = typeClassOf(use, context.target, context.analysis); !name.empty())
        return becomeClass(use, name, context);
    if (const std::string helper = helperClassOf(use, context.target); !helper.empty())
        return becomeName(use, py::ExprKind::Helper, context.arena.copy(std::string_view(helper)), context);
    if (namesOptimiser(use) && context.target.training)
        return becomeName(use, py::ExprKind::Api, context.target.training->optimiser, context);
    if (isOfSharedClass(use, context.target)) return Outcome::Exact;
    return std::nullopt;
}

Outcome generatorClassOutcome(const Use& use, OutcomeContext& context) {
    return becomeClass(use, context.target.generators.written, context);
}

}  // namespace regraft
