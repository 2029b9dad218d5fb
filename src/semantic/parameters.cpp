#include <algorithm>
#include <array>

#include "semantic/decorators.h"
#include "semantic/evaluator.h"

namespace regraft::semantic {

namespace {

/// Decorators that leave what a function takes and gives as it is.
constexpr std::array<std::string_view, 24> transparent = {"staticmethod",   "classmethod",
                                                          "property",       "cached_property",
                                                          "abstractmethod", "overload",
                                                          "override",       "final",
                                                          "wraps",          "cache",
                                                          "lru_cache",      "jit",
                                                          "script",         "script_if_tracing",
                                                          "function",       "no_grad",
                                                          "enable_grad",    "inference_mode",
                                                          "compile",        "njit",
                                                          "contextmanager", "deprecated",
                                                          "ignore",         "export"};

bool isTransparent(std::string_view name) { return std::find(transparent.begin(), transparent.end(), name) != transparent.end(); }

/// The name of a decorator, looked up through calls: `@lru_cache(maxsize=None)`, `@partial(jax.jit, static_argnums=0)`.
std::string_view decoratorName(const ast::Expr& decorator) {
    const auto* call = ast::as<ast::Call>(&decorator);
    if (!call) return ast::lastName(decorator);
    std::string_view name = ast::lastName(*call->func);
    return name == "partial" && !call->args.empty() ? decoratorName(*call->args[0]) : name;
}

const ast::arguments* argumentsOf(const ast::Node& node) {
    if (const auto* function = ast::as<ast::FunctionDef>(&node)) return function->args;
    if (const auto* function = ast::as<ast::AsyncFunctionDef>(&node)) return function->args;
    if (const auto* lambda = ast::as<ast::Lambda>(&node)) return lambda->args;
    return nullptr;
}

}  // namespace

void Evaluator::prepareFunctions() {
    for (FrameId id = 0; id < facts_.scopes.frames.size(); ++id) {
        facts_.functions.push_back(std::make_unique<FunctionInfo>());
        facts_.functions.back()->frame = id;
        prepare(*facts_.functions.back());
    }
}

void Evaluator::prepare(FunctionInfo& info) {
    const Frame& frame = facts_.scopes.frames[info.frame];
    info.node = frame.node;
    info.owner = frame.owner;
    info.isGenerator = frame.isGenerator;
    fillParameters(info);
    const auto* function = ast::as<ast::FunctionDef>(frame.node);
    bool isTopLevel = frame.parent == 0;  // of the module, or a method of a class there
    info.isPublic = function && isTopLevel && (!function->name.text().starts_with("_") || frame.owner);
}

void Evaluator::fillParameters(FunctionInfo& info) {
    info.arguments = argumentsOf(*info.node);
    if (!info.arguments) return;
    const ast::arguments& arguments = *info.arguments;
    info.parameters.assign(arguments.posonlyargs.begin(), arguments.posonlyargs.end());
    info.parameters.insert(info.parameters.end(), arguments.args.begin(), arguments.args.end());
    if (arguments.vararg) info.parameters.push_back(arguments.vararg);
    info.parameters.insert(info.parameters.end(), arguments.kwonlyargs.begin(), arguments.kwonlyargs.end());
    if (arguments.kwarg) info.parameters.push_back(arguments.kwarg);
    std::size_t count = info.parameters.size();
    info.declared.assign(count, nullptr);
    info.defaults.assign(count, nullptr);
    info.passed.assign(count, pendingType());
    info.guessed.assign(count, nullptr);
    info.traced.assign(count, false);
    Type type;
    type.kind = TypeKind::Function;
    type.definition = info.node;
    info.type = arena_.make<Type>(type);
}

void Evaluator::defineFunction(const ast::Stmt& statement, const ast::arguments& arguments, std::span<ast::Expr* const> decorators,
                               const ast::Expr* returns) {
    FunctionInfo& info = facts_.function(statement);
    const Type* decorated = readDecorators(info, decorators);
    evaluateDefaults(info, arguments);
    if (returns) info.declaredResult = evaluateAnnotation(*returns);
    store(facts_.scopes.symbolOf[statement.id], info.isOpaque ? unknownType() : decorated);
}

/// What the function's name holds, but for opaque decorators.
const Type* Evaluator::readDecorators(FunctionInfo& info, std::span<ast::Expr* const> decorators) {
    const Type* type = info.type;
    for (std::size_t i = decorators.size(); i-- > 0;) {
        const ast::Expr* decorator = decorators[i];
        if (const Type* changed = decorate(*decorator, type)) {
            if (!changed->isUnknown()) type = changed;
            continue;
        }
        evaluate(*decorator);
        std::string_view name = decoratorName(*decorator);
        if (name == "staticmethod") info.isStatic = true;
        else if (name == "classmethod") info.isClassMethod = true;
        else if (name == "property" || name == "cached_property") info.isProperty = true;
        else if (name == "contextmanager") info.isContextManager = true;
        else if (name == "setter" || name == "getter") info.isProperty = true;
        else if (!isTransparent(name) && !handsThrough(*decorator, info)) info.isOpaque = true;
    }
    return type;
}

/// A decorator of the program whose wrapper returns what the function it wraps returns.
bool Evaluator::handsThrough(const ast::Expr& decorator, FunctionInfo& decorated) {
    const auto* call = ast::as<ast::Call>(&decorator);
    const Type* type = facts_.types[(call ? *call->func : decorator).id];
    const FunctionInfo* info = type ? functionOf(type) : nullptr;
    const auto* function = info ? ast::as<ast::FunctionDef>(info->node) : nullptr;
    if (function && call) function = returnedFunction(*function);  // @decorator(arguments)
    decorated.isGivenOthers = decorated.isGivenOthers || (function && changesArguments(*function));
    return function && returnsWrapped(*function);
}

void Evaluator::evaluateDefaults(FunctionInfo& info, const ast::arguments& arguments) {
    auto indexOf = [&](const ast::arg* arg) {
        return static_cast<std::size_t>(std::find(info.parameters.begin(), info.parameters.end(), arg) - info.parameters.begin());
    };
    std::size_t positional = arguments.posonlyargs.size() + arguments.args.size();
    for (std::size_t i = 0; i < arguments.defaults.size(); ++i)
        info.defaults[positional - arguments.defaults.size() + i] = evaluate(*arguments.defaults[i]);
    for (std::size_t i = 0; i < arguments.kw_defaults.size(); ++i)
        if (arguments.kw_defaults[i]) info.defaults[indexOf(arguments.kwonlyargs[i])] = evaluate(*arguments.kw_defaults[i]);
    for (std::size_t i = 0; i < info.parameters.size(); ++i)
        if (const ast::Expr* annotation = info.parameters[i]->annotation) info.declared[i] = evaluateAnnotation(*annotation);
}

void Evaluator::bindParameters(FunctionInfo& info) {
    for (std::size_t i = 0; i < info.parameters.size(); ++i) store(facts_.scopes.symbolOf[info.parameters[i]->id], parameterValue(info, i));
}

/// `self` and `cls`; null for all other parameters.
const Type* Evaluator::receiverValue(const FunctionInfo& info, std::size_t index) {
    if (!info.owner || info.isStatic || index != 0) return nullptr;
    const ClassInfo& owner = classInfo(*info.owner);
    const auto* function = ast::as<ast::FunctionDef>(info.node);
    bool takesClass = info.isClassMethod || (function && (function->name == "__new__" || function->name == "__init_subclass__"));
    return takesClass ? owner.type : owner.instance;
}

/// By annotation, then by the calls, then by its default, then by how it is used. The calls of a file that stands alone need
/// not be all there are; those of a project are.
const Type* Evaluator::parameterValue(FunctionInfo& info, std::size_t index) {
    const ast::arg* parameter = info.parameters[index];
    const Type* fallback = info.defaults[index];
    bool mayBeNone = fallback && fallback->kind == TypeKind::None;
    if (parameter == info.arguments->kwarg) {
        const Type* value = info.declared[index] ? info.declared[index] : unknownType();
        return containerOf(arena_, TypeKind::Dict, std::array{simpleType(TypeKind::Str), value});
    }
    if (parameter == info.arguments->vararg) {
        const Type* element = info.declared[index] ? info.declared[index] : unknownType();
        return element->isUnknown() ? simpleType(TypeKind::Tuple) : containerOf(arena_, TypeKind::Iterator, element);
    }
    if (const Type* receiver = receiverValue(info, index); receiver && !info.declared[index]) return receiver;
    if (const Type* declared = info.declared[index]; declared && !declared->isUnknown()) return mayBeNone ? optional(declared) : declared;
    if (const Type* declared = info.declared[index]; declared && isOptional(declared)) return declared;
    const Type* known = info.isGivenOthers ? pendingType() : generalised(arena_, info.passed[index], !info.isPublic);
    if (fallback && !mayBeNone) known = join(known, generalised(arena_, fallback, true));
    else if (mayBeNone && !isPending(known)) known = optional(known);
    if (info.traced[index] && known->isArray()) return known;
    bool mayGetOthers = info.isPublic && !facts_.world && !takesArrays(info);
    if (!isPending(known) && (!known->isUnknown() || apiOf(known)))
        return mayGetOthers || isPending(info.passed[index]) ? assumedOf(arena_, known) : known;
    if (isOptional(known)) return optional(mayGetOthers ? assumedOf(arena_, withoutNone(known)) : withoutNone(known));
    const Type* guessed = info.guessed[index] ? info.guessed[index] : parameterType(arena_, *parameter);
    return mayBeNone ? optional(guessed) : guessed;
}

}  // namespace regraft::semantic
