#include "semantic/calls/function_calls.h"

#include <algorithm>

#include "semantic/definitions/definitions.h"
#include "semantic/definitions/function_runner.h"
#include "semantic/definitions/parameters.h"
#include "semantic/dicts.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/guesses.h"

namespace regraft::semantic {

namespace {

/// The parameters that positional arguments go to.
std::size_t positionalCount(const FunctionInfo& info) { return info.arguments->posonlyargs.size() + info.arguments->args.size(); }

std::size_t parameterNamed(const FunctionInfo& info, std::string_view name) {
    for (std::size_t i = info.arguments->posonlyargs.size(); i < info.parameters.size(); ++i)
        if (info.parameters[i]->name == name && info.parameters[i] != info.arguments->vararg && info.parameters[i] != info.arguments->kwarg)
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
    return isKnown ? result : withStandIns(arena_, state_.unknownResult(arguments.call, result), result->standIns);
}

void FunctionCalls::passArguments(FunctionInfo& info, const CallArguments& arguments, bool isBound, bool& changed) {
    const std::size_t first = isBound ? 1 : 0;
    passPositional(info, arguments, first, changed);
    for (const ast::keyword* keyword : arguments.call.keywords) {
        const Type* value = facts_.types[keyword->value->id];
        if (keyword->name) passNamed(info, keyword->name.text(), value, changed);
        else passMapping(info, *value, first, changed);
    }
}

/// Each to its place: of a starred tuple the items, of anything else that is starred what may go to any place from there on.
void FunctionCalls::passPositional(FunctionInfo& info, const CallArguments& arguments, std::size_t first, bool& changed) {
    std::size_t place = first;
    for (std::size_t i = 0; i < arguments.call.args.size(); ++i) {
        const auto* star = ast::as<ast::Starred>(arguments.call.args[i]);
        const Type* type = facts_.types[(star ? star->value : arguments.call.args[i])->id];
        if (!star)
            passAt(info, place++, i < arguments.positional.size() && arguments.positional[i] ? arguments.positional[i] : type, changed);
        else if (type->kind != TypeKind::Tuple || type->length() < 0) return passRest(info, arguments, i, place, changed);
        else
            for (const Type* item : type->items) passAt(info, place++, item, changed);
    }
}

void FunctionCalls::passAt(FunctionInfo& info, std::size_t place, const Type* type, bool& changed) {
    if (place < positionalCount(info)) parameters_.pass(info, place, type, changed);
    else passTo(info, info.arguments->vararg, type, changed);
}

/// What the arguments from a starred one on give, whose items nobody counted.
void FunctionCalls::passRest(FunctionInfo& info, const CallArguments& arguments, std::size_t begin, std::size_t place, bool& changed) {
    const Type* rest = pendingType();
    for (std::size_t i = begin; i < arguments.call.args.size(); ++i) {
        const auto* star = ast::as<ast::Starred>(arguments.call.args[i]);
        const Type* type = facts_.types[(star ? star->value : arguments.call.args[i])->id];
        rest = joinTypes(arena_, rest, star ? elementOf(arena_, type) : type);
    }
    for (; place < positionalCount(info); ++place) parameters_.pass(info, place, rest, changed);
    passTo(info, info.arguments->vararg, rest, changed);
}

void FunctionCalls::passTo(FunctionInfo& info, const ast::arg* parameter, const Type* type, bool& changed) {
    const auto found = std::ranges::find(info.parameters, parameter);
    if (parameter && found != info.parameters.end())
        parameters_.pass(info, static_cast<std::size_t>(found - info.parameters.begin()), type, changed);
}

void FunctionCalls::passNamed(FunctionInfo& info, std::string_view name, const Type* type, bool& changed) {
    const std::size_t i = parameterNamed(info, name);
    if (i < info.parameters.size()) parameters_.pass(info, i, type, changed);
    else passTo(info, info.arguments->kwarg, type, changed);
}

/// `**options`: the keys that are known, and any parameter that nothing else gives, where there may be others.
void FunctionCalls::passMapping(FunctionInfo& info, const Type& options, std::size_t first, bool& changed) {
    const bool isKnown = isKnownDict(options);
    if (isKnown)
        for (const DictEntry& entry : entriesOf(options)) passNamed(info, entry.first, entry.second, changed);
    if (isKnown && !hasOtherKeys(options)) return;
    const Type* value = isKnown ? options.items[1] : unknownType();
    for (std::size_t i = first; i < info.parameters.size(); ++i)
        if (info.parameters[i] != info.arguments->vararg && info.parameters[i] != info.arguments->kwarg && isPending(info.passed[i]))
            parameters_.pass(info, i, value, changed);
    passTo(info, info.arguments->kwarg, value, changed);
}

const Type* FunctionCalls::callWith(FunctionInfo& info, const std::vector<const Type*>& types,
                                    const std::vector<std::pair<Name, const Type*>>& keywords) {
    bool changed = false;
    std::size_t first = info.owner && !info.isStatic ? 1 : 0, count = positionalCount(info);
    for (std::size_t i = 0; i < types.size() && first + i < count; ++i) parameters_.pass(info, first + i, types[i], changed);
    for (const auto& [name, type] : keywords)
        if (std::size_t i = parameterNamed(info, name.text()); i < info.parameters.size()) parameters_.pass(info, i, type, changed);
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
        if (std::size_t i = keyword->name ? parameterNamed(info, keyword->name.text()) : info.parameters.size(); i < info.parameters.size())
            learnFrom(i, *keyword->value);
}

}  // namespace regraft::semantic
