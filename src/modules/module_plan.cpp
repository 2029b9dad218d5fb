#include "modules/module_plan.h"

#include <algorithm>
#include <iterator>

#include "ast/visit.h"
#include "lower/build.h"
#include "mapping/compact_rules.h"
#include "mapping/instantiate.h"
#include "modules/owned_modules.h"
#include "modules/untrained_arrays.h"
#include "semantic/api_index.h"

namespace regraft {

namespace {

/// Whether a use stands for a layer or something that all modules have: without it no module works.
bool isStructural(const Use& use) {
    const ModuleRules& rules = *use.framework->modules;
    if (rules.isMember(use.name)) return true;
    std::string_view home = rules.layersIn();
    if (!use.name.starts_with(home) || use.name.find('.', home.size() + 1) != std::string::npos || use.name.size() < home.size() + 2)
        return false;
    char first = use.name[home.size() + 1];
    return !rules.isBase(use.name) && first >= 'A' && first <= 'Z';
}

/// Whether a method of this name makes a module's arrays when it is first called, where the framework calls it: Keras's `build`.
bool makesArraysLate(const Framework& framework, std::string_view method) {
    const ApiRef api = Tables::builtin().moduleMember(framework, method);
    const ast::Expr* lift = api ? api.entry->overloads.front().lift : nullptr;
    const auto* call = lift ? ast::as<ast::Call>(lift) : nullptr;
    return call && dottedName(*call->func) == "layers.build";
}

/// The class's own method that does so; null if it has none.
const ast::FunctionDef* lateMethod(const ModuleClass& one) {
    for (const ast::Stmt* statement : one.definition->body) {
        const auto* method = ast::as<ast::FunctionDef>(statement);
        if (method && makesArraysLate(*one.framework, method->name.text())) return method;
    }
    return nullptr;
}

/// What modules with such a method derive from in a framework that doesn't call one: "helpers.BuiltLayer"; empty if there is no such class.
std::string lateBase(const Framework& target) {
    const auto& ways = Tables::builtin().lowerings(target, *Tables::builtin().operation("layers.built_base"));
    return ways.empty() || !ways.front().to ? std::string() : dottedName(*ways.front().to);
}

class ModulePlanner {
public:
    ModulePlanner(const ModuleClasses& classes, const ModuleContext& context)
        : classes_(classes),
          context_(context),
          analysis_(context.analysis) {}

    ModulePlan run() {
        for (const ModuleClass* one : classes_.all()) findDropped(*one);
        for (const ModuleClass* one : classes_.all())
            if (one->framework != &context_.target) judge(*one);
        findTold();
        for (const auto& [one, problem] : plan_.told.problems)
            if (one->framework != &context_.target) leave(*one, {one->framework->modules->trainingParameter, problem});
        spread();
        auto isLeft = [this](const ModuleClass& one) { return plan_.left.contains(&one); };
        const auto& rules = context_.target.modules;
        if (!rules) return std::move(plan_);
        if (!rules->streams.empty()) plan_.streams = planStreams(context_.file, analysis_, classes_, context_.needsStreams, isLeft);
        renameCalls();
        for (const ModuleClass* one : classes_.all()) {
            if (!isConverted(one)) continue;
            if (asksForTraining(*one)) plan_.askForTraining.push_back(one);
            chooseBase(*one);
            if (one->framework->modules->tracksLists && !rules->tracksLists)
                std::ranges::copy(listsOfModules(*one, classes_, analysis_), std::back_inserter(plan_.lists));
            if (!rules->laterArray.empty()) std::ranges::copy(membersWithoutArray(*one, analysis_), std::back_inserter(plan_.laterArrays));
            if (!rules->untrained.empty()) findUntrained(*one);
            if (rules->baseArguments.empty()) std::ranges::copy(baseConstructions(*one), std::back_inserter(plan_.baseConstructions));
            if (rules->streams.empty() && one->constructor && !callsSuper(*one->constructor)) plan_.lackSuperCall.push_back(one);
        }
        if (!rules->trainingParameter.empty())
            plan_.mode = findTrainingMode(classes_, {context_.file, analysis_, context_.dependsOnMode, context_.asksForTraining,
                                                     [this](const ModuleClass& one) { return isConverted(&one); }});
        plan_.members = renameReserved(context_.file, analysis_, classes_, [this](const ModuleClass& one) { return takenIn(one); });
        for (const MemberRename& rename : plan_.members)
            if (rename.member && isOfUnknown(*rename.member)) plan_.guessedCalls.push_back(rename.member);
        return std::move(plan_);
    }

private:
    bool isOfUnknown(const ast::Attribute& member) const {
        const auto* self = ast::as<ast::NameExpr>(member.value);
        return analysis_.typeOf(*member.value)->isUnknown() && !(self && self->id == "self");
    }

