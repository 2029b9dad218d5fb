#include "modules/training_mode.h"

#include <algorithm>

#include "ast/visit.h"
#include "mapping/training_rules.h"
#include "modules/module_methods.h"
#include "modules/said_modes.h"

namespace regraft {

namespace {

constexpr int deepestCall = 8;  // of methods that call each other

class SaidModeFinder {
public:
    SaidModeFinder(const ModuleClasses& classes, const TrainingModeContext& context)
        : classes_(classes),
          context_(context),
          analysis_(context.analysis),
          methods_(context.analysis),
          said_(context.file, context.analysis) {}

    TrainingMode run() {
        findDependent();
        for (const Use& use : analysis_.uses())
            if (context_.asksForMode(use)) take(classes_.methodAround(*use.site.node));
        findCalledMethods();
        spreadParameters();
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            if (call) judge(*call);
            if (call && setsModeOfGuessed(*call)) found_.set.push_back(call);
            return true;
        });
        return std::move(found_);
    }

private:
    /// Classes that have something that depends on the mode, or a module that does.
    void findDependent() {
        for (const Use& use : analysis_.uses()) {
            if (!context_.dependsOnMode(use)) continue;
            const ModuleClass* around = classes_.around(*use.site.node);
            if (around) found_.dependent.insert(around);
            else dependsOutside_ = true;
        }
        for (bool changed = true; changed;) {
            changed = false;
            for (const ModuleClass* one : classes_.all())
                if (!found_.dependent.contains(one) && refersToDependent(*one)) changed = found_.dependent.insert(one).second;
        }
    }

