#include "emit/parameter_loops.h"

#include <algorithm>
#include <array>

#include "ast/visit.h"
#include "lift/aliases.h"
#include "lift/meaning.h"

namespace regraft {

namespace {

/// Operations that go by the order of axes, whatever their arguments; "getitem" is indexing.
constexpr std::array<std::string_view, 9> byOrder = {"shape",  "getitem", "reshape",      "flatten",         "merged_axes",
                                                     "matmul", "T",       "permute_dims", "matrix_transpose"};

bool isNone(const neutral::Expr& part) {
    const auto* constant = ast::as<ast::Constant>(part.literal);
    return constant && constant->value.type == ast::Literal::Type::None;
}

bool isAverage(const neutral::Expr& part) {
    const auto* constant = ast::as<ast::Constant>(part.literal);
    return constant && constant->value.type == ast::Literal::Type::Str && constant->value.text == "fan_avg";
}

/// Whether the parameters that say which axes are meant are given; a mean over both directions is the same for both orders.
bool namesAxes(const neutral::Expr& meaning) {
    const Operation& operation = *meaning.operation;
    bool isInitialiser = operation.name.starts_with("init.") && !operation.axes.empty();
    for (std::size_t i = 0; i < meaning.parts.size() && i < operation.parameters.size(); ++i) {
        if (!meaning.parts[i]) continue;
        const std::string_view name = operation.parameters[i].name;
        if ((name == "axis" || name == "axes") && !isNone(*meaning.parts[i])) return true;
        if (isInitialiser && isAverage(*meaning.parts[i])) isInitialiser = false;
    }
    return isInitialiser;
}

/// Whether some part of the meaning goes by the order of the axes of what stands at `array`.
bool goesByOrder(const neutral::Expr& meaning, const ast::Expr& array) {
    const bool isOperation = meaning.kind == neutral::ExprKind::Operation && meaning.operation;
    const auto isArray = [&](const neutral::Expr* part) { return part && part->source == &array; };
    if (isOperation && std::ranges::any_of(meaning.parts, isArray) &&
        (std::ranges::find(byOrder, meaning.operation->name) != byOrder.end() || namesAxes(meaning)))
        return true;
    return std::ranges::any_of(meaning.parts, [&](const neutral::Expr* part) { return part && goesByOrder(*part, array); });
}

bool givesParameters(const ast::Expr& iterated, const Analysis& analysis) {
    bool gives = false;
    ast::walk(iterated, [&](const ast::Node& node) {
        const Use* use = analysis.useAt(node);
        gives = gives || (use && (means(use, "layers.parameters") || means(use, "layers.named_parameters")));
        return !gives;
    });
    return gives;
}

/// Whether a loop or comprehension around the name binds it to one after another of a module's arrays.
bool isOfSomeLayer(const ast::NameExpr& name, const Analysis& analysis) {
    const auto binds = [&](const ast::Expr* target, const ast::Expr* iterated) {
        return namesIn(*target).contains(std::string(name.id.text())) && givesParameters(*iterated, analysis);
    };
    const auto anyBinds = [&](const auto& generators) {
        return std::ranges::any_of(generators, [&](const auto* one) { return binds(one->target, one->iter); });
    };
    for (const ast::Node* at = analysis.parent(name); at; at = analysis.parent(*at)) {
        if (const auto* loop = ast::as<ast::For>(at); loop && binds(loop->target, loop->iter)) return true;
        if (const auto* list = ast::as<ast::ListComp>(at); list && anyBinds(list->generators)) return true;
        if (const auto* generator = ast::as<ast::GeneratorExp>(at); generator && anyBinds(generator->generators)) return true;
        if (const auto* dict = ast::as<ast::DictComp>(at); dict && anyBinds(dict->generators)) return true;
    }
    return false;
}

}  // namespace

bool asksForAxesOfSomeLayer(const Use& use, const neutral::Expr& meaning, const OutcomeContext& context) {
    if (!context.target.modules || use.framework == &context.target) return false;
    bool asks = false;
    ast::walk(*use.site.node, [&](const ast::Node& node) {
        const auto* name = ast::as<ast::NameExpr>(&node);
        asks = asks ||
               (name && context.analysis.typeOf(*name)->isHeld && goesByOrder(meaning, *name) && isOfSomeLayer(*name, context.analysis));
        return !asks;
    });
    return asks;
}

}  // namespace regraft
