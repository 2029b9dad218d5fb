#include "semantic/calls/calls.h"

#include <array>

#include "semantic/calls/function_calls.h"
#include "semantic/calls/function_transforms.h"
#include "semantic/calls/method_calls.h"
#include "semantic/calls/outside_functions.h"
#include "semantic/definitions/classes.h"
#include "semantic/definitions/definitions.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/layers.h"
#include "semantic/frameworks/uses.h"
#include "semantic/language/expressions.h"
#include "semantic/language/names.h"

#include "semantic/calls/transformations.h"

namespace regraft::semantic {

CallArguments Calls::evaluateArguments(const ast::Call& call) {
    CallArguments arguments{call, {}, false};
    for (const ast::Expr* arg : call.args) {
        const Type* type = expressions_.evaluate(*arg);
        arguments.hasStar = arguments.hasStar || arg->kind == ast::Kind::Starred;
        arguments.positional.push_back(arguments.hasStar ? nullptr : type);
    }
    for (const ast::keyword* keyword : call.keywords) expressions_.evaluate(*keyword->value);
    return arguments;
}

const Type* Calls::evaluate(const ast::Call& call) {
    Denoted function = names_.denote(*call.func, true);
    facts_.note(*call.func, function.type);
    if (call.func->kind == ast::Kind::NameExpr || call.func->kind == ast::Kind::Attribute) uses_.withdraw(*call.func);
    CallArguments arguments = evaluateArguments(call);
    uses_.withdraw(call);
    facts_.callees.erase(call.id);
    if (function.name && function.name->framework) return callReference(arguments, *function.name);
    if (const ApiName* held = heldFunction(call, function.type)) return callReference(arguments, *held);
    if (const auto* method = ast::as<ast::Attribute>(call.func); method && !function.name)
        return methodCalls_.call(arguments, *method, function.type);
    return callByType(arguments, function.type);
}

/// `total = jax.jit(jnp.sum, static_argnames="axis"); total(x, axis=1)`: the function of a source that a variable holds, where the call
/// names arguments, which another framework's function calls otherwise. Null if it may be another one.
const ApiName* Calls::heldFunction(const ast::Call& call, const Type* held) const {
    const auto* variable = ast::as<ast::NameExpr>(call.func);
    const ApiName* name = variable && !call.keywords.empty() ? apiOf(held) : nullptr;
    if (!name || !name->framework || !name->ref || name->isUncertain || name->isValue() || !facts_.isSource(name->framework))
        return nullptr;
    const SymbolId symbol = facts_.scopes.symbolOf[variable->Node::id];
    return symbol != none && !facts_.scopes.symbols[symbol].isParameter ? name : nullptr;
}

/// Whether a name stands for a value that is a function: what it is called with is that function's matter.
bool Calls::isFunctionValue(const CallArguments& arguments, const ApiName& name) {
    if (!name.ref || std::ranges::any_of(name.ref.entry->overloads, [](const Overload& one) { return one.callable; })) return false;
    const Use& use = uses_.refer(*arguments.call.func, name);
    const bool isOperation = use.meaning && use.meaning->kind == neutral::ExprKind::Operation;
    const auto* result = isOperation ? ast::as<ast::NameExpr>(use.meaning->operation->result) : nullptr;
    if (result && result->id == "function") return true;
    uses_.withdraw(*arguments.call.func);
    return false;
}

/// A call of a framework's function by its name.
const Type* Calls::callReference(const CallArguments& arguments, const ApiName& name) {
    if (!facts_.isSource(name.framework)) return callName(arguments, name);
    if (isFunctionValue(arguments, name)) {
        functionCalls_.letEscape(arguments);
        return unknownType();
    }
    Use& use = uses_.add(arguments.call, *name.framework);
    use.name = name.text;
    use.api = name.ref;
    use.site.call = &arguments.call;
    if (use.api) return memberClasses_.madeBy(name, uses_.apply(use));
    functionCalls_.letEscape(arguments);
    if (name.isArrayClass()) return arrayType(arena_, name.framework->id, DType::Unknown);
    return memberClasses_.madeBy(name, callName(arguments, name));
}

/// A call of something known by its qualified name, where there is no use to record.
const Type* Calls::callName(const CallArguments& arguments, const ApiName& name) {
    if (!name.framework) return outsideFunctions_.call(arguments, name);
    // What compiles or wraps a function of this file leaves it what it is.
    bool wraps = name.last == "jit" || name.last == "compile" || name.last == "script" || name.last == "function";
    if (wraps && !arguments.positional.empty() && arguments.positional[0] && definitions_.functionOf(arguments.positional[0]))
        return arguments.positional[0];
    if (!name.ref) return name.isArrayClass() ? arrayType(arena_, name.framework->id, DType::Unknown) : unknownType();
    UseSite site;
    site.node = site.call = &arguments.call;
    site.call = &arguments.call;
    return uses_.applyUnrecorded(name.ref, site);
}

const Type* Calls::callByType(const CallArguments& arguments, const Type* given) {
    const Type* function = withoutNone(given);
    if (const ApiName* name = apiOf(function)) return callName(arguments, *name);
    functionCalls_.letEscape(arguments);
    if (const Transformed* transformed = transformedOf(function)) return transforms_.call(arguments, *transformed);
    if (const auto* partial = ast::as<ast::Call>(function->definition); partial && function->kind == TypeKind::Function)
        return callPartial(arguments, *partial);
    if (FunctionInfo* info = definitions_.functionOf(function)) return functionCalls_.call(*info, arguments, nullptr);
    if (function->kind == TypeKind::Function && !function->definition && !function->items.empty())
        return function->items[0];  // Callable[…, T]
    if (function->kind == TypeKind::Class && function->definition) return classes_.instantiate(arguments, *function);
    if (function->kind == TypeKind::Beside) return function;
    if (function->kind == TypeKind::Layer) return layers_.call(arguments, *function);
    if (function->kind == TypeKind::Instance)
        for (std::string_view name : {"__call__", "forward", "call"})
            if (FunctionInfo* info = classes_.method(*function->definition, name)) return functionCalls_.call(*info, arguments, function);
    return state_.unknownResult(arguments.call, function);
}

const Type* Calls::callWith(const Type* function, std::span<const Type* const> types, const ast::Call& where) {
    ast::Call*& call = madeCalls_[{where.id, types.size()}];
    if (!call) {
        auto make = [&](auto node) {
            static_cast<ast::Node&>(node).id = static_cast<ast::NodeId>(facts_.types.size());
            node.span = where.span;
            facts_.types.push_back(nullptr);
            facts_.names.push_back(nullptr);
            facts_.useOf.push_back(none);
            facts_.outline.parents.push_back(&where);
            facts_.scopes.symbolOf.push_back(none);
            facts_.scopes.scopeOf.push_back(none);
            return arena_.make<decltype(node)>(node);
        };
        auto placeholder = [&]() -> ast::Expr* {
            ast::NameExpr name{};
            name.kind = ast::Kind::NameExpr;
            return make(name);
        };
        ast::Call made{};
        made.kind = ast::Kind::Call;
        made.func = placeholder();
        std::vector<ast::Expr*> args;
        for (std::size_t i = 0; i < types.size(); ++i) args.push_back(placeholder());
        made.args = arena_.copy(args);
        call = make(made);
    }
    CallArguments arguments{*call, {}, false};
    for (std::size_t i = 0; i < types.size(); ++i) {
        facts_.note(*call->args[i], types[i]);
        arguments.positional.push_back(types[i]);
    }
    facts_.note(*call->func, function);
    return callByType(arguments, function);
}

const Type* Calls::callKey(const CallArguments& arguments, const Type* element) {
    for (const ast::keyword* keyword : arguments.call.keywords)
        if (keyword->name == "key") return callWith(facts_.types[keyword->value->id], std::array{element}, arguments.call);
    return unknownType();
}

/// `partial(torch.sum, dim=1)(x)`: the type of the call with all its arguments.
const Type* Calls::callPartial(const CallArguments& arguments, const ast::Call& partial) {
    if (partial.args.empty()) return unknownType();
    const Type* function = facts_.types[partial.args[0]->id];
    if (!function) return unknownType();
    std::vector<ast::Expr*> args(partial.args.begin() + 1, partial.args.end());
    args.insert(args.end(), arguments.call.args.begin(), arguments.call.args.end());
    std::vector<ast::keyword*> keywords(partial.keywords.begin(), partial.keywords.end());
    keywords.insert(keywords.end(), arguments.call.keywords.begin(), arguments.call.keywords.end());
    ast::Call whole = partial;
    whole.func = partial.args[0];
    whole.args = arena_.copy(args);
    whole.keywords = arena_.copy(keywords);
    CallArguments all{*arena_.make<ast::Call>(whole), {}, arguments.hasStar};
    bool afterStar = false;
    for (const ast::Expr* arg : args) {
        afterStar = afterStar || arg->kind == ast::Kind::Starred;
        all.positional.push_back(afterStar ? nullptr : facts_.types[arg->id]);
    }
    const Type* definition = function;
    if (definition->kind == TypeKind::Function && ast::as<ast::Call>(definition->definition)) return unknownType();
    return callByType(all, function);
}

}  // namespace regraft::semantic
