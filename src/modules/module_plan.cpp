#include "modules/module_plan.h"

#include <algorithm>

#include "ast/visit.h"
#include "lower/build.h"
#include "mapping/compact_rules.h"

namespace regraft {

namespace {

/// Whether a use stands for a layer or something that all modules have: without it no module works.
bool isStructural(const Use& use) {
    const std::string& base = use.framework->modules->base;
    if (use.name.starts_with(base + ".")) return true;
    std::string_view home = std::string_view(base).substr(0, base.rfind('.'));
    if (!use.name.starts_with(home) || use.name.find('.', home.size() + 1) != std::string::npos || use.name.size() < home.size() + 2) return false;
    char first = use.name[home.size() + 1];
    return use.name != base && first >= 'A' && first <= 'Z';
}

class ModulePlanner {
public:
    ModulePlanner(const ModuleClasses& classes, const ModuleContext& context)
        : classes_(classes), context_(context), analysis_(context.analysis) {}

    ModulePlan run() {
        for (const ModuleClass* one : classes_.all()) findDropped(*one);
        for (const ModuleClass* one : classes_.all())
            if (one->framework != &context_.target) judge(*one);
        spread();
        auto isLeft = [this](const ModuleClass& one) { return plan_.left.contains(&one); };
        const auto& rules = context_.target.modules;
        if (!rules) return std::move(plan_);
        if (!rules->streams.empty())
            plan_.streams = planStreams(context_.file, analysis_, classes_, context_.needsStreams, isLeft);
        renameCalls();
        for (const ModuleClass* one : classes_.all()) {
            if (!isConverted(one)) continue;
            if (asksForTraining(*one)) plan_.askForTraining.push_back(one);
            if (rules->streams.empty() && one->constructor && !callsSuper(*one->constructor)) plan_.lackSuperCall.push_back(one);
        }
        return std::move(plan_);
    }

private:
    void leave(const ModuleClass& one, ModulePlan::Reason reason) { plan_.left.emplace(&one, std::move(reason)); }

    /// Streams that the classes' framework hands around and the target doesn't know.
    void findDropped(const ModuleClass& one) {
        const ModuleRules& rules = *one.framework->modules;
        bool needed = !rules.streams.empty() && context_.target.modules && context_.target.modules->streams.empty();
        if (!needed || !plan_.gone.empty()) return;
        plan_.dropped = findDroppedStreams(context_.file, analysis_, classes_, rules);
        for (const auto& [function, parameter] : plan_.dropped.parameters)
            if (!plan_.dropped.misused.contains(function)) plan_.gone.push_back(parameter->span);
        for (const auto& [call, argument] : plan_.dropped.arguments) plan_.gone.push_back(argument->span);
        for (const ast::Assign* statement : plan_.dropped.statements) plan_.gone.push_back(statement->span);
        for (const Use& use : analysis_.uses())  // layers that no longer take streams
            for (const ast::keyword* keyword : use.site.call && use.meaning ? use.site.call->keywords : std::span<ast::keyword*>{})
                if (keyword->name == rules.streams) plan_.gone.push_back(keyword->span);
    }

    bool goesAway(const Use& use) const {
        return std::any_of(plan_.gone.begin(), plan_.gone.end(), [&](Span span) { return span.contains(use.site.node->span); });
    }

    bool asksForTraining(const ModuleClass& one) const {
        auto uses = analysis_.uses();
        return std::any_of(uses.begin(), uses.end(), [&](const Use& use) {
            return classes_.around(*use.site.node) == &one && context_.asksForTraining(use);
        });
    }

    static bool callsSuper(const ast::FunctionDef& constructor) {
        bool found = false;
        ast::walk(constructor, [&](const ast::Node& node) {
            const auto* member = ast::as<ast::Attribute>(&node);
            found = found || (member && member->attr == "__init__");
            return !found;
        });
        return found;
    }

