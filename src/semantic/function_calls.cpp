// Calls that the program does not write out: by operations that take functions, and of the functions they give.

#include <algorithm>

#include "mapping/instantiate.h"
#include "semantic/transformations.h"

namespace regraft::semantic {

namespace {

constexpr int deepestTransformation = 8;

/// Counts how deep a recursion is.
class Count {
public:
    explicit Count(int& depth) : depth_(depth) { ++depth_; }
    ~Count() { --depth_; }
    Count(const Count&) = delete;
    Count& operator=(const Count&) = delete;

private:
    int& depth_;
};

}  // namespace

/// The type of an application of an operation that takes functions; `otherwise` if it is of another kind.
const Type* Evaluator::transform(const ast::Expr& site, const neutral::Expr& meaning, const Framework& framework, const Type* otherwise) {
    if (meaning.kind != neutral::ExprKind::Operation || (meaning.operation->calls.empty() && !meaning.operation->gives)) return otherwise;
    Transformation transformation(*this, site, meaning, framework);
    transformation.markTraced();
    const auto* result = ast::as<ast::NameExpr>(meaning.operation->result);
    if (result && result->id == "function") {
        const Type* same = transformation.sameFunction();
        return same ? same : transformation.functionType(nullptr);
    }
    transformation.run();
    return meaning.operation->gives ? transformation.given(*meaning.operation->gives) : otherwise;
}

const Type* Evaluator::callTransformed(const CallArguments& arguments, const Transformed& function) {
    if (function.result) return function.result;
    if (transforming_ >= deepestTransformation) return unknownType();
    Count count(transforming_);
    Transformation transformation(*this, *function.site, *function.meaning, *function.framework);
    std::vector<const Type*> types;
    for (std::size_t i = 0; i < arguments.positional.size(); ++i) {
        const Type* type = arguments.positional[i] ? arguments.positional[i] : unknownType();
        types.push_back(type);
        if (arguments.positional[i] && type->isNumber() && transformation.tracesArgument(i))
            makeArray(*arguments.call.args[i], *function.framework);
    }
    std::vector<std::pair<Name, const Type*>> keywords;
    for (const ast::keyword* keyword : arguments.call.keywords)
        if (keyword->name) keywords.emplace_back(keyword->name, facts_.types[keyword->value->id]);
    transformation.setArguments(std::move(types), std::move(keywords), &arguments.call);
    transformation.run();
    return function.meaning->operation->gives ? transformation.given(*function.meaning->operation->gives) : unknownType();
}

/// A number that the framework makes an array of before it calls the user's function.
void Evaluator::makeArray(const ast::Expr& number, const Framework& framework) {
    constexpr std::string_view name = "number as an array";
    if (!facts_.isSource(&framework)) return;
    std::uint32_t index = facts_.useOf[number.id];
    if (index != none && facts_.usePool[index].site.node && facts_.usePool[index].name != name) return;
    LiftContext context{framework, arena_, neutral::Form::Function, nullptr};
    const Operation* asarray = facts_.tables.operation("asarray");
    std::vector<const neutral::Expr*> parts(asarray->parameters.size());
    parts[0] = makeSource(number, facts_.types[number.id], arena_);
    Use& use = addUse(number, framework);
    use.name = name;
    use.operation = asarray;
    use.meaning = makeOperation(*asarray, std::move(parts), context);
}

/// The result of a call with arguments of these types. `call`: where the program writes it, if it does.
const Type* Evaluator::callWith(const Type* given, const std::vector<const Type*>& types,
                                const std::vector<std::pair<Name, const Type*>>& keywords, const ast::Call* call) {
    const Type* function = withoutNone(given);
    if (const Transformed* inner = transformedOf(function)) {
        if (inner->result) return inner->result;
        if (transforming_ >= deepestTransformation) return unknownType();  // `f = jax.vmap(f)` in a loop
        Count count(transforming_);
        Transformation transformation(*this, *inner->site, *inner->meaning, *inner->framework);
        transformation.setArguments(types, keywords, call);
        transformation.run();
        return inner->meaning->operation->gives ? transformation.given(*inner->meaning->operation->gives) : unknownType();
    }
    if (const ApiName* name = apiOf(function)) {
        if (!call || !name->ref) return unknownType();
        UseSite site;
        site.node = site.call = call;
        return generalised(arena_, applyUnrecorded(name->ref, site), false);
    }
    if (const auto* partial = ast::as<ast::Call>(function->definition);
        partial && function->kind == TypeKind::Function && !partial->args.empty()) {
        std::vector<const Type*> all;
        for (const ast::Expr* arg : partial->args.subspan(1)) all.push_back(facts_.typeOf(*arg));
        all.insert(all.end(), types.begin(), types.end());
        std::vector<std::pair<Name, const Type*>> named = keywords;
        for (const ast::keyword* keyword : partial->keywords)
            if (keyword->name) named.emplace_back(keyword->name, facts_.typeOf(*keyword->value));
        const Type* inner = facts_.types[partial->args[0]->id];
        bool isNested = !inner || (inner->definition && inner->definition->kind == ast::Kind::Call);
        return isNested ? unknownType() : callWith(inner, all, named, nullptr);
    }
    if (FunctionInfo* info = functionOf(function)) return callFunctionWith(*info, types, keywords);
    if (function->kind == TypeKind::Instance && function->definition)
        for (std::string_view name : {"__call__", "forward", "call"})
            if (FunctionInfo* info = method(*function->definition, name)) return callFunctionWith(*info, types, keywords);
    return unknown({function});
}

/// `@jax.jit`, `@jax.vmap`, `@partial(jax.jit, static_argnums=0)`, `@torch.compile(mode="max-autotune")`: the type of
/// what the name holds; null if the decorator is nothing of the kind.
const Type* Evaluator::decorate(const ast::Expr& decorator, const Type* function) {
    const auto* call = ast::as<ast::Call>(&decorator);
    const ast::Expr* api = call ? call->func : &decorator;
    std::size_t taken = 0;
    if (api->kind != ast::Kind::NameExpr && api->kind != ast::Kind::Attribute) return nullptr;
    Denoted denoted = denote(*api, true);
    if (call && denoted.name && denoted.name->text == "functools.partial" && !call->args.empty()) {
        if (call->args[0]->kind != ast::Kind::NameExpr && call->args[0]->kind != ast::Kind::Attribute) return nullptr;
        denoted = denote(*call->args[0], true);
        taken = 1;
    }
    const ApiName* name = denoted.name;
    if (!name || !name->framework || !name->ref || name->isValue()) return nullptr;
    note(decorator, function);  // stands for the function, too
    ast::Call whole{};
    whole.kind = ast::Kind::Call;
    whole.id = decorator.id;
    whole.span = decorator.span;
    whole.func = const_cast<ast::Expr*>(api);
    std::vector<ast::Expr*> args{const_cast<ast::Expr*>(&decorator)};
    if (call) {
        args.insert(args.end(), call->args.begin() + static_cast<std::ptrdiff_t>(taken), call->args.end());
        whole.keywords = call->keywords;
    }
    whole.args = arena_.copy(args);
    UseSite site;
    site.node = &decorator;
    site.call = arena_.make<ast::Call>(whole);
    Choice choice = chooseOverload(name->ref, site, facts_);
    const ast::Expr* lift = choice.overload ? choice.overload->lift : nullptr;
    const auto* applied = ast::as<ast::Call>(lift);
    const Operation* operation = applied ? operationNamed(*applied->func) : nullptr;
    if (!operation || operation->calls.empty() || choice.problem == BindProblem::NoFit) return nullptr;
    for (std::size_t i = 1; i < args.size(); ++i) evaluate(*args[i]);
    for (const ast::keyword* keyword : whole.keywords) evaluate(*keyword->value);
    note(decorator, function);
    const neutral::Expr* meaning = liftChoice(choice, site, *name->framework, facts_, arena_);
    if (facts_.isSource(name->framework)) {
        Use& use = addUse(decorator, *name->framework);
        use.name = name->text;
        use.api = name->ref;
        use.site = site;
        use.choice = std::move(choice);
        use.meaning = meaning;
        use.isDecorator = true;
    }
    return meaning ? transform(decorator, *meaning, *name->framework, unknownType()) : unknownType();
}

}  // namespace regraft::semantic
