#include "semantic/language/operators.h"

#include <fmt/core.h>
#include <algorithm>
#include <array>

#include "ast/display.h"
#include "mapping/elements.h"
#include "mapping/own_operator.h"
#include "mapping/spelled_dtype.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/framework_guesses.h"
#include "semantic/frameworks/guesses.h"
#include "semantic/frameworks/uses.h"
#include "semantic/language/annotations.h"
#include "semantic/language/expressions.h"

namespace regraft::semantic {

namespace {

/// The left operands of a chain, innermost last: `a + b + c` may be 100,000 deep.
std::vector<const ast::BinOp*> leftSpine(const ast::BinOp& last) {
    std::vector<const ast::BinOp*> spine;
    for (const ast::BinOp* node = &last; node; node = ast::as<ast::BinOp>(node->left)) spine.push_back(node);
    return spine;
}

bool isCommonGround(const Type* type, const Tables& tables) {
    const Framework* framework = tables.framework(type->framework);
    return framework && framework->isCommonGround;
}

/// Whether a value may stand beside an array of a framework in an operation. NumPy's arrays may beside any.
bool mayMeetArray(const Type* type, const Framework& framework, const Tables& tables) {
    switch (type->kind) {
        case TypeKind::Unknown:
        case TypeKind::Bool:
        case TypeKind::Int:
        case TypeKind::Float:
        case TypeKind::Complex: return true;
        case TypeKind::Array:
        case TypeKind::Beside: return type->framework == framework.id || isCommonGround(type, tables);
        case TypeKind::List:
        case TypeKind::Tuple:
        case TypeKind::Shape:  // what has to be of the array's dtype is made an array of that, a list too: `x * [2.0]` in TensorFlow
            return framework.acceptsLists || framework.dtypeRules.promotion == Promotion::None;
        default: return false;
    }
}

bool isRepeatable(const Type* type) { return type->kind == TypeKind::List || type->kind == TypeKind::Tuple; }

/// `[0] * np.max(x)`: an element that is an integer repeats a list, as Python's own integers do.
bool mayBeCount(const Type* type) {
    return type->isArray() && type->rank == 0 && (type->dtype == DType::Unknown || isInteger(type->dtype));
}

}  // namespace

const Type* Operators::evaluateBinOp(const ast::BinOp& last) {
    std::vector<const ast::BinOp*> spine = leftSpine(last);
    const Type* left = expressions_.evaluate(*spine.back()->left);
    for (auto it = spine.rbegin(); it != spine.rend(); ++it) {
        const Type* right = expressions_.evaluate(*(*it)->right);
        left = facts_.note(**it, binaryResult(**it, left, right));
    }
    return left;
}

const Type* Operators::binaryResult(const ast::BinOp& node, const Type* left, const Type* right) {
    if (state_.isPatient && (isPending(left) || isPending(right))) return state_.unknown({left, right});
    if (node.op == ast::BinaryOp::MatMult) guessFactors(node, left, right);
    const Framework* framework = operatorFramework(left, right);
    const bool isRepetition = framework && node.op == ast::BinaryOp::Mult && elementsAreNumbers(*framework) &&
                              ((isRepeatable(left) && mayBeCount(right)) || (isRepeatable(right) && mayBeCount(left)));
    if (framework && !isRepetition) return operate(node, ast::opSymbol(node.op), {node.left, node.right}, *framework);
    uses_.withdraw(node);
    bool isUnion = node.op == ast::BinaryOp::BitOr && (left->kind == TypeKind::Class || right->kind == TypeKind::Class);
    if (isUnion) return annotations_.aliasOf(annotations_.annotatedUnion(std::array{node.left, node.right}, nullptr));  // `Tensor | None`
    if (const Type* masks = combinedMasks(node, left, right)) return masks;
    return pythonArithmetic(node.op, left, right);
}

/// `a @ b`: nothing of Python's own has this operator, so that unknown operands are arrays.
void Operators::guessFactors(const ast::BinOp& node, const Type*& left, const Type*& right) {
    const Framework* framework = operatorFramework(left, right);
    if (!framework) framework = frameworks_.theOnly();
    if (!framework || !facts_.isSource(framework->id)) return;
    auto asArray = [&](const ast::Expr& operand, const Type*& type) {
        if (!withoutNone(type)->isUnknown() || apiOf(withoutNone(type)) || state_.isSoft(type)) return;
        guesses_.guess(operand, *framework);
        type = facts_.note(operand, assumedOf(arena_, arrayType(arena_, framework->id, DType::Unknown)));
    };
    asArray(*node.left, left);
    asArray(*node.right, right);
}

/// `(a == b) & (c < d)`; null if it is something else.
const Type* Operators::combinedMasks(const ast::BinOp& node, const Type* left, const Type* right) {
    bool isLogic = node.op == ast::BinaryOp::BitAnd || node.op == ast::BinaryOp::BitOr || node.op == ast::BinaryOp::BitXor;
    bool areMasks = resultOfComparison(left) && resultOfComparison(right);
    return isLogic && areMasks && !state_.isSoft(left) ? comparison(node) : nullptr;
}

/// What a comparison of unknown values gives: a guess from how it is used, where there is one.
const Type* Operators::comparison(const ast::Expr& node) {
    auto guessed = facts_.guessedResults.find(node.id);
    return guessed == facts_.guessedResults.end() ? comparisonType(arena_, node) : guessed->second;
}

const Framework* Operators::operatorFramework(const Type* left, const Type* right) const {
    const Type *array = withoutNone(left), *other = withoutNone(right);
    const auto gives = [&](const Type* type) { return type->isArray() && !isCommonGround(type, facts_.tables); };
    if (!gives(array) && (gives(other) || !array->isArray())) std::swap(array, other);
    if (!array->isArray()) return nullptr;
    const Framework* framework = facts_.tables.framework(array->framework);
    return framework && mayMeetArray(other, *framework, facts_.tables) ? framework : nullptr;
}

const Type* Operators::operate(const ast::Expr& node, std::string_view symbol, std::vector<const ast::Expr*> operands,
                               const Framework& framework) {
    const Operation* operation = facts_.operationOfSymbol(symbol);
    if (!operation) return unknownType();
    bool anyProved = false, anyUnknown = false, onlyScalars = true;
    std::vector<const Type*> operandTypes;
    for (const ast::Expr* operand : operands) {
        const Type* type = withoutNone(facts_.types[operand->id]);
        operandTypes.push_back(type);
        if (type->isArray()) facts_.note(*operand, type);
        anyProved = anyProved || (type->isArray() && !type->assumed);
        anyUnknown = anyUnknown || type->isUnknown();
        onlyScalars = onlyScalars && !(type->isArray() && type->rank != 0);
    }
    UseSite site;
    site.node = &node;
    site.operands = std::move(operands);
    site.form = neutral::Form::Operator;
    const neutral::Expr* meaning = liftOwnOperator(symbol, site, framework, facts_, arena_);
    if (!meaning) meaning = liftOperator(*operation, site, framework, facts_, arena_);
    const Type* result = meaning ? meaning->type : unknownType();
    if (!anyProved || anyUnknown) result = assumedOf(arena_, result);
    result = withStandIns(arena_, result, symbol == "[]" ? 0 : standInsOfArithmetic(operandTypes));
    // A scalar takes part in the arithmetic of whatever it meets: sparse matrices, data frames.
    if (framework.isCommonGround && anyUnknown && onlyScalars) result = unknownType();
    if (!facts_.isSource(framework.id) || node.id >= facts_.file.nodeCount) return result;
    Use& use = uses_.add(node, framework);
    use.site = std::move(site);
    use.name = fmt::format("operator {}", symbol);
    use.operation = operation;
    use.meaning = meaning;
    use.assumed = !anyProved;
    return result;
}

const Type* Operators::pythonArithmetic(ast::BinaryOp op, const Type* left, const Type* right) {
    if (state_.isSoft(left) || state_.isSoft(right)) return state_.unknown({left, right});
    if (left->isNumber() && right->isNumber()) {
        TypeKind kind = std::max({left->kind, right->kind, TypeKind::Int});
        if (op == ast::BinaryOp::Div) kind = std::max(kind, TypeKind::Float);
        if (op == ast::BinaryOp::Pow && kind == TypeKind::Int && !right->literal) return unknownType();
        if (op == ast::BinaryOp::Pow && right->literal && right->literal->kind != ast::Kind::Constant)
            kind = std::max(kind, TypeKind::Float);
        bool isBitwise = op == ast::BinaryOp::BitAnd || op == ast::BinaryOp::BitOr || op == ast::BinaryOp::BitXor;
        if (isBitwise && left->kind == TypeKind::Bool && right->kind == TypeKind::Bool) kind = TypeKind::Bool;
        const Type* result = simpleType(kind);
        return left->assumed || right->assumed ? assumedOf(arena_, result) : result;
    }
    if (left->kind == TypeKind::Beside) return left;
    if (right->kind == TypeKind::Beside) return right;
    if (left->isUnknown() || right->isUnknown())  // a number or an array
        if (const std::uint8_t numbers = standInsOfArithmetic(std::array{left, right})) return withStandIns(arena_, unknownType(), numbers);
    if (left->kind == TypeKind::Str)
        return simpleType(op == ast::BinaryOp::Add || op == ast::BinaryOp::Mod || op == ast::BinaryOp::Mult ? TypeKind::Str
                                                                                                            : TypeKind::Unknown);
    if (op == ast::BinaryOp::Mult && (left->kind == TypeKind::List || left->kind == TypeKind::Tuple || right->kind == TypeKind::List ||
                                      right->kind == TypeKind::Tuple)) {
        const Type* sequence = left->isSequence() ? left : right;
        return sequence->kind == TypeKind::List ? generalised(arena_, sequence, true) : simpleType(TypeKind::Tuple);
    }
    if (op != ast::BinaryOp::Add) return unknownType();
    if (left->kind == TypeKind::List && right->kind == TypeKind::List)
        return joinTypes(arena_, generalised(arena_, left, true), generalised(arena_, right, true));
    const bool isShape = (left->kind == TypeKind::Shape && right->kind == TypeKind::List) ||
                         (left->kind == TypeKind::List && right->kind == TypeKind::Shape);
    const Type* shape = left->kind == TypeKind::Shape ? left : right;
    if (isShape) return shape;  // TensorFlow's shapes take lists
    bool areTuples = (left->kind == TypeKind::Tuple || left->kind == TypeKind::Shape) &&
                     (right->kind == TypeKind::Tuple || right->kind == TypeKind::Shape);
    if (!areTuples) return unknownType();
    std::vector<const Type*> items(left->items.begin(), left->items.end());
    items.insert(items.end(), right->items.begin(), right->items.end());
    bool isExact = left->kind == TypeKind::Tuple && right->kind == TypeKind::Tuple && left->length() >= 0 && right->length() >= 0;
    if (!isExact && (left->kind == TypeKind::Shape || right->kind == TypeKind::Shape)) return shape;
    return isExact ? containerOf(arena_, TypeKind::Tuple, items) : simpleType(TypeKind::Tuple);
}

const Type* Operators::evaluateUnaryOp(const ast::UnaryOp& node) {
    const Type* operand = expressions_.evaluate(*node.operand);
    if (node.op == ast::UnaryOperator::Not) return simpleType(TypeKind::Bool);
    if (withoutNone(operand)->isArray())
        if (const Framework* framework = operatorFramework(operand, operand))
            return operate(node, fmt::format("unary {}", ast::opSymbol(node.op)), {node.operand}, *framework);
    uses_.withdraw(node);
    if (node.op == ast::UnaryOperator::Invert && resultOfComparison(operand) && !state_.isSoft(operand)) return comparison(node);
    if (operand->kind == TypeKind::Beside) return operand;
    if (!operand->isNumber()) {
        const Type* unknown = state_.unknown({operand});
        return isPending(unknown) ? unknown : withStandIns(arena_, unknown, operand->standIns & (NumberStandIn | UntoldNumber));
    }
    Type type = *simpleType(std::max(operand->kind, TypeKind::Int));
    type.assumed = operand->assumed;
    if (operand->literal && operand->literal == node.operand) type.literal = &node;
    return arena_.make<Type>(type);
}

/// `x.dtype == "float32"`, `x.dtype in ("f4", "f8")`: the strings are dtypes, and in NumPy so is Python's `float`.
void Operators::referToDTypes(const ast::Expr& compared, const Framework& framework) {
    if (ast::isDisplay(&compared))
        for (const ast::Expr* element : ast::elementsOf(&compared)) referToDTypes(*element, framework);
    const auto* constant = ast::as<ast::Constant>(&compared);
    const bool isText = constant && constant->value.type == ast::Literal::Type::Str;
    const bool meansNumPys = framework.pythonDtypes && framework.dtypeRules.promotion == Promotion::NumPy;
    if (!isText && !(meansNumPys && compared.kind == ast::Kind::NameExpr)) return;
    const LiftContext context{framework, arena_, neutral::Form::Attribute, &compared};
    const neutral::Expr* written = makeSource(compared, facts_.types[compared.id], arena_);
    const neutral::Expr* dtype = dtypePart(written, context);
    if (dtype == written) return;
    Use& use = uses_.add(compared, framework);
    use.name = "a dtype's name";
    use.operation = dtype->operation;
    use.site.form = neutral::Form::Attribute;
    use.meaning = dtype;
}

const Type* Operators::evaluateCompare(const ast::Compare& node) {
    const Type* left = expressions_.evaluate(*node.left);
    const Type* right = left;
    for (const ast::Expr* comparator : node.comparators) right = expressions_.evaluate(*comparator);
    if (left->kind == TypeKind::DType && facts_.isSource(left->framework))
        for (const ast::Expr* comparator : node.comparators) referToDTypes(*comparator, *facts_.tables.framework(left->framework));
    ast::CompareOp op = node.ops[0];
    bool isIdentity = op == ast::CompareOp::Is || op == ast::CompareOp::IsNot || op == ast::CompareOp::In || op == ast::CompareOp::NotIn;
    if (node.ops.size() == 1 && !isIdentity)
        if (const Framework* framework = operatorFramework(left, right))
            return operate(node, ast::opSymbol(op), {node.left, node.comparators[0]}, *framework);
    uses_.withdraw(node);
    if (isIdentity) return simpleType(TypeKind::Bool);
    if (left->kind == TypeKind::Beside || right->kind == TypeKind::Beside) return left->kind == TypeKind::Beside ? left : right;
    bool isPython = !left->isUnknown() && !right->isUnknown() && !left->isArray() && !right->isArray() && node.ops.size() == 1;
    if (isPython && left->kind != TypeKind::Instance && right->kind != TypeKind::Instance) return simpleType(TypeKind::Bool);
    const Type* result = state_.unknown({left, right});
    return isPending(result) || node.ops.size() > 1 || node.id >= facts_.file.nodeCount ? result : comparison(node);
}

}  // namespace regraft::semantic
