#include "emit/module_outcomes.h"

#include <algorithm>

#include "ast/node_base.h"
#include "emit/built_layers.h"
#include "emit/dictionary_members.h"
#include "emit/late_arrays.h"
#include "emit/module_requests.h"
#include "emit/module_truth.h"
#include "emit/read_source.h"
#include "lower/build.h"
#include "mapping/instantiate.h"
#include "modules/named_sequences.h"
#include "modules/sequential_layers.h"

namespace regraft {

namespace {

/// Whether something in it behaves otherwise while training.
bool dependsOnMode(const neutral::Expr& meaning) {
    if (meaning.kind == neutral::ExprKind::Operation && meaning.operation->dependsOnMode) return true;
    return std::ranges::any_of(meaning.parts, [](const neutral::Expr* part) { return part && dependsOnMode(*part); });
}

/// The layer itself, or one that it is made of: `layers.activated(layers.linear(…), …)`.
bool drawsWeights(const neutral::Expr& layer) {
    if (layer.kind != neutral::ExprKind::Operation || layer.type->kind != TypeKind::Layer) return false;
    return layer.operation->drawsWeights ||
           std::ranges::any_of(layer.parts, [](const neutral::Expr* part) { return part && drawsWeights(*part); });
}

/// The class that modules derive from, named as such.
bool namesModuleBase(const Use& use) { return use.asValue && use.framework->modules && use.framework->modules->isBase(use.name); }

}  // namespace

void ModuleOutcomes::prepare(std::vector<Lifted>& lifted) {
    if (context_.target.modules) nameGrownSequences(lifted, context_.target, context_.arena);
    const bool seen =
        std::ranges::any_of(context_.from, [](const Framework* source) { return source->modules && source->modules->infersSizes; });
    if (seen && context_.target.modules && !context_.target.modules->infersSizes)
        inputs_ = expandSequences(lifted, context_.file, context_.analysis);
}

/// What drew from streams that are no longer handed on.
void ModuleOutcomes::drawWithoutKeys() {
    for (auto& [use, lifted] : context_.lifted) {
        if (lifted.meaning->kind != neutral::ExprKind::Operation || !lifted.meaning->operation->draws) continue;
        std::vector<const neutral::Expr*> parts(lifted.meaning->parts.begin(), lifted.meaning->parts.end());
        for (const neutral::Expr*& part : parts)
            if (part && part->source && plan_.dropped.keys.contains(part->source)) part = nullptr;
        neutral::Expr whole = *lifted.meaning;
        whole.parts = context_.arena.copy(parts);
        lifted.meaning = context_.arena.make<neutral::Expr>(whole);
    }
}

void ModuleOutcomes::convert(const std::function<std::string(const Use&)>& problemOf) {
    const auto asksForTraining = [this](const Use& use) {
        const Lifted* lifted = context_.liftedOf(&use);
        return lifted && lifted->meaning->kind == neutral::ExprKind::Operation && lifted->meaning->operation->name == "layers.is_training";
    };
    const auto isDependent = [this](const Use& use) {
        const Lifted* lifted = context_.liftedOf(&use);
        return lifted && dependsOnMode(*lifted->meaning);
    };
    plan_ =
        planModules(modules_, {context_.file, context_.analysis, context_.target, context_.arena, problemOf,
                               [this](const Use& use) { return streams_.areNeeded(use); }, asksForTraining,
                               [this](const ModuleClass& one) { return whyUnread(context_.program.read, *one.definition); }, isDependent});
    drawWithoutKeys();
    reportLeft();
    keepNamed();
    leaveContainers(problemOf);
    for (const ModulePlan::Rename& rename : plan_.renames) {
        DefinitionEdit edit;
        edit.span = rename.span;
        edit.name = rename.name;
        context_.request.definitions.push_back(edit);
    }
    for (const auto& [node, replacement] : plan_.rewrites) context_.request.rewrites.push_back({node, replacement});
    reportFirstWeights();
    convertModuleCopies(modules_, plan_, context_);
    reportReplacedLayers(context_);
    requestDictionaryMembers(modules_, plan_, context_);
    requestModuleTruth(modules_, plan_, context_);
    streams_.request();
    requestModules(plan_, modules_, context_);
}

/// Where classes of a file that is read in another form stay as they were, so do the imports that only the user's own text needs.
void ModuleOutcomes::keepNamed() {
    const ReadSource* read = context_.program.read;
    if (!read || read->compact.named.empty() || plan_.left.empty()) return;
    context_.request.isTaken = [before = context_.request.isTaken, read](std::string_view name) {
        return (before && before(name)) || read->compact.named.contains(std::string(name));
    };
}

void ModuleOutcomes::reportLeft() {
    for (const ModuleClass* one : modules_.all()) {
        const auto left = plan_.left.find(one);
        if (left == plan_.left.end()) continue;
        const std::string_view name = one->definition->name.text();
        const ModulePlan::Reason& reason = left->second;
        const std::string why =
            reason.api.empty() ? "it belongs together with `" + reason.problem + "`" : "`" + reason.api + "` " + reason.problem;
        context_.sink.report(DiagCode::ClassLeft, one->definition->nameSpan, one->framework->modules->base,
                             {name, one->framework->name, why});
    }
}

/// Once for the file: frameworks differ in how layers are initialised.
void ModuleOutcomes::reportFirstWeights() {
    if (!context_.target.modules) return;
    for (const Use& use : context_.analysis.uses()) {
        const Lifted* lifted = context_.liftedOf(&use);
        if (!lifted || use.framework == &context_.target || isLeft(use)) continue;
        if (!drawsWeights(*lifted->meaning)) continue;
        context_.sink.report(DiagCode::FirstWeights, use.site.node->span, use.name, {context_.target.name, use.framework->name});
        return;
    }
}

bool ModuleOutcomes::isLeft(const Use& use) const {
    if (plan_.left.empty() && leftContainers_.empty()) return false;
    const ModuleClass* around = modules_.around(*use.site.node);
    if (around && plan_.left.contains(around)) return true;
    for (const ast::Node* at = use.site.node; at && !ast::isStatement(*at); at = context_.analysis.parent(*at)) {
        const Use* outer = context_.analysis.useAt(*at);  // with what is in its arguments
        if (outer && outer->framework == use.framework && outer->site.receiver &&
            isOfLeft(*context_.analysis.typeOf(*outer->site.receiver)))
            return true;
    }
    return std::ranges::any_of(leftContainers_, [&](const LeftContainer& one) {
        return use.framework == one.container->framework && one.container->site.node->span.contains(use.site.node->span);
    });
}

/// Whether a module stays in its framework, so that what is asked of it does.
bool ModuleOutcomes::isOfLeft(const Type& module) const {
    if (module.kind == TypeKind::Instance) {
        const ModuleClass* owner = modules_.find(module.definition);
        return owner && plan_.left.contains(owner);
    }
    return std::ranges::any_of(leftContainers_, [&](const LeftContainer& one) {
        return std::ranges::any_of(module.makers, [&](const LayerMaker& maker) { return maker.node == one.container->site.node; });
    });
}

void ModuleOutcomes::leaveContainers(const std::function<std::string(const Use&)>& problemOf) {
    auto isContainer = [&](const Use& use) {
        const Lifted* lifted = context_.liftedOf(&use);
        if (!lifted || use.framework == &context_.target || lifted->meaning->kind != neutral::ExprKind::Operation) return false;
        const std::string_view name = lifted->meaning->operation->name;
        return name == "layers.sequential" || name == "layers.named_sequential" || name == "layers.list" || name == "layers.dict";
    };
    leftContainers_ = leftContainers(context_.analysis, modules_, isContainer, problemOf);
    for (const LeftContainer& left : leftContainers_)
        context_.sink.report(DiagCode::ContainerLeft, left.container->site.node->span, left.container->name,
                             {left.container->name, left.container->framework->name, "`" + left.api + "` " + left.problem});
}

bool ModuleOutcomes::goesAway(const Use& use) const {
    auto contains = [&](Span span) { return span.contains(use.site.node->span); };
    return std::any_of(plan_.gone.begin(), plan_.gone.end(), contains) || std::ranges::any_of(inputs_, contains);
}

std::optional<Outcome> ModuleOutcomes::baseOutcome(const Use& use) {
    if (!namesModuleBase(use)) return std::nullopt;
    if (!context_.target.modules) return context_.noCounterpart(use, "it has no stateful modules");
    auto chosen = plan_.bases.find(use.site.node);
    std::string_view base =
        chosen == plan_.bases.end() ? std::string_view(context_.target.modules->base) : std::string_view(chosen->second);
    context_.rewrite(*use.site.node, py::apiOrHelper(context_.arena, context_.arena.copy(base)), use);
    return Outcome::Exact;
}

}  // namespace regraft
