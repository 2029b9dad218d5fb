#include "training/step_arguments.h"

#include <algorithm>

#include "ast/loops.h"
#include "ast/visit.h"
#include "lift/calls.h"
#include "mapping/training_rules.h"
#include "training/liveness.h"

namespace regraft {

namespace {

const ast::Stmt* topLevel(const ast::Node& node, const Analysis& analysis) {
    const ast::Node* at = &node;
    while (analysis.parent(*at) && analysis.parent(*at)->kind != ast::Kind::Module) at = analysis.parent(*at);
    return static_cast<const ast::Stmt*>(at);
}

class ArgumentChooser {
public:
    ArgumentChooser(TrainingStep& step, const Variables& variables, const TrainingContext& context)
        : step_(step),
          variables_(variables),
          context_(context),
          loop_(outermostLoop(*step.at, *step.scope, context.analysis)) {}

    std::string run() {
        for (const std::string& name : wanted()) sort(name);
        if (seesSelf_) return "it uses `self` as a whole";
        if (variables_.scope().kind != ast::Kind::Module && canStandOutside()) {
            step_.place = topLevel(variables_.scope(), context_.analysis);
            for (const std::string& name : functions_) step_.others.push_back({name, innerName(name), true});
            for (const std::string& name : settings_) step_.others.push_back({name, innerName(name), false});
        } else {
            step_.place = loop_ ? loop_ : step_.at;
            bool isRemade = !loop_ && variables_.scope().kind != ast::Kind::Module;
            if (isRemade) step_.notCompiled = "it uses variables of the function around it";
        }
        settleConditions();
        return nameArguments();
    }

private:
    /// Variables whose values the step uses, in the order of use.
    std::vector<std::string> wanted() const {
        std::vector<std::string> names = wantedBefore(step_.moved(), variables_);
        std::set<std::string> bound;
        for (const ast::Stmt* statement : step_.moved())
            for (const std::string& name : variables_.bound(*statement)) bound.insert(name);
        auto add = [&](const ast::Expr& code) {
            variables_.forEach(code, [&](const VariableUse& use) {
                if (!bound.contains(use.name) && std::find(names.begin(), names.end(), use.name) == names.end()) names.push_back(use.name);
            });
        };
        add(*step_.loss);
        for (const TrainingStep::Edit& edit : step_.edits) {
            add(*edit.limit);
            if (edit.condition) add(*edit.condition);
        }
        return names;
    }

    void sort(const std::string& name) {
        for (const TrainingStep::Trained& one : step_.trained())
            if (name == one.module.value || name == one.optimiser.value) return;
        if (isModuleVariable(name, variables_, context_)) return step_.others.push_back({name, innerName(name), false});
        bool isMember = name.find('.') != std::string::npos;
        if (!isMember && !isBoundOutside(name)) return sortForeign(name);
        if (isSelf(name)) seesSelf_ = true;
        else if (isCalled(name)) functions_.push_back(name);
        else if (isMember && isOpened(name)) open(name);
        else if (isMember || isBoundInLoop(name)) step_.others.push_back({name, innerName(name), false});
        else settings_.push_back(name);
    }

    /// All variables that the step uses, where they stand.
    void forEachUse(const std::function<void(const VariableUse&)>& visit) const {
        for (const ast::Stmt* statement : step_.moved()) variables_.forEach(*statement, visit);
        variables_.forEach(*step_.loss, visit);
        for (const TrainingStep::Edit& edit : step_.edits) {
            variables_.forEach(*edit.limit, visit);
            if (edit.condition) variables_.forEach(*edit.condition, visit);
        }
    }

    /// `self.config.clip`, of a `self.config` that is no array; null if the use stands otherwise.
    const ast::Attribute* partOf(const VariableUse& use) const {
        const auto* part = ast::as<ast::Attribute>(context_.analysis.parent(*use.node));
        const bool isPart = part && part->value == use.node && !context_.analysis.typeOf(*use.node)->isArray();
        return isPart && !context_.analysis.useAt(*part) ? part : nullptr;
    }