    bool refersToDependent(const ModuleClass& one) const {
        bool refers =
            std::ranges::any_of(one.bases, [&](const ast::ClassDef* base) { return found_.dependent.contains(classes_.find(base)); });
        ast::walk(*one.definition, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            refers = refers || (name && found_.dependent.contains(classes_.find(definitionOf(*name, analysis_))));
            return !refers;
        });
        return refers || takesModules(one);
    }

    /// A constructor that is given modules or their classes: they may be any of the file's.
    bool takesModules(const ModuleClass& one) const {
        if (!one.constructor || found_.dependent.empty()) return false;
        bool takes = false;
        ast::walk(*one.constructor, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            const auto* name = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
            auto isName = [&](const ast::arg* parameter) { return name && parameter->name == name->id; };
            takes = takes || (name && std::ranges::any_of(one.constructor->args->args, isName));
            return !takes;
        });
        return takes;
    }

    /// Methods of the same class that call such as take the mode take it, too.
    void spreadParameters() {
        for (bool changed = true; changed;) {
            changed = false;
            ast::walk(*context_.file.module, [&](const ast::Node& node) {
                const auto* call = ast::as<ast::Call>(&node);
                const ast::FunctionDef* called = call ? ownMethod(*call) : nullptr;
                if (!called || !isParameter(called) || std::ranges::find(found_.handed, call) != found_.handed.end()) return true;
                found_.handed.push_back(call);
                changed = true;
                take(classes_.methodAround(*call));
                return true;
            });
        }
    }

    void take(const ast::FunctionDef* method) {
        const ModuleClass* around = method ? classes_.around(*method) : nullptr;
        if (around && context_.isConverted(*around) && !isParameter(method)) found_.parameters.push_back(method);
    }

    bool isParameter(const ast::FunctionDef* method) const {
        return std::ranges::find(found_.parameters, method) != found_.parameters.end();
    }

    /// The method of the same class that `self.method(…)` calls, but for the one that calling the module runs.
    const ast::FunctionDef* ownMethod(const ast::Call& call) const {
        const auto* member = ast::as<ast::Attribute>(call.func);
        const auto* self = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
        const ModuleClass* around = self && self->id == "self" ? classes_.around(call) : nullptr;
        return around ? methodOf(*around, member->attr) : nullptr;
    }

    const ast::FunctionDef* methodOf(const ModuleClass& one, Name name) const {
        for (const ast::Stmt* statement : one.definition->body)
            if (const auto* method = ast::as<ast::FunctionDef>(statement); method && method->name == name && method != one.call)
                return method;
        for (const ast::ClassDef* base : one.bases)
            if (const ast::FunctionDef* inherited = methodOf(*classes_.find(base), name)) return inherited;
        return nullptr;
    }

    /// `model.train()` where nothing is known of `model`, but that it is used as modules are.
    bool setsModeOfGuessed(const ast::Call& call) const {
        const auto* member = ast::as<ast::Attribute>(call.func);
        const bool isSet = member && said_.setMode(call, textOf(*member->value)) && analysis_.parent(call)->kind == ast::Kind::ExprStmt;
        if (!isSet || analysis_.useAt(call) || !analysis_.typeOf(*member->value)->isUnknown()) return false;
        return methods_.evaluates(member->attr.text()) || isUsedAsModule(textOf(*member->value));
    }

    /// Whether it is what a module's parameters are asked for by.
    bool givesParameters(Name member) const {
        return std::ranges::any_of(analysis_.uses(), [&](const Use& use) {
            const auto& training = use.framework->training;
            return training && !training->parameters.empty() && member == std::string_view(training->parameters);
        });
    }

    /// The methods of this name of the file's classes of modules; none if another class of the file has one, too.
    std::vector<const ast::FunctionDef*> methodsOfModules(Name name) const {
        std::vector<const ast::FunctionDef*> methods;
        bool ofOthers = false;
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            const auto* method = ast::as<ast::FunctionDef>(&node);
            const auto* owner = method && method->name == name ? ast::as<ast::ClassDef>(analysis_.parent(*method)) : nullptr;
            if (owner && !classes_.find(owner)) ofOthers = true;
            else if (owner && method != classes_.find(owner)->call) methods.push_back(method);
            return true;
        });
        return ofOthers ? std::vector<const ast::FunctionDef*>() : methods;
    }

    bool isUsedAsModule(std::string_view receiver) const {
        bool is = false;
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
            const bool isMember =
                member && textOf(*member->value) == receiver &&
                (methods_.evaluates(member->attr.text()) || givesParameters(member->attr) || !methodsOfModules(member->attr).empty());
            is = is || isMember || (call && !call->args.empty() && textOf(*call->func) == receiver);
            return !is;
        });
        return is;
    }

    /// Whether somebody asks what `function` names for parameters, as modules are asked.
    bool isAskedForParameters(const ast::Expr& function) const {
        bool is = false;
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            const auto* member = ast::as<ast::Attribute>(&node);
            is = is || (member && textOf(*member->value) == textOf(function) && givesParameters(member->attr));
            return !is;
        });
        return is;
    }

    /// Methods of modules that are called from outside while these are training, or perhaps are: nobody tells what they call, so they
    /// take the mode and hand it on, with those of the same class that they call.
    void findCalledMethods() {
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
            if (!member || classes_.around(*call)) return true;
            const std::vector<const ast::FunctionDef*> methods = calledMethods(*member);
            if (std::ranges::none_of(methods, [&](const ast::FunctionDef* method) { return isParameter(method) || isToldInside(*method); }))
                return true;
            const Mode mode = said_.modeOf(*call, textOf(*member->value));
            if (mode == Mode::Unknown) found_.unknown.push_back(call);
            if (mode != Mode::Training) return true;
            found_.training.push_back(call);
            for (const ast::FunctionDef* method : methods) handOn(*method);
            return true;
        });
    }

    /// What `x.method(…)` may run, if that is a method of modules of the file, but not the one that a call of the module runs.
    std::vector<const ast::FunctionDef*> calledMethods(const ast::Attribute& member) const {
        const Type& type = *analysis_.typeOf(*member.value);
        if (type.isUnknown()) return methodsOfModules(member.attr);
        const ModuleClass* one = type.kind == TypeKind::Instance ? classes_.find(type.definition) : nullptr;
        const ast::FunctionDef* method = one ? methodOf(*one, member.attr) : nullptr;
        return method ? std::vector<const ast::FunctionDef*>{method} : std::vector<const ast::FunctionDef*>();
    }

    /// The calls in a method of what behaves otherwise while training.
    std::vector<const ast::Call*> toldInside(const ast::FunctionDef& method) const {
        std::vector<const ast::Call*> calls;
        const ModuleClass* around = classes_.around(method);
        if (!around || !context_.isConverted(*around) || !found_.dependent.contains(around)) return calls;
        ast::walk(method, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            if (call && (isOwnDependent(*call->func) || ownMethod(*call))) calls.push_back(call);
            return true;
        });
        return calls;
    }

    bool isToldInside(const ast::FunctionDef& method, int depth = 0) const {
        const auto tells = [&](const ast::Call* call) {
            const ast::FunctionDef* own = ownMethod(*call);
            return !own || (depth < deepestCall && isToldInside(*own, depth + 1));
        };
        return !isParameter(&method) && std::ranges::any_of(toldInside(method), tells);
    }

    /// A module in a module, or the module itself, that behaves otherwise while training.
    bool isOwnDependent(const ast::Expr& function) const {
        const Type& type = *analysis_.typeOf(function);
        if (type.kind == TypeKind::Instance) {
            const ModuleClass* one = classes_.find(type.definition);
            return one && context_.isConverted(*one) && found_.dependent.contains(one);
        }
        const auto ofMode = [](const LayerMaker& maker) {
            return maker.layer->kind != neutral::ExprKind::Operation || maker.layer->operation->dependsOnMode;
        };
        const bool isChain = type.kind == TypeKind::Layer && !computes(type) && !type.definition;
        return isChain || (type.kind == TypeKind::Layer && std::ranges::any_of(type.makers, ofMode));
    }

    /// A function of arrays that stands for a layer.
    static bool computes(const Type& layer) { return layer.items.size() == 1 && layer.items[0]->isArray() && layer.makers.empty(); }

    /// The method takes the mode, and tells it to what it calls.
    void handOn(const ast::FunctionDef& method) {
        if (isParameter(&method)) return;
        found_.parameters.push_back(&method);
        for (const ast::Call* call : toldInside(method)) {
            const ast::FunctionDef* own = ownMethod(*call);
            if (own && !isParameter(own) && !isToldInside(*own)) continue;
            if (std::ranges::find(found_.handed, call) == found_.handed.end()) found_.handed.push_back(call);
            if (own) handOn(*own);
        }
    }

    /// A call of a module outside of module classes.
    void judge(const ast::Call& call) {
        if (classes_.around(call) || !isDependent(*call.func)) return;
        Mode mode = said_.modeOf(call, textOf(*call.func));
        if (mode == Mode::Training) found_.training.push_back(&call);
        if (mode != Mode::Unknown || (analysis_.typeOf(*call.func)->isUnknown() && !mayBeDependent())) return;
        (said_.hangsOnCondition(call, textOf(*call.func)) ? found_.conditional : found_.unknown).push_back(&call);
    }

    std::string_view textOf(const ast::Node& node) const { return node.span.of(context_.file.text); }

    bool isDependent(const ast::Expr& function) const {
        const Type& type = *analysis_.typeOf(function);
        if (type.kind == TypeKind::Layer) return dependsOutside_ && !computes(type);
        if (type.kind == TypeKind::Instance) {
            if (const ModuleClass* one = classes_.find(type.definition))
                return context_.isConverted(*one) && found_.dependent.contains(one);
            if (!type.definition || analysis_.isOwn(*type.definition)) return false;
        }
        const bool isSimple = function.kind == ast::Kind::NameExpr || function.kind == ast::Kind::Attribute;
        const bool mayDepend = type.isUnknown() || type.kind == TypeKind::Instance;
        return isSimple && mayDepend && (hasModeSet(function) || isAskedForParameters(function));
    }

    /// Whether an unknown module may behave otherwise while training: the file has such, or it makes none at all, and all come from others.
    bool mayBeDependent() const {
        const auto isLayer = [](const Use& use) { return use.meaning && use.meaning->type->kind == TypeKind::Layer; };
        return dependsOutside_ || !found_.dependent.empty() || (classes_.all().empty() && std::ranges::none_of(analysis_.uses(), isLayer));
    }

    /// Whether the mode of what `function` names is set somewhere in the file.
    bool hasModeSet(const ast::Expr& function) const {
        bool has = false;
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            has = has || said_.setMode(node, textOf(function)) != nullptr;
            return !has;
        });
        return has;
    }

    const ModuleClasses& classes_;
    const TrainingModeContext& context_;
    const Analysis& analysis_;
    ModuleMethods methods_;
    SaidModes said_;
    bool dependsOutside_ = false;
    TrainingMode found_;
};

}  // namespace

TrainingMode findTrainingMode(const ModuleClasses& classes, const TrainingModeContext& context) {
    return SaidModeFinder(classes, context).run();
}

}  // namespace regraft
