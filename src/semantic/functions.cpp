#include <algorithm>

#include "semantic/evaluator.h"

namespace regraft::semantic {

FunctionInfo* Evaluator::functionOf(const Type* type) {
    if (type->kind != TypeKind::Function || !type->definition || apiOf(type)) return nullptr;
    switch (type->definition->kind) {
        case ast::Kind::FunctionDef:
        case ast::Kind::AsyncFunctionDef:
        case ast::Kind::Lambda: return &functionInfo(*type->definition);
        default: return nullptr;
    }
}

/// Joins the arguments into what is known of the parameters, evaluates the function if that is new, and gives its result.
const Type* Evaluator::callFunction(FunctionInfo& info, const CallArguments& arguments, const Type* receiver) {
    facts_.callees[arguments.call.id] = info.node;
    bool changed = false;
    passArguments(info, arguments, receiver != nullptr, changed);
    if (changed) info.isDirty = true;
    if (info.isDirty && !info.isForeign()) runFunction(info);
    guessFromCallee(info, arguments, receiver != nullptr);
    if (info.declaredResult && !info.declaredResult->isUnknown() && info.node->kind == ast::Kind::FunctionDef) {
        const Type* result = read(info.result);
        return !info.isGenerator && (result->isUnknown() || isPending(result)) ? info.declaredResult : result;
    }
    const Type* result = read(info.result);
    const bool isKnown = !result->isUnknown() || isPlaceholder(result) || isPending(result) || apiOf(result);
    return isKnown ? result : unknownResult(arguments.call, result);
}

void Evaluator::pass(FunctionInfo& info, std::size_t parameter, const Type* type, bool& changed) {
    if (isPlaceholder(type) || isPending(type)) {
        if (isPatient_) return;
        type = unknownType();
    }
    const Type* joined = join(info.passed[parameter], type);
    if (sameType(joined, info.passed[parameter])) return;
    info.passed[parameter] = isForcing_ ? unknownType() : joined;
    changed = true;
}

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

void Evaluator::passArguments(FunctionInfo& info, const CallArguments& arguments, bool isBound, bool& changed) {
    std::size_t first = isBound ? 1 : 0, count = positionalCount(info);
    for (std::size_t i = 0; i < arguments.positional.size() && first + i < count; ++i)
        pass(info, first + i, arguments.positional[i] ? arguments.positional[i] : unknownType(), changed);
    if (arguments.hasStar)
        for (std::size_t i = first + arguments.positional.size(); i < count; ++i) pass(info, i, unknownType(), changed);
    for (const ast::keyword* keyword : arguments.call.keywords) {
        if (keyword->name) {
            std::size_t i = parameterNamed(info, keyword->name);
            if (i < info.parameters.size()) pass(info, i, facts_.types[keyword->value->id], changed);
            continue;
        }
        for (std::size_t i = first; i < info.parameters.size(); ++i)  // **kwargs may give any of them
            if (info.parameters[i] != info.arguments->vararg && info.parameters[i] != info.arguments->kwarg && isPending(info.passed[i]))
                pass(info, i, unknownType(), changed);
    }
}

/// A call that the program does not write out.
const Type* Evaluator::callFunctionWith(FunctionInfo& info, const std::vector<const Type*>& types,
                                        const std::vector<std::pair<Name, const Type*>>& keywords) {
    bool changed = false;
    std::size_t first = info.owner && !info.isStatic ? 1 : 0, count = positionalCount(info);
    for (std::size_t i = 0; i < types.size() && first + i < count; ++i) pass(info, first + i, types[i], changed);
    for (const auto& [name, type] : keywords)
        if (std::size_t i = parameterNamed(info, name); i < info.parameters.size()) pass(info, i, type, changed);
    if (changed) info.isDirty = true;
    if (info.isDirty && !info.isForeign()) runFunction(info);
    return read(info.result);
}

/// What a function takes for an array is one at the caller's, too.
void Evaluator::guessFromCallee(FunctionInfo& info, const CallArguments& arguments, bool isBound) {
    auto learnFrom = [&](std::size_t parameter, const ast::Expr& arg) {
        const Type* type = info.declared[parameter] ? withoutNone(info.declared[parameter]) : info.guessed[parameter];
        if (type && type->isArray() && !info.defaults[parameter]) guess(arg, *facts_.tables.framework(type->framework));
    };
    std::size_t first = isBound ? 1 : 0, count = positionalCount(info);
    for (std::size_t i = 0; i < arguments.positional.size() && first + i < count; ++i)
        if (arguments.positional[i]) learnFrom(first + i, *arguments.call.args[i]);
    for (const ast::keyword* keyword : arguments.call.keywords)
        if (std::size_t i = keyword->name ? parameterNamed(info, keyword->name) : info.parameters.size(); i < info.parameters.size())
            learnFrom(i, *keyword->value);
}

}  // namespace regraft::semantic