    /// Whether the step asks for attributes of something that a compiled function can't be given as a whole.
    bool isOpened(const std::string& name) const {
        bool is = false;
        forEachUse([&](const VariableUse& use) { is = is || (use.name == name && partOf(use)); });
        return is;
    }

    /// Its attributes are handed over one by one, where nothing else is asked of it.
    void open(const std::string& name) {
        std::vector<const ast::Attribute*> parts;
        bool isWhole = false;
        forEachUse([&](const VariableUse& use) {
            if (use.name != name) return;
            const ast::Attribute* part = partOf(use);
            const auto* call = part ? ast::as<ast::Call>(context_.analysis.parent(*part)) : nullptr;
            isWhole = isWhole || !part || part->ctx != ast::ExprContext::Load || (call && call->func == part);
            parts.push_back(part);
        });
        if (isWhole) {
            step_.notCompiled = "`" + name + "` is no array, and can't be handed to it";
            return step_.others.push_back({name, innerName(name), false});
        }
        for (const ast::Attribute* part : parts) {
            const std::string text(part->span.of(context_.file.text));
            auto given = std::ranges::find(step_.others, text, &TrainingStep::Argument::value);
            if (given == step_.others.end()) given = step_.others.insert(given, {text, nameForPart(*part), false});
            step_.renames.emplace_back(part, given->name);
            given->isStatic = given->isStatic || isSetting(*part) || decides(*part);
            if (!given->isStatic && isHandedOn(*part)) step_.notCompiled = "nobody says that `" + text + "` is an array or a number";
        }
    }

    /// Its own name, if nothing that the step mentions is called so.
    std::string nameForPart(const ast::Attribute& part) const {
        std::set<std::string> taken;
        for (const TrainingStep::Argument& other : step_.others) taken.insert(other.name);
        for (const TrainingStep::Trained& one : step_.trained()) taken.insert({one.module.name, one.optimiser.name});
        forEachUse([&](const VariableUse& use) { taken.insert(innerName(use.name)); });
        std::string name(part.attr.text());
        while (taken.contains(name)) name += "_";
        return name;
    }

    /// What compiled code can't be given as an array, or asks for the number of, as `range` does.
    bool isSetting(const ast::Attribute& part) const {
        const TypeKind kind = context_.analysis.typeOf(part)->kind;
        return kind == TypeKind::Str || kind == TypeKind::Bool || kind == TypeKind::None || kind == TypeKind::Int;
    }

    /// Whether it is an argument of a call, and of an unknown type; limits of gradients are numbers.
    bool isHandedOn(const ast::Attribute& part) const {
        if (!context_.analysis.typeOf(part)->isUnknown()) return false;
        if (std::ranges::any_of(step_.edits, [&](const TrainingStep::Edit& edit) { return edit.limit->span.contains(part.span); }))
            return false;
        const ast::Node* parent = context_.analysis.parent(part);
        return parent && (parent->kind == ast::Kind::Call || parent->kind == ast::Kind::keyword);
    }

    /// Whether it stands in something that is decided on, in the step's code or around its edits.
    bool decides(const ast::Attribute& part) const {
        if (context_.analysis.typeOf(part)->isArray()) return false;
        for (const ast::Node *at = &part, *parent = nullptr; (parent = context_.analysis.parent(*at)); at = parent) {
            if (testOf(*parent) == at) return true;
            if (std::ranges::any_of(step_.edits, [&](const TrainingStep::Edit& edit) { return edit.condition == at; })) return true;
        }
        return false;
    }

    static const ast::Expr* testOf(const ast::Node& node) {
        if (const auto* choice = ast::as<ast::If>(&node)) return choice->test;
        if (const auto* loop = ast::as<ast::While>(&node)) return loop->test;
        const auto* either = ast::as<ast::IfExp>(&node);
        return either ? either->test : nullptr;
    }

