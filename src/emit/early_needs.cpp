#include "emit/early_needs.h"

#include <algorithm>
#include <array>

#include "ast/visit.h"
#include "lift/meaning.h"
#include "lift/outside_name.h"
#include "lower/unknown_size.h"
#include "mapping/training_rules.h"
#include "modules/module_classes.h"
#include "modules/module_methods.h"

namespace regraft {

namespace {

/// What has to find arrays in layers, wherever it stands.
constexpr std::array<std::string_view, 7> findArrays = {"layers.apply",      "layers.modules",          "layers.children",
                                                        "layers.load_state", "layers.named_parameters", "layers.array",
                                                        "layers.is_trained"};

std::string_view codeOf(const ast::Node& node, const CodeOfModules& code) { return node.span.of(code.file.text); }

bool hasArraysAtOnce(const Framework& source) { return source.modules && !source.modules->infersSizes; }

const ast::Node* functionAround(const ast::Node& node, const Analysis& analysis) {
    const ast::Node* at = analysis.parent(node);
    while (at && at->kind != ast::Kind::FunctionDef && at->kind != ast::Kind::Module) at = analysis.parent(*at);
    return at;
}

/// Whether the file asks what has this text for parameters, or sets its mode.
bool isUsedAsModule(std::string_view text, const CodeOfModules& code) {
    const ModuleMethods methods(code.analysis);
    const auto asksForParameters = [&](std::string_view member) {
        return std::ranges::any_of(code.from, [&](const Framework* source) {
            return source->training && !source->training->parameters.empty() && source->training->parameters == member;
        });
    };
    bool is = false;
    ast::walk(*code.file.module, [&](const ast::Node& node) {
        const auto* member = ast::as<ast::Attribute>(&node);
        is = is || (member && codeOf(*member->value, code) == text &&
                    (asksForParameters(member->attr.text()) || methods.evaluates(member->attr.text())));
        return !is;
    });
    return is;
}

/// Where the copy is kept: `self.target` of `self.target = copy.deepcopy(model)`.
std::string_view keeperOf(const ast::Call& copy, const CodeOfModules& code) {
    const auto* assign = ast::as<ast::Assign>(code.analysis.parent(copy));
    return assign && assign->targets.size() == 1 ? codeOf(*assign->targets[0], code) : std::string_view();
}

/// Whether all that is asked of it is to be told which arrays there are to be trained, as optimisers are.
bool onlyTellsOptimiser(const Use& use, const Analysis& analysis) {
    const auto* call = ast::as<ast::Call>(analysis.parent(*use.site.node));
    return call && (analysis.useAt(*call) || analysis.useAt(*call->func));
}

/// `fc.in_features`: a size of what the layer is called with, which one that waits for it knows by its arrays.
bool asksForTakenSize(const Use& use) {
    if (!means(&use, "layers.argument")) return false;
    const auto* name = ast::as<ast::Constant>(use.meaning->parts[1]->literal);
    return name && std::ranges::any_of(use.meaning->parts[0]->type->makers, [&](const LayerMaker& maker) {
               if (maker.layer->kind != neutral::ExprKind::Operation) return false;
               const int taken = takenSize(*maker.layer->operation);
               return taken >= 0 && maker.layer->operation->parameterIndex(name->value.text) == taken;
           });
}

}  // namespace

bool isJustMade(std::string_view variable, const ast::Node& place, const ast::Node& scope, std::string_view file,
                const std::function<bool(const ast::Expr&)>& makes) {
    const auto isIt = [&](const ast::Expr* one) { return one->span.of(file) == variable; };
    std::size_t made = 0, given = 0;
    ast::walk(scope, [&](const ast::Node& node) {
        if (node.span.begin >= place.span.begin) return true;
        const auto* assign = ast::as<ast::Assign>(&node);
        const bool isMade = assign && assign->value->kind == ast::Kind::Call && std::ranges::any_of(assign->targets, isIt);
        if (isMade && makes(*assign->value)) made = std::max<std::size_t>(made, assign->span.end);
        const auto* call = ast::as<ast::Call>(&node);
        if (call && (isIt(call->func) || std::ranges::any_of(call->args, isIt))) given = std::max<std::size_t>(given, call->span.end);
        return true;
    });
    return made > given;
}

bool asksJustMade(const Use& use, const CodeOfModules& code) {
    const bool asks = (means(&use, "layers.load_state") || means(&use, "layers.state")) && use.site.receiver;
    if (!asks || !hasArraysAtOnce(*use.framework)) return false;
    const auto makesModule = [&](const ast::Expr& value) {
        const TypeKind kind = code.analysis.typeOf(value)->kind;
        return kind == TypeKind::Instance || kind == TypeKind::Layer;
    };
    const ast::Node& place = *use.site.node;
    return isJustMade(codeOf(*use.site.receiver, code), place, *functionAround(place, code.analysis), code.file.text, makesModule);
}

bool asksUncalled(const Use& use, const CodeOfModules& code) {
    if (!means(&use, "layers.parameters") || !use.site.receiver || !hasArraysAtOnce(*use.framework)) return false;
    const std::string_view module = codeOf(*use.site.receiver, code);
    const ast::Node* function = functionAround(*use.site.node, code.analysis);
    bool isCalled = false;
    ast::walk(*function, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        isCalled = isCalled ||
                   (call && !call->args.empty() && call->span.begin < use.site.node->span.begin && codeOf(*call->func, code) == module);
        return !isCalled;
    });
    return !isCalled;
}