    void judge(const ModuleClass& one) {
        if (!context_.target.modules) return leave(one, {one.framework->modules->base, "has no counterpart in " + context_.target.name});
        if (one.isUnread) return leave(one, {one.framework->compactModules->base, "is left: " + context_.whyUnread(one)});
        if (definesBothCalls(one)) return leave(one, {context_.target.modules->call, "is defined beside `" + one.framework->modules->call + "`"});
        if (asksForTraining(one) && !one.constructor && !context_.target.modules->notTraining.empty())
            return leave(one, {one.framework->modules->base + ".training", "needs a constructor of the class itself"});
        if (one.constructor && plan_.dropped.misused.contains(one.constructor))
            return leave(one, {one.framework->modules->streams, "is used for more than to hand it on"});
        for (const Use& use : analysis_.uses()) {
            if (!one.definition->span.contains(use.site.node->span) || use.framework != one.framework) continue;
            if (classes_.around(*use.site.node) != &one || goesAway(use) || !(isStructural(use) || isInConstructor(use, one))) continue;
            std::string problem = context_.problemOf(use);
            if (!problem.empty()) return leave(one, {use.name, std::move(problem)});
        }
    }

    bool definesBothCalls(const ModuleClass& one) const {
        const std::string& call = context_.target.modules->call;
        if (!one.call || call == one.framework->modules->call) return false;
        return std::any_of(one.definition->body.begin(), one.definition->body.end(), [&](const ast::Stmt* statement) {
            const auto* method = ast::as<ast::FunctionDef>(statement);
            return method && method->name == call;
        });
    }

    static bool isInConstructor(const Use& use, const ModuleClass& one) {
        return one.constructor && one.constructor->span.contains(use.site.node->span);
    }

    /// A module is made of modules of its own framework, and so are its bases.
    void spread() {
        std::vector<std::pair<const ModuleClass*, const ModuleClass*>> tied;
        for (const ModuleClass* one : classes_.all()) {
            for (const ast::ClassDef* base : one->bases) tied.emplace_back(one, classes_.find(base));
            ast::walk(*one->definition, [&](const ast::Node& node) {
                const auto* name = ast::as<ast::NameExpr>(&node);
                const ModuleClass* other = name ? classes_.find(definitionOf(*name, analysis_)) : nullptr;
                if (other && other != one) tied.emplace_back(one, other);
                return true;
            });
        }
        for (bool changed = true; changed;) {
            changed = false;
            for (auto [a, b] : tied)
                if (plan_.left.contains(a) != plan_.left.contains(b)) {
                    const ModuleClass* from = plan_.left.contains(a) ? a : b;
                    leave(from == a ? *b : *a, {"", std::string(from->definition->name.text())});
                    changed = true;
                }
        }
    }

    bool isConverted(const ModuleClass* one) const { return one && one->framework != &context_.target && !plan_.left.contains(one); }

    void renameCalls() {
        const std::string& call = context_.target.modules->call;
        for (const ModuleClass* one : classes_.all())
            if (isConverted(one) && one->call && one->framework->modules->call != call) plan_.renames.push_back({one->call->nameSpan, call});
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            if (const auto* member = ast::as<ast::Attribute>(&node)) renameMember(*member);
            return true;
        });
    }

    /// `self.forward(x)` is `self(x)`, and `super().forward(x)` is `super().__call__(x)`.
    void renameMember(const ast::Attribute& member) {
        const ModuleClass* around = classes_.around(member);
        bool viaSuper = isSuper(*member.value);
        const ModuleClass* of = viaSuper ? around : classes_.find(analysis_.typeOf(*member.value)->definition);
        if (!isConverted(of) || member.attr != of->framework->modules->call || of->framework->modules->call == context_.target.modules->call) return;
        const auto* call = ast::as<ast::Call>(analysis_.parent(member));
        bool isCalled = call && call->func == &member;
        const py::Expr* value = py::source(context_.arena, *member.value);
        bool direct = isCalled && !viaSuper && context_.target.modules->call == "__call__";
        plan_.rewrites.emplace_back(&member, direct ? value : py::attribute(context_.arena, value, context_.target.modules->call, &member));
    }

    const ModuleClasses& classes_;
    const ModuleContext& context_;
    const Analysis& analysis_;
    ModulePlan plan_;
};

}  // namespace

ModulePlan planModules(const ModuleClasses& classes, const ModuleContext& context) { return ModulePlanner(classes, context).run(); }

}  // namespace regraft