    /// Modules that are told their mode with each call, of a framework in whose place comes one without that.
    void findTold() {
        if (!context_.target.modules || !context_.target.modules->trainingParameter.empty()) return;
        for (const Use& use : analysis_.uses()) {
            const auto& rules = use.framework->modules;
            if (use.framework == &context_.target || !rules || rules->trainingParameter.empty()) continue;
            plan_.told = findToldMode(classes_, {context_.file, analysis_, rules->trainingParameter, context_.dependsOnMode});
            return;
        }
    }

    /// Whether another class of the file is made of modules of this one.
    bool isPart(const ModuleClass& one) const {
        for (const ModuleClass* other : classes_.all()) {
            bool names = false;
            ast::walk(*other->definition, [&](const ast::Node& node) {
                const auto* name = ast::as<ast::NameExpr>(&node);
                bool isBase = name && std::ranges::find(other->definition->bases, static_cast<const ast::Expr*>(name)) !=
                                          other->definition->bases.end();
                names = names || (name && !isBase && other != &one && definitionOf(*name, analysis_) == one.definition);
                return !names;
            });
            if (names) return true;
        }
        return false;
    }

    bool isWhole(const ModuleClass& one) const {
        for (const ast::ClassDef* base : one.bases) return isWhole(*classes_.find(base));
        return !context_.target.modules->whole.empty() && !isPart(one);
    }

    /// Whether the class has a method that makes its arrays when it is first called, and the target calls none.
    bool isBuiltLate(const ModuleClass& one) const {
        const ast::FunctionDef* method = lateMethod(one);
        return method && !makesArraysLate(context_.target, method->name.text());
    }

    void chooseBase(const ModuleClass& one) {
        if (one.bases.empty() && isBuiltLate(one))
            for (const ast::Expr* base : one.definition->bases) plan_.bases[base] = lateBase(context_.target);
        if (!isWhole(one)) return;
        for (const ast::Expr* base : one.definition->bases) plan_.bases[base] = context_.target.modules->whole;
    }

    std::vector<std::string> takenIn(const ModuleClass& one) const {
        if (!isConverted(&one)) return {};
        std::vector<std::string> taken = context_.target.modules->reserved;
        if (isWhole(one)) std::ranges::copy(context_.target.modules->reservedInWhole, std::back_inserter(taken));
        return taken;
    }

    void findUntrained(const ModuleClass& one) {
        std::vector<std::string> names = untrainedArrays(one, analysis_);
        if (!names.empty()) plan_.untrained.emplace(&one, std::move(names));
    }

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
            for (const ast::keyword* keyword : use.site.call&& use.meaning ? use.site.call->keywords : std::span<ast::keyword*>{})
                if (keyword->name == rules.streams) plan_.gone.push_back(keyword->span);
    }

    bool goesAway(const Use& use) const {
        return std::any_of(plan_.gone.begin(), plan_.gone.end(), [&](Span span) { return span.contains(use.site.node->span); });
    }

