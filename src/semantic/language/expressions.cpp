#include "semantic/language/expressions.h"

#include <array>

#include "ast/node_base.h"
#include "ast/visit.h"
#include "semantic/calls/calls.h"
#include "semantic/definitions/classes.h"
#include "semantic/definitions/function_definitions.h"
#include "semantic/dicts.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/guesses.h"
#include "semantic/frameworks/layers.h"
#include "semantic/language/assignments.h"
#include "semantic/language/branches.h"
#include "semantic/language/names.h"
#include "semantic/language/narrowing.h"
#include "semantic/language/operators.h"
#include "semantic/language/subscripts.h"

namespace regraft::semantic {

const Type* Expressions::evaluate(const ast::Expr& expr) {
    if (expr.kind == ast::Kind::Constant) return evaluateConstant(static_cast<const ast::Constant&>(expr));
    ++state_.depth;
    const Type* type = compute(expr);
    --state_.depth;
    return facts_.note(expr, type);
}

const Type* Expressions::compute(const ast::Expr& expr) {
    switch (expr.kind) {
        case ast::Kind::NameExpr:
        case ast::Kind::Attribute: return names_.settle(expr, names_.denote(expr));
        case ast::Kind::Call: {
            const auto& call = static_cast<const ast::Call&>(expr);
            return names_.isKnownGetattr(call) ? names_.settle(expr, names_.denoteGetattr(call)) : calls_.evaluate(call);
        }
        case ast::Kind::BinOp: return operators_.evaluateBinOp(static_cast<const ast::BinOp&>(expr));
        case ast::Kind::UnaryOp: return operators_.evaluateUnaryOp(static_cast<const ast::UnaryOp&>(expr));
        case ast::Kind::Compare: return operators_.evaluateCompare(static_cast<const ast::Compare&>(expr));
        case ast::Kind::Subscript: return subscripts_.evaluate(static_cast<const ast::Subscript&>(expr));
        case ast::Kind::BoolOp: return evaluateBoolOp(static_cast<const ast::BoolOp&>(expr));
        case ast::Kind::IfExp: return evaluateConditional(static_cast<const ast::IfExp&>(expr));
        case ast::Kind::Tuple: return evaluateTuple(expr, static_cast<const ast::Tuple&>(expr).elts);
        case ast::Kind::List: return evaluateElements(TypeKind::List, static_cast<const ast::List&>(expr).elts);
        case ast::Kind::Set: return evaluateElements(TypeKind::Set, static_cast<const ast::Set&>(expr).elts);
        case ast::Kind::Dict: return evaluateDict(static_cast<const ast::Dict&>(expr));
        case ast::Kind::Lambda: return evaluateLambda(static_cast<const ast::Lambda&>(expr));
        case ast::Kind::NamedExpr: return evaluateWalrus(static_cast<const ast::NamedExpr&>(expr));
        case ast::Kind::ListComp: return evaluateSequence(TypeKind::List, static_cast<const ast::ListComp&>(expr));
        case ast::Kind::SetComp: return evaluateSequence(TypeKind::Set, static_cast<const ast::SetComp&>(expr));
        case ast::Kind::GeneratorExp: return evaluateSequence(TypeKind::Iterator, static_cast<const ast::GeneratorExp&>(expr));
        case ast::Kind::DictComp: {
            const auto& comp = static_cast<const ast::DictComp&>(expr);
            return evaluateComprehension(TypeKind::Dict, comp.generators, {comp.key, comp.value});
        }
        case ast::Kind::Starred: return evaluate(*static_cast<const ast::Starred&>(expr).value);
        case ast::Kind::Yield: return evaluateYield(static_cast<const ast::Yield&>(expr));
        case ast::Kind::YieldFrom: {
            const Type* value = evaluate(*static_cast<const ast::YieldFrom&>(expr).value);
            state_.at->yielded = joinTypes(arena_, state_.at->yielded, elementOf(arena_, value));
            return unknownType();
        }
        default: break;
    }
    ast::forEachChild(expr, [&](const ast::Node& child) {
        if (isExpression(child)) evaluate(static_cast<const ast::Expr&>(child));
    });
    if (expr.kind == ast::Kind::JoinedStr) return simpleType(TypeKind::Str);
    return simpleType(expr.kind == ast::Kind::Slice ? TypeKind::Slice : TypeKind::Unknown);
}

const Type* Expressions::evaluateWalrus(const ast::NamedExpr& named) {
    const Type* type = evaluate(*named.value);
    assignments_.assign(*named.target, type);
    return type;
}

const Type* Expressions::evaluateYield(const ast::Yield& yield) {
    const Type* value = yield.value ? evaluate(*yield.value) : simpleType(TypeKind::None);
    state_.at->yielded = joinTypes(arena_, state_.at->yielded, generalised(arena_, value, true));
    return unknownType();
}

const Type* Expressions::evaluateConstant(const ast::Constant& constant) {
    if (const Type* known = facts_.types[constant.id]) return known;
    static constexpr std::array<TypeKind, 9> kinds = {TypeKind::None,  TypeKind::Bool,    TypeKind::Bool, TypeKind::Ellipsis, TypeKind::Int,
                                                      TypeKind::Float, TypeKind::Complex, TypeKind::Str,  TypeKind::Bytes};
    Type type;
    type.kind = kinds[static_cast<std::size_t>(constant.value.type)];
    type.literal = &constant;
    return facts_.note(constant, type.kind == TypeKind::None ? simpleType(TypeKind::None) : arena_.make<Type>(type));
}

/// A tuple of constants is a constant itself.
const Type* Expressions::evaluateTuple(const ast::Expr& node, std::span<ast::Expr* const> elements) {
    std::vector<const Type*> items;
    bool isConstant = true, isExact = true;
    for (const ast::Expr* element : elements) {
        items.push_back(evaluate(*element));
        isConstant = isConstant && (items.back()->literal == element || items.back()->kind == TypeKind::None);
        isExact = isExact && element->kind != ast::Kind::Starred;
    }
    Type type;
    type.kind = TypeKind::Tuple;
    if (isExact) type.items = arena_.copy(items);
    if (isConstant) type.literal = &node;
    return arena_.make<Type>(type);
}

/// What elements of both types are together, as an array of them would be: in `[1, 0.5]` and `[[0, 1], [0.5, 1]]` the integers
/// stand for floats; beside what is not known yet, they may.
const Type* Expressions::joinElements(const Type* a, const Type* b) {
    if ((isPending(a) && b->isNumber()) || (isPending(b) && a->isNumber())) return pendingType();
    if (a->isNumber() && b->isNumber()) return a->kind == b->kind ? joinTypes(arena_, a, b) : simpleType(std::max(a->kind, b->kind));
    const bool areRows = a->kind == TypeKind::List && b->kind == TypeKind::List && a->items.size() == 1 && b->items.size() == 1;
    return areRows ? containerOf(arena_, TypeKind::List, joinElements(a->items[0], b->items[0])) : joinTypes(arena_, a, b);
}

const Type* Expressions::evaluateElements(TypeKind kind, std::span<ast::Expr* const> elements) {
    const Type* all = nullptr;
    for (const ast::Expr* expr : elements) {
        const Type* type = evaluate(*expr);
        if (state_.isSoft(type)) type = state_.unknown({type});
        const Type* element = expr->kind == ast::Kind::Starred ? elementOf(arena_, type) : type;
        all = all ? joinElements(all, element) : element;
    }
    return containerOf(arena_, kind, all ? generalised(arena_, all, true) : pendingType());
}

const Type* Expressions::evaluateDict(const ast::Dict& dict) {
    const Type* type = emptyDict(arena_);
    for (std::size_t i = 0; i < dict.values.size(); ++i) {
        const Type* value = evaluate(*dict.values[i]);
        if (dict.keys[i]) type = withEntry(arena_, *type, evaluate(*dict.keys[i]), value, true);
        else type = isKnownDict(*value) ? merged(arena_, *type, *value) : dictOf(arena_, unknownType(), unknownType());
    }
    return type;
}

/// `a or b` is one of them; `a` only where it is not None.
const Type* Expressions::evaluateBoolOp(const ast::BoolOp& operation) {
    const Type* result = pendingType();
    bool isOr = operation.op == ast::BooleanOp::Or;
    Environment::Mark mark = state_.environment().mark();
    for (std::size_t i = 0; i < operation.values.size(); ++i) {
        const Type* value = evaluate(*operation.values[i]);
        if (i == 0) mark = state_.environment().mark();
        bool isLast = i + 1 == operation.values.size();
        if (isOr && !isLast && value->kind == TypeKind::None) value = pendingType();
        result = joinTypes(arena_, result, isOr && !isLast ? withoutNone(value) : value);
        if (!isLast) narrowing_.narrow(*operation.values[i], !isOr);
    }
    std::vector<Environment::Branch> ends = {state_.environment().takeBack(mark), {}};
    branches_.merge(ends);
    // `rng or np.random.default_rng()`: what is not given is a generator, and so is what is.
    const Type* last = facts_.types[operation.values.back()->id];
    if (isOr && last && last->kind == TypeKind::Generator && withoutNone(result)->isUnknown() && !isPending(result)) {
        guesses_.guess(*operation.values[0], assumedOf(arena_, last));
        return assumedOf(arena_, last);
    }
    return result;
}

const Type* Expressions::evaluateConditional(const ast::IfExp& conditional) {
    evaluate(*conditional.test);
    Environment::Mark mark = state_.environment().mark();
    std::vector<Environment::Branch> ends;
    narrowing_.narrow(*conditional.test, true);
    const Type* body = evaluate(*conditional.body);
    ends.push_back(state_.environment().takeBack(mark));
    narrowing_.narrow(*conditional.test, false);
    const Type* orelse = evaluate(*conditional.orelse);
    ends.push_back(state_.environment().takeBack(mark));
    branches_.merge(ends);
    return joinTypes(arena_, body, orelse);
}

const Type* Expressions::evaluateLambda(const ast::Lambda& lambda) {
    FunctionInfo& info = facts_.function(lambda);
    functionDefinitions_.evaluateDefaults(info, *lambda.args);
    return info.type;
}

const Type* Expressions::evaluateComprehension(TypeKind kind, std::span<ast::comprehension* const> generators,
                                               std::initializer_list<const ast::Expr*> elements) {
    Environment::Mark mark = state_.environment().mark();
    for (const ast::comprehension* generator : generators) {
        const Type* iterated = layers_.membersOf(*generator->iter, evaluate(*generator->iter));
        assignments_.assign(*generator->target, classes_.iterationOf(iterated));
        for (const ast::Expr* condition : generator->ifs) {
            evaluate(*condition);
            narrowing_.narrow(*condition, true);
        }
    }
    std::vector<const Type*> items;
    for (const ast::Expr* element : elements) items.push_back(generalised(arena_, evaluate(*element), true));
    std::vector<Environment::Branch> ends = {state_.environment().takeBack(mark), {}};
    branches_.merge(ends);
    return containerOf(arena_, kind, items);
}

}  // namespace regraft::semantic
