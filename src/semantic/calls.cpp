#include <algorithm>
#include <array>

#include "mapping/training_rules.h"
#include "semantic/transformations.h"

namespace regraft::semantic {

Evaluator::CallArguments Evaluator::evaluateArguments(const ast::Call& call) {
    CallArguments arguments{call, {}, false};
    for (const ast::Expr* arg : call.args) {
        const Type* type = evaluate(*arg);
        arguments.hasStar = arguments.hasStar || arg->kind == ast::Kind::Starred;
        arguments.positional.push_back(arguments.hasStar ? nullptr : type);
    }
    for (const ast::keyword* keyword : call.keywords) evaluate(*keyword->value);
    return arguments;
}

const Type* Evaluator::evaluateCall(const ast::Call& call) {
    Denoted function = denote(*call.func, true);
    note(*call.func, function.type);
    if (call.func->kind == ast::Kind::NameExpr || call.func->kind == ast::Kind::Attribute) withdrawUse(*call.func);
    CallArguments arguments = evaluateArguments(call);
    withdrawUse(call);
    facts_.callees.erase(call.id);
    if (function.name && function.name->framework) return callReference(arguments, *function.name);
    if (const ApiName* held = heldFunction(call, function.type)) return callReference(arguments, *held);
    if (const auto* method = ast::as<ast::Attribute>(call.func); method && !function.name)
        return callMethod(arguments, *method, function.type);
    return callByType(arguments, function.type);
}

/// `total = jax.jit(jnp.sum, static_argnames="axis"); total(x, axis=1)`: the function of a source that a variable holds, where the call
/// names arguments, which another framework's function calls otherwise. Null if it may be another one.
const ApiName* Evaluator::heldFunction(const ast::Call& call, const Type* held) const {
    const auto* variable = ast::as<ast::NameExpr>(call.func);
    const ApiName* name = variable && !call.keywords.empty() ? apiOf(held) : nullptr;
    if (!name || !name->framework || !name->ref || name->isUncertain || name->isValue() || !facts_.isSource(name->framework))
        return nullptr;
    const SymbolId symbol = facts_.scopes.symbolOf[variable->Node::id];
    return symbol != none && !facts_.scopes.symbols[symbol].isParameter ? name : nullptr;
}

/// A call of a framework's function by its name.
const Type* Evaluator::callReference(const CallArguments& arguments, const ApiName& name) {
    if (!facts_.isSource(name.framework)) return callName(arguments, name);
    Use& use = addUse(arguments.call, *name.framework);
    use.name = name.text;
    use.api = name.ref;
    use.site.call = &arguments.call;
    if (use.api) return apply(use);
    letEscape(arguments);
    if (name.isArrayClass()) return arrayType(arena_, name.framework->id, DType::Unknown);
    return callName(arguments, name);
}

/// A call of something known by its qualified name, where there is no use to record.
const Type* Evaluator::callName(const CallArguments& arguments, const ApiName& name) {
    if (!name.framework) return callOutside(arguments, name);
    // What compiles or wraps a function of this file leaves it what it is.
    bool wraps = name.last == "jit" || name.last == "compile" || name.last == "script" || name.last == "function";
    if (wraps && !arguments.positional.empty() && arguments.positional[0] && functionOf(arguments.positional[0]))
        return arguments.positional[0];
    if (!name.ref) return name.isArrayClass() ? arrayType(arena_, name.framework->id, DType::Unknown) : unknownType();
    UseSite site;
    site.node = site.call = &arguments.call;
    site.call = &arguments.call;
    return applyUnrecorded(name.ref, site);
}

const Type* Evaluator::callByType(const CallArguments& arguments, const Type* given) {
    const Type* function = withoutNone(given);
    if (const ApiName* name = apiOf(function)) return callName(arguments, *name);
    letEscape(arguments);
    if (const Transformed* transformed = transformedOf(function)) return callTransformed(arguments, *transformed);
    if (const auto* partial = ast::as<ast::Call>(function->definition); partial && function->kind == TypeKind::Function)
        return callPartial(arguments, *partial);
    if (FunctionInfo* info = functionOf(function)) return callFunction(*info, arguments, nullptr);
    if (function->kind == TypeKind::Function && !function->definition && !function->items.empty())
        return function->items[0];  // Callable[…, T]
    if (function->kind == TypeKind::Class && function->definition) return instantiate(arguments, *function);
    if (function->kind == TypeKind::Layer) return callLayer(arguments, *function);
    if (function->kind == TypeKind::Instance)
        for (std::string_view name : {"__call__", "forward", "call"})
            if (FunctionInfo* info = method(*function->definition, name)) return callFunction(*info, arguments, function);
    return unknownResult(arguments.call, function);
}

/// What comes of calling something unknown: a guess from how it is used, where there is one.
const Type* Evaluator::unknownResult(const ast::Call& call, const Type* function) {
    const Type* result = unknown({function});
    if (isPending(result) || call.id >= facts_.file.nodeCount) return result;
    auto guessed = facts_.guessedResults.find(call.id);
    return guessed == facts_.guessedResults.end() ? resultType(arena_, call) : guessed->second;
}

const Type* Evaluator::callMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* function) {
    const Type* base = withoutNone(facts_.types[method.value->id] ? facts_.types[method.value->id] : unknownType());
    if (base->isArray()) return callArrayMethod(arguments, method, base);
    if (base->kind == TypeKind::Generator && facts_.isSource(base->framework)) return callGeneratorMember(arguments, method, *base);
    if (base->kind == TypeKind::Object) return callObjectMember(arguments, method, *base);
    if (const Type* updated = callIndexedMethod(arguments, method)) return updated;
    if (FunctionInfo* info = functionOf(function)) {
        letEscape(arguments);
        bool isBound = base->kind == TypeKind::Instance ? !info->isStatic : info->isClassMethod;
        return callFunction(*info, arguments, isBound && info->owner ? base : nullptr);
    }
    if (!function->isUnknown() || apiOf(function)) return callByType(arguments, function);
    if (const Type* result = callGradientFunction(arguments, method, *base)) return result;
    if (const Type* result = callModuleMember(arguments, method, *base)) return result;
    if (base->kind == TypeKind::Unknown && !apiOf(base)) return callUnknownMethod(arguments, method, base);
    letEscape(arguments);
    const Type* result = builtinMethod(arguments, method, base);
    return base->kind == TypeKind::Instance && result == unknownType() ? unknownResult(arguments.call, function) : result;
}

