#include "modules/dropped_streams.h"

#include <algorithm>

#include "ast/visit.h"

namespace regraft {

namespace {

class Finder {
public:
    Finder(const ParsedFile& file, const Analysis& analysis, const ModuleClasses& classes, const ModuleRules& rules)
        : file_(file),
          analysis_(analysis),
          classes_(classes),
          rules_(rules) {}

    DroppedStreams run() {
        visit([this](const ast::Node& node) {
            if (const auto* function = ast::as<ast::FunctionDef>(&node)) takeParameter(*function);
        });
        visit([this](const ast::Node& node) {
            if (const auto* call = ast::as<ast::Call>(&node)) takeArgument(*call);
        });
        visit([this](const ast::Node& node) {
            if (const auto* assign = ast::as<ast::Assign>(&node)) takeStatement(*assign);
        });
        for (const auto& [function, parameter] : found_.parameters)
            if (!isOnlyHandedOn(*function, parameter->name)) found_.misused.insert(function);
        return std::move(found_);
    }

private:
    template <class Visit>
    void visit(Visit&& act) {
        ast::walk(*file_.module, [&](const ast::Node& node) {
            act(node);
            return true;
        });
    }

    bool isStreams(const ast::arg& parameter) const {
        if (parameter.annotation && analysis_.qualifiedName(*parameter.annotation) == rules_.streamsClass) return true;
        return !parameter.annotation && parameter.name == rules_.streams;
    }

    void takeParameter(const ast::FunctionDef& function) {
        for (std::span<ast::arg* const> parameters :
             {std::span<ast::arg* const>(function.args->args), std::span<ast::arg* const>(function.args->kwonlyargs)})
            for (const ast::arg* parameter : parameters)
                if (isStreams(*parameter)) found_.parameters[&function] = parameter;
    }

    const ast::FunctionDef* calleeOf(const ast::Call& call) const {
        const auto* member = ast::as<ast::Attribute>(call.func);
        if (member && member->attr == "__init__" && isSuper(*member->value)) {
            const ModuleClass* around = classes_.around(call);
            for (const ast::ClassDef* base : around ? around->bases : std::vector<const ast::ClassDef*>{})
                if (const ast::FunctionDef* constructor = classes_.constructorOf(*classes_.find(base))) return constructor;
            return nullptr;
        }
        const ast::Node* definition = definitionOf(*call.func, analysis_);
        if (const ModuleClass* made = classes_.find(definition)) return classes_.constructorOf(*made);
        return ast::as<ast::FunctionDef>(definition);
    }

    void takeArgument(const ast::Call& call) {
        const ast::FunctionDef* callee = calleeOf(call);
        auto parameter = found_.parameters.find(callee);
        bool isUnknown = !callee && analysis_.typeOf(*call.func)->isUnknown() && !analysis_.useAt(call);
        if (parameter == found_.parameters.end() && !isUnknown) return;
        for (const ast::keyword* keyword : call.keywords)
            if (keyword->name == (isUnknown ? std::string_view(rules_.streams) : parameter->second->name.text()))
                found_.arguments[&call] = keyword;
        for (const ast::Expr* argument : call.args)
            if (!isUnknown && makesStreams(*argument)) found_.arguments[&call] = argument;
    }

    bool makesStreams(const ast::Expr& expr) const {
        const auto* call = ast::as<ast::Call>(&expr);
        const auto* name = ast::as<ast::NameExpr>(&expr);
        return (call && analysis_.qualifiedName(*call->func) == rules_.streamsClass) || (name && name->id == rules_.streams);
    }

    void takeStatement(const ast::Assign& assign) {
        const auto* call = ast::as<ast::Call>(assign.value);
        const auto* name = assign.targets.size() == 1 ? ast::as<ast::NameExpr>(assign.targets[0]) : nullptr;
        if (!call || !name || analysis_.qualifiedName(*call->func) != rules_.streamsClass) return;
        const ast::Node* scope = &assign;
        while (scope->kind != ast::Kind::Module && scope->kind != ast::Kind::FunctionDef) scope = analysis_.parent(*scope);
        if (isOnlyHandedOn(*scope, name->id)) found_.statements.push_back(&assign);
    }

    /// Whether the variable is only ever an argument that goes.
    bool isOnlyHandedOn(const ast::Node& scope, Name variable) {
        bool only = true;
        ast::walk(scope, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            if (name && name->id == variable && name->ctx == ast::ExprContext::Load) only = only && isHandedOn(*name);
            return only;
        });
        return only;
    }

    /// `rngs.params()`, `rngs()`: null if it is something else.
    const ast::Call* keyOf(const ast::NameExpr& streams) const {
        const ast::Node* called = &streams;
        if (const auto* stream = ast::as<ast::Attribute>(analysis_.parent(streams))) called = stream;
        const auto* call = ast::as<ast::Call>(analysis_.parent(*called));
        return call && call->func == called && call->args.empty() && call->keywords.empty() ? call : nullptr;
    }

    /// Whether it is the key of what draws random numbers.
    bool isDrawnFrom(const ast::Call& key) const {
        const ast::Node* parent = analysis_.parent(key);
        const auto* draw = ast::as<ast::Call>(parent->kind == ast::Kind::keyword ? analysis_.parent(*parent) : parent);
        const Use* use = draw ? analysis_.useAt(*draw) : nullptr;
        const neutral::Expr* meaning = use ? use->meaning : nullptr;
        if (!meaning || meaning->kind != neutral::ExprKind::Operation || !meaning->operation->draws) return false;
        return std::ranges::any_of(meaning->parts, [&](const neutral::Expr* part) { return part && part->source == &key; });
    }

    bool isHandedOn(const ast::NameExpr& name) {
        if (const ast::Call* key = keyOf(name); key && isDrawnFrom(*key)) {
            found_.keys.insert(key);
            return true;
        }
        const ast::Node* parent = analysis_.parent(name);
        const auto* keyword = ast::as<ast::keyword>(parent);
        const auto* call = ast::as<ast::Call>(keyword ? analysis_.parent(*keyword) : parent);
        if (!call) return false;
        auto dropped = found_.arguments.find(call);
        if (dropped != found_.arguments.end() && (dropped->second == keyword || dropped->second == &name)) return true;
        const Use* use = analysis_.useAt(*call);
        return use && use->meaning && keyword && keyword->name == rules_.streams;
    }

    const ParsedFile& file_;
    const Analysis& analysis_;
    const ModuleClasses& classes_;
    const ModuleRules& rules_;
    DroppedStreams found_;
};

}  // namespace

DroppedStreams findDroppedStreams(const ParsedFile& file, const Analysis& analysis, const ModuleClasses& classes,
                                  const ModuleRules& rules) {
    return Finder(file, analysis, classes, rules).run();
}

}  // namespace regraft
