#include "semantic/definitions/function_definitions.h"

#include <algorithm>
#include <array>

#include "ast/display.h"
#include "mapping/instantiate.h"
#include "semantic/calls/function_transforms.h"
#include "semantic/definitions/decorators.h"
#include "semantic/definitions/definitions.h"
#include "semantic/definitions/parameters.h"
#include "semantic/definitions/test_cases.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/uses.h"
#include "semantic/language/annotations.h"
#include "semantic/language/expressions.h"
#include "semantic/language/names.h"

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

/// What a tuple of a test's values has at a place; unknown if it is no such tuple.
const Type* caseItem(const Type& values, std::size_t place) {
    return values.kind == TypeKind::Tuple && place < values.items.size() ? values.items[place] : unknownType();
}

/// One of the cases in a variable.
const Type* elementOfCases(const Type& cases) {
    return cases.kind == TypeKind::List && cases.items.size() == 1 ? cases.items[0] : unknownType();
}

bool isNameOrAttribute(const ast::Expr& expr) { return expr.kind == ast::Kind::NameExpr || expr.kind == ast::Kind::Attribute; }

}  // namespace

/// The framework's function that a decorator names, perhaps in a `partial(…)`, with the arguments after it; null if it is something else.
const ApiName* FunctionDefinitions::decoratorApi(const ast::Expr& decorator, std::span<ast::Expr* const>& given) {
    const auto* call = ast::as<ast::Call>(&decorator);
    const ast::Expr& named = call ? *call->func : decorator;
    if (!isNameOrAttribute(named)) return nullptr;
    Denoted denoted = names_.denote(named, true);
    if (call) given = call->args;
    if (call && denoted.name && denoted.name->text == "functools.partial" && !call->args.empty()) {
        if (!isNameOrAttribute(*call->args[0])) return nullptr;
        denoted = names_.denote(*call->args[0], true);
        given = given.subspan(1);
    }
    const ApiName* name = denoted.name;
    return name && name->framework && name->ref && !name->isValue() ? name : nullptr;
}

/// What a decorator does: a call with the function, for which `decorator` stands, before the arguments that are given.
const ast::Call& FunctionDefinitions::decoratorCall(const ast::Expr& decorator, std::span<ast::Expr* const> given) {
    const auto* call = ast::as<ast::Call>(&decorator);
    ast::Call whole{};
    whole.kind = ast::Kind::Call;
    whole.id = decorator.id;
    whole.span = decorator.span;
    whole.func = call ? call->func : const_cast<ast::Expr*>(&decorator);
    std::vector<ast::Expr*> args{const_cast<ast::Expr*>(&decorator)};
    args.insert(args.end(), given.begin(), given.end());
    whole.args = arena_.copy(args);
    if (call) whole.keywords = call->keywords;
    return *arena_.make<ast::Call>(whole);
}

/// `@jax.jit`, `@jax.vmap`, `@partial(jax.jit, static_argnums=0)`, `@torch.compile(mode="max-autotune")`: the type of
/// what the name holds; null if the decorator is nothing of the kind.
const Type* FunctionDefinitions::decorate(const ast::Expr& decorator, const Type* function) {
    std::span<ast::Expr* const> given;
    const ApiName* name = decoratorApi(decorator, given);
    if (!name) return nullptr;
    facts_.note(decorator, function);  // stands for the function, too
    UseSite site;
    site.node = &decorator;
    site.call = &decoratorCall(decorator, given);
    Choice choice = chooseOverload(name->ref, site, facts_);
    const ast::Expr* lift = choice.overload ? choice.overload->lift : nullptr;
    const auto* applied = ast::as<ast::Call>(lift);
    const Operation* operation = applied ? operationNamed(*applied->func) : nullptr;
    if (!operation || operation->calls.empty() || choice.problem == BindProblem::NoFit) return nullptr;
    for (const ast::Expr* arg : given) expressions_.evaluate(*arg);
    for (const ast::keyword* keyword : site.call->keywords) expressions_.evaluate(*keyword->value);
    facts_.note(decorator, function);
    const neutral::Expr* meaning = liftChoice(choice, site, *name->framework, facts_, arena_);
    if (facts_.isSource(name->framework)) {
        Use& use = uses_.add(decorator, *name->framework);
        use.name = name->text;
        use.api = name->ref;
        use.site = site;
        use.choice = std::move(choice);
        use.meaning = meaning;
        use.isDecorator = true;
    }
    return meaning ? transforms_.apply(decorator, *meaning, *name->framework, unknownType()) : unknownType();
}

