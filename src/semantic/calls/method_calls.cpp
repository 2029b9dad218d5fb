#include "semantic/calls/method_calls.h"

#include <algorithm>

#include "mapping/training_rules.h"
#include "semantic/calls/calls.h"
#include "semantic/calls/function_calls.h"
#include "semantic/calls/python_methods.h"
#include "semantic/definitions/definitions.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/framework_guesses.h"
#include "semantic/frameworks/generators.h"
#include "semantic/frameworks/gradient_functions.h"
#include "semantic/frameworks/guesses.h"
#include "semantic/frameworks/module_members.h"
#include "semantic/frameworks/objects.h"
#include "semantic/frameworks/uses.h"
#include "semantic/python_names.h"

namespace regraft::semantic {

const Type* MethodCalls::call(const CallArguments& arguments, const ast::Attribute& method, const Type* function) {
    const Type* base = withoutNone(facts_.types[method.value->id] ? facts_.types[method.value->id] : unknownType());
    if (base->isArray()) return callArrayMethod(arguments, method, base);
    if (base->kind == TypeKind::Beside && base->assumed) return callUnknownMethod(arguments, method, base);  // or an array
    if (base->kind == TypeKind::Generator && facts_.isSource(base->framework)) return generators_.callMember(arguments, method, *base);
    if (base->kind == TypeKind::Generator) return callGeneratorBeside(arguments, method, *base);
    if (base->kind == TypeKind::Object) return objects_.callMember(arguments, method, *base);
    if (const Type* updated = callIndexedMethod(arguments, method)) return updated;
    if (FunctionInfo* info = definitions_.functionOf(function)) {
        functionCalls_.letEscape(arguments);
        bool isBound = base->kind == TypeKind::Instance ? !info->isStatic : info->isClassMethod;
        return functionCalls_.call(*info, arguments, isBound && info->owner ? base : nullptr);
    }
    if (!function->isUnknown() || apiOf(function)) return calls_.callByType(arguments, function);
    if (const Type* result = gradientFunctions_.call(arguments, method, *base)) return result;
    if (const Type* result = moduleMembers_.callMember(arguments, method, *base)) return result;
    if (base->kind == TypeKind::Unknown && !apiOf(base)) return callUnknownMethod(arguments, method, base);
    functionCalls_.letEscape(arguments);
    const Type* result = pythonMethods_.call(arguments, method, base);
    return base->kind == TypeKind::Instance && result == unknownType() ? state_.unknownResult(arguments.call, function) : result;
}

/// Of a framework that is no source: `rng.normal(size=3)` of NumPy beside jax.
const Type* MethodCalls::callGeneratorBeside(const CallArguments& arguments, const ast::Attribute& method, const Type& generator) {
    const Framework& framework = *facts_.tables.framework(generator.framework);
    UseSite site;
    site.node = site.call = &arguments.call;
    site.receiver = method.value;
    site.form = neutral::Form::Method;
    const ApiRef ref = facts_.tables.generatorMember(framework, method.attr.text());
    functionCalls_.letEscape(arguments);
    return ref ? uses_.applyUnrecorded(ref, site) : uses_.orBeside(unknownType(), framework, site);
}

const Type* MethodCalls::callArrayMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver) {
    return callArrayMethod(arguments, method, receiver, *facts_.tables.framework(receiver->framework));
}

const Type* MethodCalls::callArrayMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver,
                                         const Framework& framework) {
    facts_.note(*method.value, receiver);
    ApiRef ref = facts_.arrayMember(framework, method.attr);
    UseSite site;
    site.node = &arguments.call;
    site.call = &arguments.call;
    site.receiver = method.value;
    site.form = neutral::Form::Method;
    if (!facts_.isSource(framework.id)) return ref ? uses_.applyUnrecorded(ref, site) : uses_.orBeside(unknownType(), framework, site);
    Use& use = uses_.addArrayMember(arguments.call, framework, method.attr);
    use.site = site;
    use.assumed = receiver->assumed;
    return uses_.apply(use);
}

