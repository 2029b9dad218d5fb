#include "emit/partial_outcomes.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/outside_name.h"
#include "lower/build.h"
#include "lower/function_value.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

/// The call of partial() that a function is the first argument of; null if it isn't.
const ast::Call* partialOf(const Use& use, const Analysis& analysis) {
    const auto* call = ast::as<ast::Call>(analysis.parent(*use.site.node));
    const bool isFirst = call && !call->args.empty() && call->args[0] == use.site.node;
    return isFirst && outsideName(*call->func, analysis) == "functools.partial" ? call : nullptr;
}

/// What a call of partial() gives to the parameters of a form; nothing where one of them has no such parameter.
bool bindGiven(const ast::Call& call, const Overload& overload, const Analysis& analysis, Arena& arena, Environment& environment) {
    if (call.args.size() != 1) return false;  // what is given by position shifts the others
    for (const ast::keyword* keyword : call.keywords) {
        const auto parameter = std::ranges::find_if(
            overload.parameters, [&](const Parameter& one) { return keyword->name && one.name == keyword->name.text(); });
        if (parameter == overload.parameters.end() || parameter->kind == ParamKind::PositionalOnly) return false;
        environment.values[static_cast<std::size_t>(parameter - overload.parameters.begin())] =
            makeSource(*keyword->value, analysis.typeOf(*keyword->value), arena);
    }
    return true;
}

/// A call of a function of the target with what is given by position, but for the first `open`, given by keyword; null if it can't be.
const py::Expr* byKeywords(const py::Expr& code, std::size_t open, const LowerContext& lowering) {
    if (code.kind != py::ExprKind::Call || code.parts[0]->kind != py::ExprKind::Api) return &code;
    const ApiRef api = lowering.tables.api(lowering.target, code.parts[0]->text);
    std::vector<py::Argument> arguments(code.arguments.begin(), code.arguments.end());
    for (std::size_t i = open; i < arguments.size() && arguments[i].keyword.empty(); ++i) {
        if (!api) return nullptr;
        const auto& forms = api.entry->overloads;
        const auto form = std::ranges::find_if(
            forms, [&](const Overload& one) { return one.parameters.size() > i && one.parameters[i].kind == ParamKind::Standard; });
        if (form == forms.end()) return nullptr;
        arguments[i].keyword = form->parameters[i].name;
    }
    return py::call(lowering.arena, code.parts[0], arguments);
}

/// Whether what partial() gives is called with keywords: those would be the source's. As it is made, or by the name that it gets.
bool isCalledWithKeywords(const ast::Call& partial, const Analysis& analysis, const ast::Module& module) {
    const ast::Node* parent = analysis.parent(partial);
    const auto* called = ast::as<ast::Call>(parent);
    if (called && called->func == &partial) return !called->keywords.empty();
    const auto* assign = ast::as<ast::Assign>(parent);
    const auto* name = assign && assign->targets.size() == 1 ? ast::as<ast::NameExpr>(assign->targets[0]) : nullptr;
    bool found = false;
    if (!name) return false;
    ast::walk(module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
        found = found || (function && function->id == name->id && !call->keywords.empty());
        return !found;
    });
    return found;
}

/// The function of the target with the same arguments given; null if it takes them otherwise.
const py::Expr* partialCall(const ast::Call& call, const Overload& overload, const Analysis& analysis, const LowerContext& lowering) {
    if (!overload.callable || !overload.lift || !overload.differs.empty()) return nullptr;
    Environment environment{overload.parameters, std::vector<const neutral::Expr*>(overload.parameters.size())};
    if (!bindGiven(call, overload, analysis, lowering.arena, environment)) return nullptr;
    std::vector<std::string_view> open;
    for (std::size_t i = 0; i < overload.parameters.size(); ++i) {
        const Parameter& parameter = overload.parameters[i];
        const bool isRequired =
            (!parameter.defaultValue || i == 0) && (parameter.kind == ParamKind::PositionalOnly || parameter.kind == ParamKind::Standard);
        if (!isRequired || environment.values[i]) continue;
        environment.values[i] = parameterValue(parameter, lowering);
        open.push_back(parameter.name);
    }
    if (open.empty() || (overload.when && evaluate(*overload.when, environment) != Truth::True)) return nullptr;
    std::string problem;
    const neutral::Expr* meaning =
        instantiate(*overload.lift, environment, {lowering.source, lowering.arena, neutral::Form::Function, nullptr}, problem);
    const Lowered lowered = meaning ? lower(*meaning, lowering) : Lowered{};
    if (!lowered.code || !lowered.differs.empty() || lowered.isDropped) return nullptr;
    const py::Expr* code = byKeywords(*lowered.code, open.size(), lowering);
    const CalledFunction called = code ? calledFunction(*code, open) : CalledFunction{};
    if (!called.function) return nullptr;
    std::vector<py::Argument> arguments = {{{}, called.function, nullptr}};
    arguments.insert(arguments.end(), called.bound.begin(), called.bound.end());
    return py::call(lowering.arena, py::source(lowering.arena, *call.func), arguments);
}

}  // namespace

const py::Expr* partialCode(const Use& use, const OutcomeContext& context, const LowerContext& lowering) {
    const ast::Call* call = use.api && use.choice.problem == BindProblem::Unsupported ? partialOf(use, context.analysis) : nullptr;
    if (!call || call->keywords.empty() || isCalledWithKeywords(*call, context.analysis, *context.file.module)) return nullptr;
    for (const Overload& overload : use.api.entry->overloads)
        if (const py::Expr* code = partialCall(*call, overload, context.analysis, lowering)) return code;
    return nullptr;
}

std::optional<Outcome> partialOutcome(const Use& use, OutcomeContext& context) {
    const py::Expr* code = partialCode(use, context, context.loweringOf(use));
    if (!code) return std::nullopt;
    context.rewrite(*partialOf(use, context.analysis), code, use);
    return Outcome::Exact;
}

}  // namespace regraft
