#include "emit/layer_outcomes.h"

#include <algorithm>

#include "lower/build.h"
#include "lower/layer_members.h"
#include "mapping/layer_attributes.h"

namespace regraft {

const ast::Call* testOf(const Use& use, const Analysis& analysis) {
    const ast::Node* at = use.site.node;
    const ast::Node* parent = analysis.parent(*at);
    while (parent && (parent->kind == ast::Kind::Tuple || parent->kind == ast::Kind::BinOp)) at = parent, parent = analysis.parent(*parent);
    const auto* call = ast::as<ast::Call>(parent);
    const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    const bool isTest =
        function && (function->id == "isinstance" || function->id == "issubclass") && call->args.size() == 2 && call->args[1] == at;
    return isTest ? call : nullptr;
}

namespace {

std::span<const LayerMaker> layersOf(const Use& use, const OutcomeContext& context) {
    return use.api ? makersOf(*use.api.entry, context.arena) : std::span<const LayerMaker>();
}

/// Whether a helper's class derives from a class of the target, by its first line: `class PaddedEmbedding(nnx.Embed):`
bool isKindOf(const py::Expr& one, const py::Expr& base, const Framework& target) {
    if (one.kind != py::ExprKind::Helper || base.kind != py::ExprKind::Api) return false;
    const std::string_view text = Tables::builtin().helper(target, one.text);
    const std::string start = "class " + std::string(one.text) + "(";
    const std::size_t begin = text.find(start);
    if (begin == std::string_view::npos) return false;
    const std::string_view named = text.substr(begin + start.size(), text.find(')', begin) - begin - start.size());
    return base.text.ends_with("." + std::string(named));
}

/// Another layer of the file that becomes one of these classes, though the test does not ask for it; empty if there is none.
std::string othersOfClass(const Use& use, const std::vector<const py::Expr*>& classes, const OutcomeContext& context) {
    const ast::Call* test = testOf(use, context.analysis);
    auto isAskedFor = [&](const std::string& name) {
        return std::ranges::any_of(context.analysis.uses(), [&](const Use& one) {
            return one.asValue && one.name == name && testOf(one, context.analysis) == test;
        });
    };
    for (const Use& other : context.analysis.uses()) {
        const bool isLayer = other.meaning && !other.asValue && other.meaning->kind == neutral::ExprKind::Operation &&
                             other.meaning->type->kind == TypeKind::Layer;
        if (!isLayer || other.name == use.name || isAskedFor(other.name)) continue;
        for (const py::Expr* one : layerClasses(*other.meaning, context.loweringFrom(*use.framework)))
            if (std::ranges::any_of(classes, [&](const py::Expr* wanted) { return wanted->text == one->text; })) return other.name;
    }
    return {};
}

}  // namespace

bool namesLayer(const Use& use, const OutcomeContext& context) {
    if (!use.asValue || !use.choice.overload || !use.choice.overload->callable || use.framework == &context.target) return false;
    return use.inAnnotation ? !layersOf(use, context).empty() : (testOf(use, context.analysis) && !layersOf(use, context).empty());
}

std::optional<Outcome> layerClassOutcome(const Use& use, OutcomeContext& context) {
    if (!namesLayer(use, context)) return std::nullopt;
    Arena& arena = context.arena;
    std::vector<const py::Expr*> classes;
    for (const LayerMaker& maker : layersOf(use, context))
        for (const py::Expr* one : layerClasses(*maker.layer, context.loweringFrom(*use.framework)))
            if (std::ranges::none_of(
                    classes, [&](const py::Expr* other) { return other->text == one->text || isKindOf(*one, *other, context.target); }))
                classes.push_back(one);
    if (classes.empty()) return context.noCounterpart(use, "what is a layer here is a function there");
    if (classes.size() > 1 && use.inAnnotation) return context.noCounterpart(use, "several classes take its place");
    const py::Expr* whole = classes.size() == 1 ? classes[0] : py::node(arena, py::ExprKind::Tuple, classes);
    context.rewrite(*use.site.node, whole, use);
    const std::string other = use.inAnnotation ? std::string() : othersOfClass(use, classes, context);
    return other.empty() ? Outcome::Exact
                         : context.report(use, DiagCode::Approximate,
                                          {use.name, "`" + other + "` has the same class there, and passes the test too"});
}

}  // namespace regraft