/// A method behind an indexed attribute, where the tables have one: `x.at[key].set(value)`. Null if it is none.
const Type* MethodCalls::callIndexedMethod(const CallArguments& arguments, const ast::Attribute& method) {
    const auto* index = ast::as<ast::Subscript>(method.value);
    const auto* member = index ? ast::as<ast::Attribute>(index->value) : nullptr;
    const Type* receiver = member ? facts_.types[member->value->id] : nullptr;
    if (!receiver) return nullptr;
    std::string name = std::string(member->attr.text()) + "." + std::string(method.attr.text());
    receiver = withoutNone(receiver);
    if (receiver->isUnknown() && !apiOf(receiver))  // nothing but an array has such a method
        for (const Framework* source : facts_.from)
            if (facts_.tables.arrayMember(*source, name)) {
                guesses_.guess(*member->value, *source);
                receiver = assumedOf(arena_, arrayType(arena_, source->id, DType::Unknown));
                facts_.note(*member->value, receiver);
                break;
            }
    if (!receiver->isArray() || !facts_.isSource(receiver->framework)) return nullptr;
    const Framework& framework = *facts_.tables.framework(receiver->framework);
    ApiRef ref = facts_.tables.arrayMember(framework, name);
    if (!ref) return nullptr;
    uses_.withdraw(*member);
    Use& use = uses_.add(arguments.call, framework);
    use.name = framework.array + "." + name;
    use.api = ref;
    use.site.call = &arguments.call;
    use.site.receiver = member->value;
    use.site.key = index->slice;
    use.site.form = neutral::Form::Method;
    use.assumed = receiver->assumed;
    return uses_.apply(use);
}

/// `net.requires_grad_(False)`: of an array this would be nothing to say; and of what is called as modules are.
const Type* MethodCalls::markedModule(const ast::Call& call, Name method) {
    for (const Framework* framework : facts_.from) {
        const bool isMark = framework->training && framework->modules && !framework->training->record.empty() &&
                            method == std::string_view(framework->training->record);
        const auto* told = isMark && call.args.size() == 1 ? ast::as<ast::Constant>(call.args[0]) : nullptr;
        const bool isCalled = isMark && frameworks_.isCalledHere(*ast::as<ast::Attribute>(call.func)->value);
        if (isCalled || (told && told->span.of(facts_.file.text) == "False"))
            return objects_.objectWith(facts_.file.names->intern(framework->training->parameters));
    }
    return nullptr;
}

/// Whether a class of the file has such a member: then something unknown with it may be the user's own.
bool MethodCalls::isMethodHere(Name method) const {
    return std::ranges::any_of(facts_.classes, [&](const auto& entry) { return entry.second.attributes.contains(method); });
}

/// A method that only modules have, called on something unknown: `net.to(device)`, `model.parameters()`. Null if it is none, or may be an
/// array's.
const Type* MethodCalls::callUntypedModule(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver) {
    const Type* module = isPending(receiver) ? nullptr : objects_.objectWith(method.attr);
    if (!module && !isPending(receiver)) module = markedModule(arguments.call, method.attr);
    if (!module || module->role() != "module") return nullptr;
    const bool givesDtype =
        std::ranges::any_of(arguments.positional, [](const Type* type) { return type && type->kind == TypeKind::DType; });
    const bool namesDtype =
        std::ranges::any_of(arguments.call.keywords, [](const ast::keyword* keyword) { return keyword->name && keyword->name == "dtype"; });
    const Framework& framework = *facts_.tables.framework(module->framework);
    ApiRef ref = facts_.tables.moduleMember(framework, method.attr.text());
    const bool mayBeLibrarys = facts_.usesDataLibrary && isLibraryMember(method.attr.text()) && arguments.call.keywords.empty();
    const bool mayBeOwn = !framework.modules->whole.empty() && isMethodHere(method.attr);  // `trainer.fit(data)`
    if (givesDtype || namesDtype || mayBeLibrarys || mayBeOwn) return nullptr;
    const std::size_t given = arguments.call.args.size() + arguments.call.keywords.size();
    const Type* mode = arguments.positional.empty() ? nullptr : arguments.positional[0];
    const bool mayBeMode = mode && (mode->kind == TypeKind::Bool || (mode->isUnknown() && frameworks_.isCalledHere(*method.value)));
    const bool givesMode = given == 0 || (given == 1 && framework.modules->train == method.attr.text() && mayBeMode);
    const bool isAlone = facts_.parent(arguments.call)->kind == ast::Kind::ExprStmt;  // then the counterpart is called the same
    const bool setsMode = framework.modules->setsMode(method.attr.text());
    if (setsMode && (isMethodHere(method.attr) || !givesMode || (given == 0 && isAlone)))
        return nullptr;  // `trainer.train(loader)` is no module's
    Use& use = uses_.add(arguments.call, framework);
    use.name = framework.modules->base + "." + std::string(method.attr.text());
    use.api = ref;
    use.site.call = &arguments.call;
    use.site.receiver = method.value;
    use.site.form = neutral::Form::Method;
    use.assumed = !facts_.tables.arrayMember(framework, method.attr.text());  // `to(device)` is the same of arrays
    functionCalls_.letEscape(arguments);
    const auto* name = ast::as<ast::NameExpr>(method.value);
    if (const Type* instance = use.assumed && name ? moduleMembers_.instanceByMethods(*name) : nullptr) guesses_.guess(*name, instance);
    const Type* result = uses_.apply(use);  // whatever else it may be, it goes nowhere by `to`, and nothing else has the others
    return result->kind == TypeKind::None ? state_.unknown({receiver}) : result;
}