const Type* Evaluator::callArrayMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver) {
    note(*method.value, receiver);
    const Framework& framework = *facts_.tables.framework(receiver->framework);
    ApiRef ref = facts_.arrayMember(framework, method.attr);
    UseSite site;
    site.node = &arguments.call;
    site.call = &arguments.call;
    site.receiver = method.value;
    site.form = neutral::Form::Method;
    if (!facts_.isSource(framework.id)) return ref ? applyUnrecorded(ref, site) : unknownType();
    Use& use = addUse(arguments.call, framework);
    use.name = framework.array + "." + std::string(method.attr.text());
    use.api = ref;
    use.site = site;
    use.assumed = receiver->assumed;
    return apply(use);
}

/// A method behind an indexed attribute, where the tables have one: `x.at[key].set(value)`. Null if it is none.
const Type* Evaluator::callIndexedMethod(const CallArguments& arguments, const ast::Attribute& method) {
    const auto* index = ast::as<ast::Subscript>(method.value);
    const auto* member = index ? ast::as<ast::Attribute>(index->value) : nullptr;
    const Type* receiver = member ? facts_.types[member->value->id] : nullptr;
    if (!receiver) return nullptr;
    std::string name = std::string(member->attr.text()) + "." + std::string(method.attr.text());
    receiver = withoutNone(receiver);
    if (receiver->isUnknown() && !apiOf(receiver))  // nothing but an array has such a method
        for (const Framework* source : facts_.from)
            if (facts_.tables.arrayMember(*source, name)) {
                guess(*member->value, *source);
                receiver = assumedOf(arena_, arrayType(arena_, source->id, DType::Unknown));
                note(*member->value, receiver);
                break;
            }
    if (!receiver->isArray() || !facts_.isSource(receiver->framework)) return nullptr;
    const Framework& framework = *facts_.tables.framework(receiver->framework);
    ApiRef ref = facts_.tables.arrayMember(framework, name);
    if (!ref) return nullptr;
    withdrawUse(*member);
    Use& use = addUse(arguments.call, framework);
    use.name = framework.array + "." + name;
    use.api = ref;
    use.site.call = &arguments.call;
    use.site.receiver = member->value;
    use.site.key = index->slice;
    use.site.form = neutral::Form::Method;
    use.assumed = receiver->assumed;
    return apply(use);
}

/// `net.requires_grad_(False)`: of an array this would be nothing to say.
const Type* Evaluator::markedModule(const ast::Call& call, Name method) {
    for (const Framework* framework : facts_.from) {
        const bool isMark = framework->training && framework->modules && !framework->training->record.empty() &&
                            method == std::string_view(framework->training->record);
        const auto* told = isMark && call.args.size() == 1 ? ast::as<ast::Constant>(call.args[0]) : nullptr;
        if (told && told->span.of(facts_.file.text) == "False")
            return objectWith(facts_.file.names->intern(framework->training->parameters));
    }
    return nullptr;
}