template <class Function>
void FunctionDefinitions::define(const Function& statement) {
    FunctionInfo& info = facts_.function(statement);
    const Type* decorated = readDecorators(info, statement.decorator_list);
    evaluateDefaults(info, *statement.args);
    if (statement.returns) info.declaredResult = annotations_.evaluate(*statement.returns);
    state_.store(facts_.scopes.symbolOf[statement.id], info.isOpaque ? unknownType() : decorated);
}
template void FunctionDefinitions::define(const ast::FunctionDef&);
template void FunctionDefinitions::define(const ast::AsyncFunctionDef&);

/// What the function's name holds, but for opaque decorators.
const Type* FunctionDefinitions::readDecorators(FunctionInfo& info, std::span<ast::Expr* const> decorators) {
    const Type* type = info.type;
    for (std::size_t i = decorators.size(); i-- > 0;) {
        const ast::Expr* decorator = decorators[i];
        if (const Type* changed = decorate(*decorator, type)) {
            if (!changed->isUnknown()) type = changed;
            continue;
        }
        expressions_.evaluate(*decorator);
        passCases(info, *decorator);
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

/// What the cases of a test give its parameters counts as what calls give them.
void FunctionDefinitions::passCases(FunctionInfo& info, const ast::Expr& decorator) {
    std::vector<std::string_view> parameters;
    for (const ast::arg* parameter : info.parameters) parameters.push_back(parameter->name.text());
    const std::span<const std::string_view> taken =
        std::span<const std::string_view>(parameters).subspan(info.owner && !parameters.empty() ? 1 : 0);
    for (const TestCases& cases : testCasesOf(decorator, taken)) {
        for (const ast::Expr* one : cases.written) passWritten(info, *one, cases);
        if (!cases.unwritten) continue;
        const Type* each = elementOfCases(*facts_.typeOf(*cases.unwritten));
        for (std::size_t i = 0; i < cases.names.size(); ++i)
            passCase(info, cases.names[i], cases.names.size() == 1 && !cases.areCalls ? each : caseItem(*each, i));
    }
}

void FunctionDefinitions::passWritten(FunctionInfo& info, const ast::Expr& testCase, const TestCases& cases) {
    const std::vector<const ast::Expr*> values = valuesOfCase(testCase, cases);
    for (std::size_t i = 0; i < cases.names.size(); ++i) {
        if (values.empty()) passCase(info, cases.names[i], caseItem(*facts_.typeOf(testCase), i));
        else if (values[i]) passCase(info, cases.names[i], facts_.types[values[i]->id]);
    }
}

void FunctionDefinitions::passCase(FunctionInfo& info, std::string_view name, const Type* type) {
    const auto parameter = std::ranges::find_if(info.parameters, [&](const ast::arg* one) { return one->name == name; });
    if (parameter == info.parameters.end()) return;
    bool isNews = false;
    parameters_.pass(info, static_cast<std::size_t>(parameter - info.parameters.begin()), type ? type : unknownType(), isNews);
    info.isDirty = info.isDirty || isNews;
}

/// A decorator of the program whose wrapper returns what the function it wraps returns.
bool FunctionDefinitions::handsThrough(const ast::Expr& decorator, FunctionInfo& decorated) {
    const auto* call = ast::as<ast::Call>(&decorator);
    const Type* type = facts_.types[(call ? *call->func : decorator).id];
    const FunctionInfo* info = type ? definitions_.functionOf(type) : nullptr;
    const auto* function = info ? ast::as<ast::FunctionDef>(info->node) : nullptr;
    if (function && call) function = returnedFunction(*function);  // @decorator(arguments)
    decorated.isGivenOthers = decorated.isGivenOthers || (function && changesArguments(*function));
    return function && returnsWrapped(*function);
}

void FunctionDefinitions::evaluateDefaults(FunctionInfo& info, const ast::arguments& arguments) {
    auto indexOf = [&](const ast::arg* arg) {
        return static_cast<std::size_t>(std::find(info.parameters.begin(), info.parameters.end(), arg) - info.parameters.begin());
    };
    std::size_t positional = arguments.posonlyargs.size() + arguments.args.size();
    for (std::size_t i = 0; i < arguments.defaults.size(); ++i)
        info.defaults[positional - arguments.defaults.size() + i] = expressions_.evaluate(*arguments.defaults[i]);
    for (std::size_t i = 0; i < arguments.kw_defaults.size(); ++i)
        if (arguments.kw_defaults[i]) info.defaults[indexOf(arguments.kwonlyargs[i])] = expressions_.evaluate(*arguments.kw_defaults[i]);
    for (std::size_t i = 0; i < info.parameters.size(); ++i)
        if (const ast::Expr* annotation = info.parameters[i]->annotation) info.declared[i] = annotations_.evaluate(*annotation);
}

}  // namespace regraft::semantic
