#include "emit/built_layers.h"

#include <algorithm>

#include "ast/visit.h"
#include "emit/early_needs.h"
#include "lift/meaning.h"
#include "lower/build.h"
#include "lower/unknown_size.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

bool makesLayer(const neutral::Expr& meaning) {
    return meaning.kind == neutral::ExprKind::Operation && meaning.type->kind == TypeKind::Layer;
}

/// Whether the target's class waits for the first call; those that are told no size have their arrays by themselves.
bool takesItsFirstCall(const Operation& layer) { return takenSize(layer) >= 0 || layer.name.ends_with("embedding"); }

/// A helper's class that derives from no layer of the target's and makes its arrays in its constructor.
bool makesArraysItself(const py::Expr& code, const Framework& target) {
    const bool isHelper = code.kind == py::ExprKind::Call && code.parts[0]->kind == py::ExprKind::Helper;
    const std::string_view text = isHelper ? Tables::builtin().helper(target, code.parts[0]->text) : std::string_view();
    return text.find("layers.Layer):") != std::string_view::npos && text.find("def build(") == std::string_view::npos;
}

/// What the layer takes of what it is called with; null if that is not known.
const neutral::Expr* sizeOf(const neutral::Expr& layer) {
    const int i = takenSize(*layer.operation);
    return i < 0 || unknownSize(layer) ? nullptr : layer.parts[static_cast<std::size_t>(i)];
}

/// How many axes stand behind the size: those of the windows of convolutions.
std::size_t axesBehind(const neutral::Expr& layer) {
    const bool isConvolution = layer.operation->name.starts_with("layers.conv");
    const int i = isConvolution ? layer.operation->parameterIndex("dims") : -1;
    const neutral::Expr* dims = i < 0 ? nullptr : layer.parts[static_cast<std::size_t>(i)];
    if (i < 0) return 0;
    const std::string text = dims && dims->literal ? py::literalText(*dims->literal) : "2";
    return static_cast<std::size_t>(text.front() - '0');
}

bool canBeBuilt(const neutral::Expr& layer) { return takenSize(*layer.operation) < 0 || sizeOf(layer); }

}  // namespace

void settleLayers(OutcomeContext& context) {
    if (!context.target.modules || !context.target.modules->infersSizes) return;
    const auto canBe = [](const auto& one) { return !makesLayer(*one.second.meaning) || canBeBuilt(*one.second.meaning); };
    LayerNeeds needs = context.program.layers;
    needs |= layerNeeds({context.file, context.analysis, context.from});
    context.buildsLayers = needs.arraysEarly && std::ranges::all_of(context.lifted, canBe);
    context.trainsOthers = needs.otherThanTrained;
}

void reportReplacedLayers(OutcomeContext& context) {
    if (!context.target.modules || !context.target.modules->infersSizes) return;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        const auto* assign = ast::as<ast::Assign>(&node);
        if (!assign || !replacesLayer(*assign, context.analysis)) return true;
        const std::string name(assign->targets[0]->span.of(context.file.text));
        context.sink.report(
            DiagCode::Approximate, assign->targets[0]->span, name,
            {name, "a module that has been called takes no other layer, and goes on to count the old one's arrays as its own"});
        return true;
    });
}

const neutral::Expr& amongBuilt(const neutral::Expr& meaning, const Use& use, const OutcomeContext& context) {
    if (!context.buildsLayers || !context.trainsOthers || !means(&use, "layers.parameters") || meaning.kind != neutral::ExprKind::Operation)
        return meaning;
    return *makeOperation(*Tables::builtin().operation("layers.all_parameters"), {meaning.parts[0]},
                          {*use.framework, context.arena, neutral::Form::Function, meaning.source});
}

const py::Expr* builtLayer(const neutral::Expr& layer, const py::Expr& code, const LowerContext& lowering, const OutcomeContext& context) {
    if (!context.buildsLayers || !makesLayer(layer) || !takesItsFirstCall(*layer.operation)) return &code;
    if (makesArraysItself(code, context.target)) return &code;
    const neutral::Expr* built = makeOperation(*Tables::builtin().operation("layers.built"),
                                               {&layer, sizeOf(layer), makeInteger(static_cast<int>(axesBehind(layer)), context.arena)},
                                               {lowering.source, context.arena, neutral::Form::Function, nullptr});
    const Lowered lowered = lower(*built, lowering);
    return lowered.code ? lowered.code : &code;
}

}  // namespace regraft