    bool asksForTraining(const ModuleClass& one) const {
        auto uses = analysis_.uses();
        auto isIn = [&](const ast::Node& node) { return classes_.around(node) == &one; };
        if (std::ranges::any_of(plan_.told.reads, [&](const ast::NameExpr* read) { return isIn(*read); })) return true;
        const auto isOfIt = [&](const ast::Expr* asked) {
            const Type* type = asked ? analysis_.typeOf(*asked) : nullptr;
            return type && type->kind == TypeKind::Instance && type->definition == one.definition;
        };
        return std::any_of(uses.begin(), uses.end(), [&](const Use& use) {
            return (isIn(*use.site.node) || isOfIt(use.site.receiver)) && context_.asksForTraining(use);
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
        if (definesBothCalls(one))
            return leave(one, {context_.target.modules->call, "is defined beside `" + one.framework->modules->call + "`"});
        if (isBuiltLate(one) && (lateBase(context_.target).empty() || !one.bases.empty() || lateMethod(one)->args->args.size() != 2))
            return leave(one, {std::string(lateMethod(one)->name.text()), "makes arrays when it is first called"});
        if (asksForTraining(one) && !one.constructor && !context_.target.modules->notTraining.empty())
            return leave(one, {one.framework->modules->base + ".training", "needs a constructor of the class itself"});
        if (!context_.target.modules->untrained.empty() && !one.constructor && !untrainedArrays(one, analysis_).empty())
            return leave(one, {one.framework->modules->base,
                               "needs a constructor of the class itself, which says that some of its arrays are not trained"});
        if (one.constructor && plan_.dropped.misused.contains(one.constructor))
            return leave(one, {one.framework->modules->streams, "is used for more than to hand it on"});
        for (const ast::Stmt* statement : one.definition->body) {  // `def train_step(self, data)`, which only Keras's own `fit` calls
            const auto* method = ast::as<ast::FunctionDef>(statement);
            const ApiRef api = method ? Tables::builtin().moduleMember(*one.framework, method->name.text()) : ApiRef();
            if (api && api.entry->isRefusal()) return leave(one, {api.entry->api, "is its own: " + api.entry->overloads[0].unsupported});
        }
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
            if (isConverted(one) && one->call && one->framework->modules->call != call)
                plan_.renames.push_back({one->call->nameSpan, call});
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
        if (!viaSuper && isCallOfUnknown(member)) {
            plan_.rewrites.emplace_back(&member, py::source(context_.arena, *member.value));
            plan_.guessedCalls.push_back(&member);
        }
        if (!isConverted(of) || member.attr != of->framework->modules->call ||
            of->framework->modules->call == context_.target.modules->call)
            return;
        const auto* call = ast::as<ast::Call>(analysis_.parent(member));
        bool isCalled = call && call->func == &member;
        const py::Expr* value = py::source(context_.arena, *member.value);
        bool direct = isCalled && !viaSuper && context_.target.modules->call == "__call__";
        plan_.rewrites.emplace_back(&member, direct ? value : py::attribute(context_.arena, value, context_.target.modules->call, &member));
    }

    /// `model.forward(x)`, where nobody says what the model is, and only modules of the file have such a method.
    bool isCallOfUnknown(const ast::Attribute& member) {
        const Type* type = analysis_.typeOf(*member.value);
        const auto* call = ast::as<ast::Call>(analysis_.parent(member));
        if (!call || call->func != &member || type->kind != TypeKind::Unknown || semantic::apiOf(type)) return false;
        const auto isCall = [&](const ModuleClass* one) { return one->framework->modules->call == member.attr.text(); };
        const auto& all = classes_.all();
        const bool isRenamed = context_.target.modules->call != member.attr.text() && std::ranges::any_of(all, isCall) &&
                               std::ranges::all_of(all, [&](const ModuleClass* one) { return isConverted(one); });
        return isRenamed && !isMethodOfOthers(member.attr);
    }

    /// Whether a class of the file that is no module has such a method.
    bool isMethodOfOthers(Name name) const {
        bool isFound = false;
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            const auto* method = ast::as<ast::FunctionDef>(&node);
            const auto* later = ast::as<ast::AsyncFunctionDef>(&node);
            const bool isNamed = (method && method->name == name) || (later && later->name == name);
            const ast::Node* owner = isNamed ? analysis_.parent(node) : nullptr;
            isFound = isFound || (owner && owner->kind == ast::Kind::ClassDef && !classes_.find(owner));
            return !isFound;
        });
        return isFound;
    }

    const ModuleClasses& classes_;
    const ModuleContext& context_;
    const Analysis& analysis_;
    ModulePlan plan_;
};

}  // namespace

ModulePlan planModules(const ModuleClasses& classes, const ModuleContext& context) { return ModulePlanner(classes, context).run(); }

}  // namespace regraft