/// What a module gives is an array: `model(x).argmax(1)`, where the same function calls `model.eval()`. Null if it is something else.
const Framework* MethodCalls::ofModuleCall(const ast::Expr& value, Name member) {
    const auto* call = ast::as<ast::Call>(&value);
    const auto* model = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    if (!model) return nullptr;
    for (const Name method : moduleMembers_.methodsCalledOn(*model)) {
        const Type* object = objects_.objectWith(method);
        const Framework* framework = object && object->role() == "module" ? facts_.tables.framework(object->framework) : nullptr;
        if (framework && facts_.isSource(framework) && facts_.arrayMember(*framework, member)) return framework;
    }
    return nullptr;
}

/// The source whose table says what a method means whatever it is called on; null if it may be that of a class of the file, or what it
/// is called on, or gives, is used as no array is.
const Framework* MethodCalls::ofAnything(const ast::Call& call, const ast::Attribute& method) {
    const Framework* only = isMethodHere(method.attr) ? nullptr : frameworks_.onlySource();
    const ApiRef ref = only ? facts_.arrayMember(*only, method.attr) : ApiRef();
    if (!ref || !ref.entry->ofAnything) return nullptr;
    const auto* assign = ast::as<ast::Assign>(facts_.parent(call));
    const bool isKept = !assign || assign->targets.size() != 1 || frameworks_.mayBeArray(*assign->targets[0], *only);
    return isKept && frameworks_.mayBeArray(*method.value, *only) ? only : nullptr;
}

/// A method that only arrays have makes its receiver an array, as a guess.
const Type* MethodCalls::callUnknownMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* receiver) {
    if (facts_.isImported(*method.value)) return state_.unknown({receiver});
    if (const Type* result = moduleMembers_.callInherited(arguments, method)) return result;
    if (const Type* result = callUntypedModule(arguments, method, receiver)) return result;
    const Framework* framework = frameworks_.ofMember(method.attr, &arguments.call);
    if (const Framework* drawn = framework ? nullptr : frameworks_.ofDraw(method.attr)) {
        const Type* generator = assumedOf(arena_, generatorType(arena_, drawn->id));
        guesses_.guess(*method.value, generator);
        return generators_.callMember(arguments, method, *generator);
    }
    const Type* object = framework || isMethodHere(method.attr) ? nullptr : objects_.objectWith(method.attr);
    if (object && object->role() != "module") {
        guesses_.guess(*method.value, object);
        return objects_.callMember(arguments, method, *object);
    }
    if (!framework) framework = frameworks_.ofComputed(*method.value, receiver, method.attr);
    if (!framework && !isPending(receiver)) framework = ofModuleCall(*method.value, method.attr);
    if (!framework && !isPending(receiver)) framework = frameworks_.ofMarked(method);
    if (const Framework* asking = framework || isPending(receiver) ? nullptr : ofAnything(arguments.call, method)) {
        callArrayMethod(arguments, method, receiver, *asking);
        functionCalls_.letEscape(arguments);
        return receiver->kind == TypeKind::Beside ? receiver : state_.unknownResult(arguments.call, state_.unknown({receiver}));
    }
    if (!framework) {
        functionCalls_.letEscape(arguments);
        if (receiver->kind == TypeKind::Beside) return receiver;
        const bool mayBeArrays = std::ranges::any_of(
            facts_.from, [&](const Framework* source) { return static_cast<bool>(facts_.arrayMember(*source, method.attr)); });
        return mayBeArrays && !isPending(receiver) ? state_.unknownResult(arguments.call, state_.unknown({receiver}))
                                                   : state_.unknown({receiver});
    }
    guesses_.guess(*method.value, *framework);
    const DType dtype = method.value->kind == ast::Kind::Compare || resultOfComparison(receiver) ? DType::Bool : DType::Unknown;
    return callArrayMethod(arguments, method, assumedOf(arena_, arrayType(arena_, framework->id, dtype)));
}

}  // namespace regraft::semantic