bool copiesModule(const ast::Call& call, const CodeOfModules& code) {
    if (call.args.empty() || outsideName(*call.func, code.analysis) != "copy.deepcopy") return false;
    const ast::Expr& given = *call.args[0];
    const Type& type = *code.analysis.typeOf(given);
    if (type.kind == TypeKind::Layer) return true;
    const bool isInstance = type.kind == TypeKind::Instance;
    if (isInstance && ModuleClasses(code.file, code.analysis).find(type.definition)) return true;
    if (!isInstance && !type.isUnknown()) return false;
    const std::string_view keeper = keeperOf(call, code);
    return isUsedAsModule(codeOf(given, code), code) || (!keeper.empty() && isUsedAsModule(keeper, code));
}

bool marksParameter(const Use& use, const Analysis& analysis) {
    const auto* member = use.isStore ? ast::as<ast::Attribute>(use.site.node) : nullptr;
    const TrainingRules* rules = use.framework->training.get();
    const auto* assign = member ? ast::as<ast::Assign>(analysis.statementOf(*member)) : nullptr;
    const bool isMark =
        assign && assign->targets.size() == 1 && rules && !rules->recorded.empty() && member->attr == std::string_view(rules->recorded);
    return isMark && analysis.typeOf(*member->value)->isHeld;
}

bool replacesLayer(const ast::Assign& statement, const Analysis& analysis) {
    const auto* member = ast::as<ast::Attribute>(statement.targets[0]);
    if (!member || analysis.typeOf(*statement.value)->kind != TypeKind::Layer) return false;
    const auto* owner = ast::as<ast::NameExpr>(member->value);
    const auto* function = ast::as<ast::FunctionDef>(functionAround(statement, analysis));
    const bool isMethod = function && analysis.parent(*function)->kind == ast::Kind::ClassDef && !function->args->args.empty();
    return !isMethod || function->name != "__init__" || !owner || owner->id != function->args->args[0]->name.text();
}

LayerNeeds layerNeeds(const CodeOfModules& code) {
    LayerNeeds needs;
    if (std::ranges::none_of(code.from, [](const Framework* source) { return hasArraysAtOnce(*source); })) return needs;
    for (const Use& use : code.analysis.uses()) {
        if (!hasArraysAtOnce(*use.framework)) continue;
        const auto is = [&](std::string_view name) { return means(&use, name); };
        const bool marks = is("layers.set_trained") || marksParameter(use, code.analysis);
        needs |= {marks || std::ranges::any_of(findArrays, is) || asksForTakenSize(use) || asksJustMade(use, code) ||
                      (asksUncalled(use, code) && !onlyTellsOptimiser(use, code.analysis)),
                  marks};
    }
    ast::walk(*code.file.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* assign = ast::as<ast::Assign>(&node);
        needs |= {call && copiesModule(*call, code), assign && replacesLayer(*assign, code.analysis)};
        return true;
    });
    return needs;
}

}  // namespace regraft
