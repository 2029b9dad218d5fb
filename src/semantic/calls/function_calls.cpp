#include "semantic/calls/function_calls.h"

#include "semantic/definitions/definitions.h"
#include "semantic/definitions/function_runner.h"
#include "semantic/definitions/parameters.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/guesses.h"

namespace regraft::semantic {

namespace {

/// The parameters that positional arguments go to.
std::size_t positionalCount(const FunctionInfo& info) { return info.arguments->posonlyargs.size() + info.arguments->args.size(); }

std::size_t parameterNamed(const FunctionInfo& info, Name name) {
    for (std::size_t i = info.arguments->posonlyargs.size(); i < info.parameters.size(); ++i)
        if (info.parameters[i]->name == name.text() && info.parameters[i] != info.arguments->vararg &&
            info.parameters[i] != info.arguments->kwarg)
            return i;
    return info.parameters.size();
}

}  // namespace

void FunctionCalls::letEscape(const CallArguments& arguments) {
    auto escape = [&](const ast::Expr& arg) {
        const Type* type = facts_.types[arg.id];
        if (FunctionInfo* info = type ? definitions_.functionOf(type) : nullptr) {
            if (!info->isPublic) info->isDirty = true;
            info->isPublic = true;
        }
    };
    for (const ast::Expr* arg : arguments.call.args) escape(*arg);
    for (const ast::keyword* keyword : arguments.call.keywords) escape(*keyword->value);
}

const Type* FunctionCalls::call(FunctionInfo& info, const CallArguments& arguments, const Type* receiver) {
    facts_.callees[arguments.call.id] = info.node;
    bool changed = false;
    passArguments(info, arguments, receiver != nullptr, changed);
    if (changed) info.isDirty = true;
    if (info.isDirty && !info.isForeign()) runner_.run(info);
    guessFromCallee(info, arguments, receiver != nullptr);
    if (info.declaredResult && !info.declaredResult->isUnknown() && info.node->kind == ast::Kind::FunctionDef) {
        const Type* result = state_.read(info.result);
        return !info.isGenerator && (result->isUnknown() || isPending(result)) ? info.declaredResult : result;
    }
    const Type* result = state_.read(info.result);
    const bool isKnown = !result->isUnknown() || isPlaceholder(result) || isPending(result) || apiOf(result);
    return isKnown ? result : state_.unknownResult(arguments.call, result);
}

void FunctionCalls::passArguments(FunctionInfo& info, const CallArguments& arguments, bool isBound, bool& changed) {
    std::size_t first = isBound ? 1 : 0, count = positionalCount(info);
    for (std::size_t i = 0; i < arguments.positional.size() && first + i < count; ++i)
        parameters_.pass(info, first + i, arguments.at(i), changed);
    if (arguments.hasStar)
        for (std::size_t i = first + arguments.positional.size(); i < count; ++i) parameters_.pass(info, i, unknownType(), changed);
    for (const ast::keyword* keyword : arguments.call.keywords) {
        if (keyword->name) {
            std::size_t i = parameterNamed(info, keyword->name);
            if (i < info.parameters.size()) parameters_.pass(info, i, facts_.types[keyword->value->id], changed);
            continue;
        }
        for (std::size_t i = first; i < info.parameters.size(); ++i)  // **kwargs may give any of them
            if (info.parameters[i] != info.arguments->vararg && info.parameters[i] != info.arguments->kwarg && isPending(info.passed[i]))
                parameters_.pass(info, i, unknownType(), changed);
    }
}

const Type* FunctionCalls::callWith(FunctionInfo& info, const std::vector<const Type*>& types,
                                    const std::vector<std::pair<Name, const Type*>>& keywords) {
    bool changed = false;
    std::size_t first = info.owner && !info.isStatic ? 1 : 0, count = positionalCount(info);
    for (std::size_t i = 0; i < types.size() && first + i < count; ++i) parameters_.pass(info, first + i, types[i], changed);
    for (const auto& [name, type] : keywords)
        if (std::size_t i = parameterNamed(info, name); i < info.parameters.size()) parameters_.pass(info, i, type, changed);
    if (changed) info.isDirty = true;
    if (info.isDirty && !info.isForeign()) runner_.run(info);
    return state_.read(info.result);
}

/// What a function takes for an array is one at the caller's, too.
void FunctionCalls::guessFromCallee(FunctionInfo& info, const CallArguments& arguments, bool isBound) {
    auto learnFrom = [&](std::size_t parameter, const ast::Expr& arg) {
        const Type* type = info.declared[parameter] ? withoutNone(info.declared[parameter]) : info.guessed[parameter];
        if (type && type->isArray() && !info.defaults[parameter]) guesses_.guess(arg, *facts_.tables.framework(type->framework));
    };
    std::size_t first = isBound ? 1 : 0, count = positionalCount(info);
    for (std::size_t i = 0; i < arguments.positional.size() && first + i < count; ++i)
        if (arguments.positional[i]) learnFrom(first + i, *arguments.call.args[i]);
    for (const ast::keyword* keyword : arguments.call.keywords)
        if (std::size_t i = keyword->name ? parameterNamed(info, keyword->name) : info.parameters.size(); i < info.parameters.size())
            learnFrom(i, *keyword->value);
}

}  // namespace regraft::semantic