    bool isSelf(const std::string& name) const {
        const ast::Node* parent = context_.analysis.parent(variables_.scope());
        const ast::arguments* arguments = isFunction(variables_.scope()) ? argumentsOf(variables_.scope()) : nullptr;
        return parent && parent->kind == ast::Kind::ClassDef && arguments && !arguments->args.empty() &&
               arguments->args[0]->name == std::string_view(name);
    }

    /// What is no variable of the scope: a global, or a variable of a function around.
    void sortForeign(const std::string& name) {
        for (const ast::Node* at = context_.analysis.parent(variables_.scope()); at; at = context_.analysis.parent(*at))
            if (isFunction(*at) && Variables(*at, context_.analysis).isLocal(name)) seesOuter_ = true;
    }

    bool isBoundOutside(const std::string& name) const {
        if (variables_.isParameter(name)) return true;
        return std::any_of(uses().begin(), uses().end(),
                           [&](const VariableUse& use) { return use.name == name && use.isBound && !isInside(*use.node, step_.moved()); });
    }

    bool isBoundInLoop(const std::string& name) const {
        if (!loop_) return true;
        return std::any_of(uses().begin(), uses().end(), [&](const VariableUse& use) {
            return use.name == name && (use.isBound || use.isChanged) && loop_->span.contains(use.node->span);
        });
    }

    static bool isInside(const ast::Node& node, const std::vector<const ast::Stmt*>& statements) {
        return std::any_of(statements.begin(), statements.end(), [&](const ast::Stmt* one) { return one->span.contains(node.span); });
    }

    const std::vector<VariableUse>& uses() const {
        if (uses_.empty())
            for (const ast::Stmt* statement : bodyOf(variables_.scope()))
                variables_.forEach(*statement, [this](const VariableUse& use) { uses_.push_back(use); });
        return uses_;
    }

    bool isCalled(const std::string& name) const {
        return std::any_of(uses().begin(), uses().end(), [&](const VariableUse& use) {
            const auto* call = use.name == name ? ast::as<ast::Call>(context_.analysis.parent(*use.node)) : nullptr;
            return call && call->func == use.node;
        });
    }

    /// Whether what the step uses of the scope can be handed over: arrays and functions.
    bool canStandOutside() const {
        if (seesOuter_) return false;
        return std::none_of(settings_.begin(), settings_.end(), [this](const std::string& name) { return isHostObject(name); });
    }

    /// Something whose attributes are read, `args.beta`, or that is known to be no array and no number.
    bool isHostObject(const std::string& name) const {
        return std::any_of(uses().begin(), uses().end(), [&](const VariableUse& use) {
            if (use.name != name) return false;
            const Type& type = *context_.analysis.typeOf(*use.node);
            bool isHost = !type.isUnknown() && !type.isArray() && type.kind != TypeKind::Float;
            const auto* member = ast::as<ast::Attribute>(context_.analysis.parent(*use.node));
            return isHost || (member && member->value == use.node && !type.isArray());
        });
    }

    std::string nameArguments() {
        std::vector<TrainingStep::Argument*> all{&step_.module, &step_.optimiser};
        for (TrainingStep::Trained& one : step_.more) all.insert(all.end(), {&one.module, &one.optimiser});
        const std::set<TrainingStep::Argument*> changing(all.begin(), all.end());  // by themselves
        for (TrainingStep::Argument& other : step_.others) all.push_back(&other);
        std::set<std::string> names, bound;
        for (const ast::Stmt* statement : step_.forward)
            for (const std::string& name : variables_.bound(*statement)) bound.insert(name);
        for (TrainingStep::Argument* one : all) {
            if (!names.insert(one->name).second) return "two of its values would have one name";
            if (one->name != one->value) rename(*one);
            if (bound.erase(one->value) > 0 && !changing.contains(one)) step_.carried.push_back(one->name);
        }
        for (const std::string& name : bound)
            if (innerName(name) != name) rename({name, innerName(name)});
        return {};
    }