/// A method that only modules have, called on something unknown: `net.to(device)`, `model.parameters()`. Null if it is none, or may be an
/// array's.
const Type* Evaluator::callUntypedModule(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver) {
    const Type* module = isPending(receiver) ? nullptr : objectWith(method.attr);
    if (!module && !isPending(receiver)) module = markedModule(arguments.call, method.attr);
    if (!module || module->role() != "module") return nullptr;
    const bool givesDtype =
        std::ranges::any_of(arguments.positional, [](const Type* type) { return type && type->kind == TypeKind::DType; });
    const bool namesDtype =
        std::ranges::any_of(arguments.call.keywords, [](const ast::keyword* keyword) { return keyword->name && keyword->name == "dtype"; });
    const Framework& framework = *facts_.tables.framework(module->framework);
    ApiRef ref = facts_.tables.moduleMember(framework, method.attr.text());
    if (!ref || givesDtype || namesDtype) return nullptr;
    const bool isMethodHere =
        std::ranges::any_of(facts_.classes, [&](const auto& entry) { return entry.second.attributes.contains(method.attr); });
    const std::size_t given = arguments.call.args.size() + arguments.call.keywords.size();
    const Type* mode = arguments.positional.empty() ? nullptr : arguments.positional[0];
    const bool mayBeMode = mode && (mode->kind == TypeKind::Bool || (mode->isUnknown() && isCalledHere(*method.value)));
    const bool givesMode = given == 0 || (given == 1 && method.attr == "train" && mayBeMode);
    const bool isAlone = facts_.parent(arguments.call)->kind == ast::Kind::ExprStmt;  // then the counterpart is called the same
    const bool setsMode = method.attr == "train" || method.attr == "eval";
    if (setsMode && (isMethodHere || !givesMode || (given == 0 && isAlone))) return nullptr;  // `trainer.train(loader)` is no module's
    Use& use = addUse(arguments.call, framework);
    use.name = framework.modules->base + "." + std::string(method.attr.text());
    use.api = ref;
    use.site.call = &arguments.call;
    use.site.receiver = method.value;
    use.site.form = neutral::Form::Method;
    use.assumed = !facts_.tables.arrayMember(framework, method.attr.text());  // `to(device)` is the same of arrays
    letEscape(arguments);
    const Type* result = apply(use);  // whatever else it may be, it goes nowhere by `to`, and nothing else has the others
    return result->kind == TypeKind::None ? unknown({receiver}) : result;
}

/// A method that only arrays have makes its receiver an array, as a guess.
const Type* Evaluator::callUnknownMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver) {
    if (const Type* result = callUntypedModule(arguments, method, receiver)) return result;
    const Framework* framework = frameworkOfMember(method.attr, &arguments.call);
    if (const Framework* drawn = framework ? nullptr : frameworkOfDraw(method.attr)) {
        const Type* generator = assumedOf(arena_, generatorType(arena_, drawn->id));
        guess(*method.value, generator);
        return callGeneratorMember(arguments, method, *generator);
    }
    if (const Type* object = framework ? nullptr : objectWith(method.attr); object && object->role() != "module") {
        guess(*method.value, object);
        return callObjectMember(arguments, method, *object);
    }
    if (!framework) framework = frameworkOfComputed(*method.value, receiver, method.attr);
    if (!framework) {
        letEscape(arguments);
        const bool mayBeArrays = std::ranges::any_of(
            facts_.from, [&](const Framework* source) { return static_cast<bool>(facts_.arrayMember(*source, method.attr)); });
        return mayBeArrays && !isPending(receiver) ? unknownResult(arguments.call, unknown({receiver})) : unknown({receiver});
    }
    guess(*method.value, *framework);
    const DType dtype = method.value->kind == ast::Kind::Compare || resultOfComparison(receiver) ? DType::Bool : DType::Unknown;
    return callArrayMethod(arguments, method, assumedOf(arena_, arrayType(arena_, framework->id, dtype)));
}

/// A call that stands nowhere in the file: `function` called with values of these types, as map() does at `where`.
const Type* Evaluator::callWith(const Type* function, std::span<const Type* const> types, const ast::Call& where) {
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
        note(*call->args[i], types[i]);
        arguments.positional.push_back(types[i]);
    }
    note(*call->func, function);
    return callByType(arguments, function);
}

/// Calls the `key=` function of sorted(), min() and max().
const Type* Evaluator::callKey(const CallArguments& arguments, const Type* element) {
    for (const ast::keyword* keyword : arguments.call.keywords)
        if (keyword->name == "key") return callWith(facts_.types[keyword->value->id], std::array{element}, arguments.call);
    return unknownType();
}

/// `partial(torch.sum, dim=1)(x)`: the type of the call with all its arguments.
const Type* Evaluator::callPartial(const CallArguments& arguments, const ast::Call& partial) {
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

/// Whoever gets a function may call it; whoever gets a container may change what it holds.
void Evaluator::letEscape(const CallArguments& arguments) {
    auto escape = [&](const ast::Expr& arg) {
        const Type* type = facts_.types[arg.id];
        if (FunctionInfo* info = type ? functionOf(type) : nullptr) {
            if (!info->isPublic) info->isDirty = true;
            info->isPublic = true;
        }
    };
    for (const ast::Expr* arg : arguments.call.args) escape(*arg);
    for (const ast::keyword* keyword : arguments.call.keywords) escape(*keyword->value);
}

}  // namespace regraft::semantic
