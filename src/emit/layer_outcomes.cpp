// Layers among the uses of a file: their classes as values, and writes into the arrays that they own.

#include <algorithm>

#include "ast/visit.h"
#include "emit/conversion.h"
#include "lift/place.h"
#include "lower/build.h"
#include "lower/layer_members.h"
#include "mapping/instantiate.h"
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

/// A line that writes into a layer's array, in the order of axes that the target's has; null if `line` is no such.
std::optional<UseOutcomes::CellLine> UseOutcomes::lineOfCell(const LiftedLine& line, const LowerContext& context, std::string& problem) {
    const Use* use = writtenArray(*line.target, *frontend_.analysis);
    if (!use) return std::nullopt;
    const TargetMember member = targetMember(*use->meaning, context);
    problem = member.problem;
    const neutral::Expr* cell = cellOf(*use->meaning, context);
    const bool isNumber = !line.augment.empty() && !line.value->type->isArray();
    auto isWritten = [&](const ast::Expr& expr) { return writtenArray(expr, *frontend_.analysis) == use; };
    return CellLine{cell, isNumber ? line.value : inOwnAxes(*line.value, isWritten, *use->meaning, member.axes, context)};
}

/// Where a test or an annotation names a class, so that several may take its place, or one.
bool UseOutcomes::namesLayer(const Use& use) const {
    if (!use.asValue || !use.choice.overload || !use.choice.overload->callable || use.framework == &target_) return false;
    return use.inAnnotation ? !layersOf(use).empty() : (testOf(use) && !layersOf(use).empty());
}

/// The call of isinstance or issubclass among whose classes a use stands; null if it is none.
const ast::Call* UseOutcomes::testOf(const Use& use) const {
    const ast::Node* at = use.site.node;
    const ast::Node* parent = frontend_.analysis->parent(*at);
    while (parent && (parent->kind == ast::Kind::Tuple || parent->kind == ast::Kind::BinOp))
        at = parent, parent = frontend_.analysis->parent(*parent);
    const auto* call = ast::as<ast::Call>(parent);
    const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    const bool isTest =
        function && (function->id == "isinstance" || function->id == "issubclass") && call->args.size() == 2 && call->args[1] == at;
    return isTest ? call : nullptr;
}

std::span<const LayerMaker> UseOutcomes::layersOf(const Use& use) const {
    return use.api ? makersOf(*use.api.entry, frontend_.parsed->arena) : std::span<const LayerMaker>();
}

namespace {

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

}  // namespace

/// `isinstance(m, nn.Linear)`: the classes that may have taken its place.
UseOutcomes::Outcome UseOutcomes::convertLayerClass(const Use& use) {
    Arena& arena = frontend_.parsed->arena;
    std::vector<const py::Expr*> classes;
    for (const LayerMaker& maker : layersOf(use))
        for (const py::Expr* one : layerClasses(*maker.layer, contextFor(*use.framework)))
            if (std::ranges::none_of(classes,
                                     [&](const py::Expr* other) { return other->text == one->text || isKindOf(*one, *other, target_); }))
                classes.push_back(one);
    if (classes.empty()) return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "what is a layer here is a function there"});
    if (classes.size() > 1 && use.inAnnotation)
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "several classes take its place"});
    const py::Expr* whole = classes.size() == 1 ? classes[0] : py::node(arena, py::ExprKind::Tuple, classes);
    request_.rewrites.push_back({use.site.node, whole});
    useOfNode_[use.site.node] = &use;
    const std::string other = use.inAnnotation ? std::string() : othersOfClass(use, classes);
    return other.empty()
               ? Outcome::Exact
               : report(use, DiagCode::Approximate, {use.name, "`" + other + "` has the same class there, and passes the test too"});
}

/// Another layer of the file that becomes one of these classes, though the test does not ask for it; empty if there is none.
std::string UseOutcomes::othersOfClass(const Use& use, const std::vector<const py::Expr*>& classes) {
    const ast::Call* test = testOf(use);
    auto isAskedFor = [&](const std::string& name) {
        return std::ranges::any_of(frontend_.analysis->uses(),
                                   [&](const Use& one) { return one.asValue && one.name == name && testOf(one) == test; });
    };
    for (const Use& other : frontend_.analysis->uses()) {
        const bool isLayer = other.meaning && !other.asValue && other.meaning->kind == neutral::ExprKind::Operation &&
                             other.meaning->type->kind == TypeKind::Layer;
        if (!isLayer || other.name == use.name || isAskedFor(other.name)) continue;
        for (const py::Expr* one : layerClasses(*other.meaning, contextFor(*use.framework)))
            if (std::ranges::any_of(classes, [&](const py::Expr* wanted) { return wanted->text == one->text; })) return other.name;
    }
    return {};
}

/// Random streams, or keys of them, for what is made or drawn in a value.
const neutral::Expr* UseOutcomes::withStreams(const neutral::Expr& value, const ast::Expr& node) {
    auto given = plan_.streams.constructions.find(&node);
    if (given == plan_.streams.constructions.end() || value.kind != neutral::ExprKind::Operation) return &value;
    Arena& arena = frontend_.parsed->arena;
    std::vector<const neutral::Expr*> parts(value.parts.begin(), value.parts.end());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Parameter& parameter = value.operation->parameters[i];
        if (parts[i]) parts[i] = withStreams(*parts[i], node);
        else if (parameter.type == ParamType::Streams) parts[i] = streamsFor(given->second);
        else if (value.operation->draws && parameter.name == "key")
            parts[i] = makeOperation(*Tables::builtin().operation("layers.stream_key"), {streamsFor(given->second)},
                                     {target_, arena, neutral::Form::Function, nullptr});
    }
    neutral::Expr whole = value;
    whole.parts = arena.copy(parts);
    return arena.make<neutral::Expr>(whole);
}

/// `model.apply(init)` where init draws: `model.apply(partial(init, rngs=rngs))`.
void UseOutcomes::requestBoundStreams() {
    Arena& arena = frontend_.parsed->arena;
    for (const auto& [node, given] : plan_.streams.values) {
        const py::Expr* streams = lower(*streamsFor(given), contextFor(target_)).code;
        const std::vector<py::Argument> arguments = {{{}, py::source(arena, *node), nullptr},
                                                     {arena.copy(std::string_view(target_.modules->streams)), streams, nullptr}};
        request_.rewrites.push_back({node, py::call(arena, py::name(arena, py::ExprKind::Api, "functools.partial"), arguments)});
    }
}

}  // namespace regraft