    void rename(const TrainingStep::Argument& argument) {
        forEachUse([&](const VariableUse& use) {
            if (use.name == argument.value) step_.renames.emplace_back(use.node, argument.name);
        });
    }

    /// What is decided on is no array: the function is compiled for each answer.
    void settleConditions() {
        std::set<std::string> decisive;
        for (const TrainingStep::Edit& edit : step_.edits)
            if (edit.condition) decisive.merge(variables_.read(*edit.condition));
        if (step_.condition && step_.condition->kind == ast::Kind::NameExpr) decisive.merge(variables_.read(*step_.condition));
        for (TrainingStep::Argument& other : step_.others) other.isStatic = other.isStatic || decisive.contains(other.value);
        if (!step_.condition) return;
        const std::string text(step_.condition->span.of(context_.file.text));
        const auto given = std::ranges::find(step_.others, text, &TrainingStep::Argument::value);
        step_.conditionName = given != step_.others.end() ? given->name : step_.condition->kind == ast::Kind::NameExpr ? text : "training";
        if (given == step_.others.end()) step_.others.push_back({text, step_.conditionName, true});
    }

    TrainingStep& step_;
    const Variables& variables_;
    const TrainingContext& context_;
    const ast::Stmt* loop_;
    mutable std::vector<VariableUse> uses_;
    std::vector<std::string> functions_;  ///< called, and no modules
    std::vector<std::string> settings_;   ///< the same in all turns of the loop
    bool seesSelf_ = false, seesOuter_ = false;
};

}  // namespace

const ast::Stmt* outermostLoop(const ast::Node& statement, const ast::Node& scope, const Analysis& analysis) {
    const ast::Stmt* loop = nullptr;
    for (const ast::Node* at = analysis.parent(statement); at && at != &scope; at = analysis.parent(*at))
        if (ast::isLoop(*at)) loop = static_cast<const ast::Stmt*>(at);
    return loop;
}

/// Whether a member is one that modules have, and arrays and optimisers have not.
bool isOfModules(std::string_view member, const Framework& source) {
    return (source.modules && source.modules->setsMode(member)) || (source.training && member == source.training->parameters);
}

/// Whether a member, `self.target`, is used as modules are somewhere in the class that the scope is a method of.
bool isModuleOfClass(const std::string& variable, const ast::Node& scope, const TrainingContext& context) {
    const ast::Node* around = context.analysis.parent(scope);
    if (!around || around->kind != ast::Kind::ClassDef || variable.find('.') == std::string::npos) return false;
    bool found = false;
    ast::walk(*around, [&](const ast::Node& node) {
        const auto* member = ast::as<ast::Attribute>(&node);
        found =
            found || (member && member->value->span.of(context.file.text) == variable && isOfModules(member->attr.text(), context.source));
        return !found;
    });
    return found;
}

bool isModuleVariable(const std::string& variable, const Variables& variables, const TrainingContext& context) {
    for (const Optimiser& optimiser : context.optimisers.all())
        if (optimiser.module && optimiser.module->span.of(context.file.text) == variable) return true;
    bool found = false;
    for (const ast::Stmt* statement : bodyOf(variables.scope()))
        variables.forEach(*statement, [&](const VariableUse& use) {
            if (use.name != variable || found) return;
            found = context.isModule(*use.node);
            const auto* member = ast::as<ast::Attribute>(context.analysis.parent(*use.node));
            found = found || (member && member->value == use.node && isOfModules(member->attr.text(), context.source));
        });
    return (found || isModuleOfClass(variable, variables.scope(), context)) && !context.optimisers.has(variable);
}

std::string chooseArguments(TrainingStep& step, const Variables& variables, const TrainingContext& context) {
    return ArgumentChooser(step, variables, context).run();
}

}  // namespace regraft
