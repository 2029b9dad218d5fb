#include "semantic/calls/function_transforms.h"

#include "mapping/instantiate.h"
#include "semantic/calls/function_calls.h"
#include "semantic/calls/transformations.h"
#include "semantic/definitions/classes.h"
#include "semantic/definitions/definitions.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/uses.h"

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

const Type* FunctionTransforms::apply(const ast::Expr& site, const neutral::Expr& meaning, const Framework& framework,
                                      const Type* otherwise) {
    if (meaning.kind != neutral::ExprKind::Operation || (meaning.operation->calls.empty() && !meaning.operation->gives)) return otherwise;
    Transformation transformation(*this, definitions_, facts_, site, meaning, framework);
    transformation.markTraced();
    const auto* result = ast::as<ast::NameExpr>(meaning.operation->result);
    if (result && result->id == "function") {
        const Type* same = transformation.sameFunction();
        return same ? same : transformation.functionType(nullptr);
    }
    transformation.run();
    return meaning.operation->gives ? transformation.given(*meaning.operation->gives) : otherwise;
}

const Type* FunctionTransforms::call(const CallArguments& arguments, const Transformed& function) {
    if (function.result) return function.result;
    if (transforming_ >= deepestTransformation) return unknownType();
    Count count(transforming_);
    Transformation transformation(*this, definitions_, facts_, *function.site, *function.meaning, *function.framework);
    std::vector<const Type*> types;
    for (std::size_t i = 0; i < arguments.positional.size(); ++i) {
        const Type* type = arguments.at(i);
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
void FunctionTransforms::makeArray(const ast::Expr& number, const Framework& framework) {
    constexpr std::string_view name = "number as an array";
    if (!facts_.isSource(&framework)) return;
    std::uint32_t index = facts_.useOf[number.id];
    if (index != none && facts_.usePool[index].site.node && facts_.usePool[index].name != name) return;
    LiftContext context{framework, arena_, neutral::Form::Function, nullptr};
    const Operation* asarray = facts_.tables.operation("asarray");
    Use& use = uses_.add(number, framework);
    use.name = name;
    use.operation = asarray;
    use.meaning = makeOperation(*asarray, {makeSource(number, facts_.types[number.id], arena_)}, context);
}

const Type* FunctionTransforms::callWith(const Type* given, const std::vector<const Type*>& types,
                                         const std::vector<std::pair<Name, const Type*>>& keywords, const ast::Call* call) {
    const Type* function = withoutNone(given);
    if (const Transformed* inner = transformedOf(function)) {
        if (inner->result) return inner->result;
        if (transforming_ >= deepestTransformation) return unknownType();  // `f = jax.vmap(f)` in a loop
        Count count(transforming_);
        Transformation transformation(*this, definitions_, facts_, *inner->site, *inner->meaning, *inner->framework);
        transformation.setArguments(types, keywords, call);
        transformation.run();
        return inner->meaning->operation->gives ? transformation.given(*inner->meaning->operation->gives) : unknownType();
    }
    if (const ApiName* name = apiOf(function)) {
        if (!call || !name->ref) return unknownType();
        UseSite site;
        site.node = site.call = call;
        return generalised(arena_, uses_.applyUnrecorded(name->ref, site), false);
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
    if (FunctionInfo* info = definitions_.functionOf(function)) return functionCalls_.callWith(*info, types, keywords);
    if (function->kind == TypeKind::Instance && function->definition)
        for (std::string_view name : {"__call__", "forward", "call"})
            if (FunctionInfo* info = classes_.method(*function->definition, name)) return functionCalls_.callWith(*info, types, keywords);
    return state_.unknown({function});
}

}  // namespace regraft::semantic
