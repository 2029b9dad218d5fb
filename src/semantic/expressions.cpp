#include <array>

#include "ast/visit.h"
#include "semantic/evaluator.h"

namespace regraft::semantic {

const Type* Evaluator::evaluate(const ast::Expr& expr) {
    if (expr.kind == ast::Kind::Constant) return evaluateConstant(static_cast<const ast::Constant&>(expr));
    ++depth_;
    const Type* type = compute(expr);
    --depth_;
    return note(expr, type);
}

const Type* Evaluator::compute(const ast::Expr& expr) {
    switch (expr.kind) {
        case ast::Kind::NameExpr:
        case ast::Kind::Attribute: return settle(expr, denote(expr));
        case ast::Kind::Call: {
            const auto& call = static_cast<const ast::Call&>(expr);
            return isKnownGetattr(call) ? settle(expr, denoteGetattr(call)) : evaluateCall(call);
        }
        case ast::Kind::BinOp: return evaluateBinOp(static_cast<const ast::BinOp&>(expr));
        case ast::Kind::UnaryOp: return evaluateUnaryOp(static_cast<const ast::UnaryOp&>(expr));
        case ast::Kind::Compare: return evaluateCompare(static_cast<const ast::Compare&>(expr));
        case ast::Kind::Subscript: return evaluateSubscript(static_cast<const ast::Subscript&>(expr));
        case ast::Kind::BoolOp: return evaluateBoolOp(static_cast<const ast::BoolOp&>(expr));
        case ast::Kind::IfExp: return evaluateConditional(static_cast<const ast::IfExp&>(expr));
        case ast::Kind::Tuple: return evaluateTuple(expr, static_cast<const ast::Tuple&>(expr).elts);
        case ast::Kind::List: return evaluateElements(TypeKind::List, static_cast<const ast::List&>(expr).elts);
        case ast::Kind::Set: return evaluateElements(TypeKind::Set, static_cast<const ast::Set&>(expr).elts);
        case ast::Kind::Dict: return evaluateDict(static_cast<const ast::Dict&>(expr));
        case ast::Kind::Lambda: return evaluateLambda(static_cast<const ast::Lambda&>(expr));
        case ast::Kind::NamedExpr: {
            const auto& named = static_cast<const ast::NamedExpr&>(expr);
            const Type* type = evaluate(*named.value);
            assign(*named.target, type);
            return type;
        }
        case ast::Kind::ListComp: {
            const auto& comp = static_cast<const ast::ListComp&>(expr);
            return evaluateComprehension(TypeKind::List, comp.generators, {comp.elt});
        }
        case ast::Kind::SetComp: {
            const auto& comp = static_cast<const ast::SetComp&>(expr);
            return evaluateComprehension(TypeKind::Set, comp.generators, {comp.elt});
        }
        case ast::Kind::GeneratorExp: {
            const auto& comp = static_cast<const ast::GeneratorExp&>(expr);
            return evaluateComprehension(TypeKind::Iterator, comp.generators, {comp.elt});
        }
        case ast::Kind::DictComp: {
            const auto& comp = static_cast<const ast::DictComp&>(expr);
            return evaluateComprehension(TypeKind::Dict, comp.generators, {comp.key, comp.value});
        }
        case ast::Kind::Starred: return evaluate(*static_cast<const ast::Starred&>(expr).value);
        case ast::Kind::Yield: {
            const auto& yield = static_cast<const ast::Yield&>(expr);
            const Type* value = yield.value ? evaluate(*yield.value) : simpleType(TypeKind::None);
            at_->yielded = join(at_->yielded, generalised(arena_, value, true));
            return unknownType();
        }
        case ast::Kind::YieldFrom: {
            const Type* value = evaluate(*static_cast<const ast::YieldFrom&>(expr).value);
            at_->yielded = join(at_->yielded, elementOf(arena_, value));
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

const Type* Evaluator::evaluateConstant(const ast::Constant& constant) {
    if (const Type* known = facts_.types[constant.id]) return known;
    static constexpr std::array<TypeKind, 9> kinds = {TypeKind::None,  TypeKind::Bool,    TypeKind::Bool, TypeKind::Ellipsis, TypeKind::Int,
                                                      TypeKind::Float, TypeKind::Complex, TypeKind::Str,  TypeKind::Bytes};
    Type type;
    type.kind = kinds[static_cast<std::size_t>(constant.value.type)];
    type.literal = &constant;
    return note(constant, type.kind == TypeKind::None ? simpleType(TypeKind::None) : arena_.make<Type>(type));
}

/// A tuple of constants is a constant itself.
const Type* Evaluator::evaluateTuple(const ast::Expr& node, std::span<ast::Expr* const> elements) {
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
/// stand for floats.
const Type* Evaluator::joinElements(const Type* a, const Type* b) {
    if (a->isNumber() && b->isNumber()) return a->kind == b->kind ? join(a, b) : simpleType(std::max(a->kind, b->kind));
    const bool areRows = a->kind == TypeKind::List && b->kind == TypeKind::List && a->items.size() == 1 && b->items.size() == 1;
    return areRows ? containerOf(arena_, TypeKind::List, joinElements(a->items[0], b->items[0])) : join(a, b);
}

const Type* Evaluator::evaluateElements(TypeKind kind, std::span<ast::Expr* const> elements) {
    const Type* element = pendingType();
    for (const ast::Expr* expr : elements) {
        const Type* type = evaluate(*expr);
        element = joinElements(element, expr->kind == ast::Kind::Starred ? elementOf(arena_, type) : type);
    }
    return containerOf(arena_, kind, generalised(arena_, element, true));
}

const Type* Evaluator::evaluateDict(const ast::Dict& dict) {
    const Type *key = pendingType(), *value = pendingType();
    for (std::size_t i = 0; i < dict.values.size(); ++i) {
        const Type* entry = evaluate(*dict.values[i]);
        if (dict.keys[i]) {
            key = join(key, generalised(arena_, evaluate(*dict.keys[i]), true));
            value = join(value, generalised(arena_, entry, true));
        } else if (entry->kind == TypeKind::Dict && entry->items.size() == 2) {
            key = join(key, entry->items[0]);
            value = join(value, entry->items[1]);
        } else {
            key = value = unknownType();
        }
    }
    return containerOf(arena_, TypeKind::Dict, std::array{key, value});
}

/// `a or b` is one of them; `a` only where it is not None.
const Type* Evaluator::evaluateBoolOp(const ast::BoolOp& operation) {
    const Type* result = pendingType();
    bool isOr = operation.op == ast::BooleanOp::Or;
    Environment::Mark mark = environment().mark();
    for (std::size_t i = 0; i < operation.values.size(); ++i) {
        const Type* value = evaluate(*operation.values[i]);
        if (i == 0) mark = environment().mark();
        bool isLast = i + 1 == operation.values.size();
        if (isOr && !isLast && value->kind == TypeKind::None) value = pendingType();
        result = join(result, isOr && !isLast ? withoutNone(value) : value);
        if (!isLast) narrow(*operation.values[i], !isOr);
    }
    std::vector<Branch> ends = {environment().takeBack(mark), {}};
    merge(ends);
    // `rng or np.random.default_rng()`: what is not given is a generator, and so is what is.
    const Type* last = facts_.types[operation.values.back()->id];
    if (isOr && last && last->kind == TypeKind::Generator && withoutNone(result)->isUnknown() && !isPending(result)) {
        guess(*operation.values[0], assumedOf(arena_, last));
        return assumedOf(arena_, last);
    }
    return result;
}

const Type* Evaluator::evaluateConditional(const ast::IfExp& conditional) {
    evaluate(*conditional.test);
    Environment::Mark mark = environment().mark();
    std::vector<Branch> ends;
    narrow(*conditional.test, true);
    const Type* body = evaluate(*conditional.body);
    ends.push_back(environment().takeBack(mark));
    narrow(*conditional.test, false);
    const Type* orelse = evaluate(*conditional.orelse);
    ends.push_back(environment().takeBack(mark));
    merge(ends);
    return join(body, orelse);
}

const Type* Evaluator::evaluateLambda(const ast::Lambda& lambda) {
    FunctionInfo& info = facts_.function(lambda);
    evaluateDefaults(info, *lambda.args);
    return info.type;
}

const Type* Evaluator::evaluateComprehension(TypeKind kind, std::span<ast::comprehension* const> generators,
                                             std::initializer_list<const ast::Expr*> elements) {
    Environment::Mark mark = environment().mark();
    for (const ast::comprehension* generator : generators) {
        const Type* iterated = membersOf(*generator->iter, evaluate(*generator->iter));
        assign(*generator->target, iterationOf(iterated));
        for (const ast::Expr* condition : generator->ifs) {
            evaluate(*condition);
            narrow(*condition, true);
        }
    }
    std::vector<const Type*> items;
    for (const ast::Expr* element : elements) items.push_back(generalised(arena_, evaluate(*element), true));
    std::vector<Branch> ends = {environment().takeBack(mark), {}};
    merge(ends);
    return containerOf(arena_, kind, items);
}

}  // namespace regraft::semantic
