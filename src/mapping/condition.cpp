#include "mapping/condition.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "ast/display.h"
#include "ast/integer.h"
#include "ast/visit.h"
#include "mapping/integer_range.h"
#include "mapping/predicates.h"

namespace regraft {

namespace {

bool isStarredPart(const neutral::Expr* part) { return part && part->source && part->source->kind == ast::Kind::Starred; }

class Evaluator {
public:
    explicit Evaluator(const Environment& environment) : environment_(environment) {}

    bool doubtsValue() const { return doubtsValue_; }

    Truth evaluate(const ast::Expr& expr) const {
        if (const auto* logic = ast::as<ast::BoolOp>(&expr)) return evaluateLogic(*logic);
        if (const auto* negation = ast::as<ast::UnaryOp>(&expr)) return !evaluate(*negation->operand);
        if (const auto* compare = ast::as<ast::Compare>(&expr)) return ofValue(evaluateCompare(*compare), measuresRank(*compare));
        if (const auto* call = ast::as<ast::Call>(&expr)) return evaluateCall(*call);
        if (const auto* constant = ast::as<ast::Constant>(&expr)) return truth(constant->value.type == ast::Literal::Type::True);
        if (const auto* name = ast::as<ast::NameExpr>(&expr)) return ofValue(evaluateTruthiness(operand(name->id.text())), false);
        return Truth::Unknown;
    }

private:
    /// An answer that hangs on a value, not only on types.
    Truth ofValue(Truth answer, bool isOfType) const {
        if (answer == Truth::Unknown && !isOfType) doubtsValue_ = true;
        return answer;
    }

    static bool measuresRank(const ast::Compare& compare) {
        bool found = false;
        ast::walk(compare, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            found = found || (name && name->id == "rank");
            return true;
        });
        return found;
    }

    Truth evaluateLogic(const ast::BoolOp& logic) const {
        bool isAnd = logic.op == ast::BooleanOp::And;
        Truth result = truth(isAnd);
        for (const ast::Expr* value : logic.values) {
            Truth next = evaluate(*value);
            result = isAnd ? both(result, next) : !both(!result, !next);
        }
        return result;
    }

    Operand operand(std::string_view name) const {
        Operand result;
        int i = environment_.indexOf(name);
        if (i < 0) return result;
        auto index = static_cast<std::size_t>(i);
        result.value = environment_.values[index];
        result.given = result.value != nullptr;
        if (result.value) {
            result.literal = knownLiteral(*result.value);
            result.type = result.value->type;
        } else {
            result.literal = environment_.parameters[index].defaultValue;
        }
        if (result.literal && result.type->isUnknown()) result.type = simpleType(kindOfLiteral(*result.literal));
        return result;
    }

    Operand operandOf(const ast::Expr& expr) const {
        if (const auto* pick = ast::as<ast::Subscript>(&expr)) return element(*pick);
        const auto* name = ast::as<ast::NameExpr>(&expr);
        return name ? operand(name->id.text()) : Operand{};
    }

    /// `sizes[0]` of a sequence that is written out.
    Operand element(const ast::Subscript& pick) const {
        Operand sequence = operandOf(*pick.value), result;
        auto at = number(*pick.slice);
        if (at && *at < 0) {
            const auto length = lengthOf(sequence);
            at = length ? std::optional(*at + static_cast<double>(*length)) : std::nullopt;
        }
        if (!at || *at < 0) return result;
        auto i = static_cast<std::size_t>(*at);
        if (i < sequence.type->items.size()) result.type = sequence.type->items[i];
        if (sequence.value && sequence.value->kind == neutral::ExprKind::Tuple) {
            const auto& parts = sequence.value->parts;
            if (i >= parts.size() || std::any_of(parts.begin(), parts.end(), isStarredPart)) return result;
            result.value = sequence.value->parts[i];
            result.literal = knownLiteral(*result.value);
        } else if (const ast::Expr* written = elementOf(sequence, i); written && isLiteral(*written)) {
            result.literal = written;
        }
        if (result.literal && result.type->isUnknown()) result.type = simpleType(kindOfLiteral(*result.literal));
        return result;
    }

    static const ast::Expr* elementOf(const Operand& sequence, std::size_t i) {
        bool isHole = sequence.value && sequence.value->kind == neutral::ExprKind::Source;
        const ast::Expr* whole = sequence.literal || !isHole ? sequence.literal : sequence.value->source;
        const auto elements = ast::elementsOf(whole);
        return i < elements.size() && !ast::hasStar(whole) ? elements[i] : nullptr;
    }

    static Truth evaluateTruthiness(const Operand& operand) {
        const auto* constant = ast::as<ast::Constant>(operand.literal);
        if (!constant) return Truth::Unknown;
        using LiteralType = ast::Literal::Type;
        switch (constant->value.type) {
            case LiteralType::None:
            case LiteralType::False: return Truth::False;
            case LiteralType::True: return Truth::True;
            case LiteralType::Int: return truth(constant->value.text != "0");
            case LiteralType::Str: return truth(!constant->value.text.empty());
            default: return Truth::Unknown;
        }
    }

    Truth evaluateCompare(const ast::Compare& compare) const {
        if (compare.ops.size() != 1) return Truth::Unknown;
        const ast::Expr& right = *compare.comparators[0];
        switch (compare.ops[0]) {
            case ast::CompareOp::Is:
            case ast::CompareOp::Eq: return equals(*compare.left, right);
            case ast::CompareOp::IsNot:
            case ast::CompareOp::NotEq: return !equals(*compare.left, right);
            case ast::CompareOp::In: return isIn(*compare.left, right);
            case ast::CompareOp::NotIn: return !isIn(*compare.left, right);
            case ast::CompareOp::LtE:
                if (const auto* options = ast::as<ast::Tuple>(&right)) return areAmong(operandOf(*compare.left), *options);
                return compareNumbers(compare);
            default: return compareNumbers(compare);
        }
    }

    Truth isIn(const ast::Expr& left, const ast::Expr& right) const {
        if (right.kind == ast::Kind::NameExpr) {
            Operand whole = operandOf(right);
            return isString(left) ? isWithin(left, whole) : isElement(left, whole);
        }
        std::span<ast::Expr*> options;
        if (const auto* tuple = ast::as<ast::Tuple>(&right)) options = tuple->elts;
        else if (const auto* list = ast::as<ast::List>(&right)) options = list->elts;
        Truth result = Truth::False;
        for (const ast::Expr* option : options) result = !both(!result, !equals(left, *option));
        return result;
    }

    static bool isString(const ast::Expr& expr) {
        const auto* constant = ast::as<ast::Constant>(&expr);
        return constant && constant->value.type == ast::Literal::Type::Str;
    }

    /// `'->' in equation`: decided where the parameter is a literal string.
    static Truth isWithin(const ast::Expr& wanted, const Operand& string) {
        if (!string.literal || !isString(*string.literal)) return Truth::Unknown;
        std::string_view text = ast::as<ast::Constant>(string.literal)->value.text;
        return truth(text.find(ast::as<ast::Constant>(&wanted)->value.text) != std::string_view::npos);
    }

    /// `-1 in sizes`: decided where the parameter is a literal sequence.
    static Truth isElement(const ast::Expr& wanted, const Operand& sequence) {
        std::vector<const ast::Expr*> elements;
        if (const auto* tuple = ast::as<ast::Tuple>(sequence.literal)) elements.assign(tuple->elts.begin(), tuple->elts.end());
        else if (const auto* list = ast::as<ast::List>(sequence.literal)) elements.assign(list->elts.begin(), list->elts.end());
        else if (sequence.value && sequence.value->kind == neutral::ExprKind::Tuple)
            for (const neutral::Expr* part : sequence.value->parts) elements.push_back(knownLiteral(*part));
        else return Truth::Unknown;
        Truth result = Truth::False;
        for (const ast::Expr* element : elements) {
            if (!element) result = Truth::Unknown;
            else if (sameLiteral(*element, wanted)) return Truth::True;
        }
        return result;
    }

    /// `metrics <= ('accuracy', 'mae')`: whether all texts that are written out in it are among these; what else is in it doesn't count.
    static Truth areAmong(const Operand& texts, const ast::Tuple& options) {
        if (texts.type->kind == TypeKind::None) return Truth::True;
        const ast::Expr* written = texts.literal ? texts.literal : texts.value ? texts.value->source : nullptr;
        if (!written || written->kind != ast::Kind::List) return Truth::Unknown;
        const auto isAmong = [&](const ast::Expr* text) {
            return std::ranges::any_of(options.elts, [&](const ast::Expr* option) { return sameLiteral(*text, *option); });
        };
        return truth(std::ranges::all_of(ast::elementsOf(written), [&](const ast::Expr* one) { return !isString(*one) || isAmong(one); }));
    }

    Truth equals(const ast::Expr& left, const ast::Expr& right) const {
        if (left.kind == ast::Kind::Call || left.kind == ast::Kind::BinOp) return equalNumbers(left, right);
        Operand operand = operandOf(left);
        if (operand.literal) return truth(sameLiteral(*operand.literal, right));
        if (isPythonType(operand)) return kindOfLiteral(right) == TypeKind::None ? Truth::False : equalsPythonType(operand, right);
        if (operand.type->isUnknown() || operand.type->assumed) return Truth::Unknown;
        if (operand.type->kind == TypeKind::DType) return equalsDType(operand.type->dtype, right);
        return canEqual(operand.type->kind, kindOfLiteral(right)) ? Truth::Unknown : Truth::False;
    }

    /// `dtype=float`: one of Python's types, which stands for a dtype.
    static bool isPythonType(const Operand& operand) {
        const bool isHole = operand.value && operand.value->kind == neutral::ExprKind::Source && operand.type->isUnknown();
        const auto* name = isHole ? ast::as<ast::NameExpr>(operand.value->source) : nullptr;
        constexpr std::array<std::string_view, 4> types{"bool", "int", "float", "complex"};
        return name && std::ranges::find(types, name->id.text()) != types.end();
    }

    /// `dtype=int` where `dtype == int64` is asked: of another width than the widest it is never, and whether of that one, the framework
    /// says.
    static Truth equalsPythonType(const Operand& operand, const ast::Expr& right) {
        const auto* name = ast::as<ast::NameExpr>(&right);
        const std::optional<DType> wanted = name ? parseDType(name->id.text()) : std::nullopt;
        if (!wanted) return Truth::Unknown;
        const Name given = ast::as<ast::NameExpr>(operand.value->source)->id;
        if (given == "bool") return truth(*wanted == DType::Bool);
        const bool isSameKind = given == "int" ? isInteger(*wanted) : given == "float" ? isFloating(*wanted) : isComplex(*wanted);
        return isSameKind ? Truth::Unknown : Truth::False;
    }

    /// `dtype == float64`
    static Truth equalsDType(DType dtype, const ast::Expr& right) {
        const auto* name = ast::as<ast::NameExpr>(&right);
        std::optional<DType> wanted = name ? parseDType(name->id.text()) : std::nullopt;
        if (!wanted) return Truth::False;
        return dtype == DType::Unknown ? Truth::Unknown : truth(asNamed(dtype) == *wanted);
    }

    static bool canEqual(TypeKind value, TypeKind literal) {
        if (value == literal) return literal != TypeKind::None || value == TypeKind::None;
        auto number = [](TypeKind kind) { return kind >= TypeKind::Bool && kind <= TypeKind::Complex; };
        if (number(value) && number(literal)) return true;
        return literal == TypeKind::Tuple && value == TypeKind::Shape;
    }

    static std::optional<double> floatValue(const ast::Expr& expr) {
        if (const auto* negated = ast::as<ast::UnaryOp>(&expr); negated && negated->op == ast::UnaryOperator::USub)
            if (auto value = floatValue(*negated->operand)) return -*value;
        const auto* constant = ast::as<ast::Constant>(&expr);
        if (!constant || constant->value.type != ast::Literal::Type::Float) return std::nullopt;
        std::string plain(constant->value.text);
        std::erase(plain, '_');
        return std::strtod(plain.c_str(), nullptr);
    }

    /// rank(x) == 2, length(axis) > 1: the left number is known or not.
    std::optional<double> number(const ast::Expr& expr) const {
        if (auto value = ast::integerValue(&expr)) return static_cast<double>(*value);
        if (auto value = floatValue(expr)) return value;
        if (expr.kind == ast::Kind::Constant || expr.kind == ast::Kind::UnaryOp) return std::nullopt;
        if (const auto* call = ast::as<ast::Call>(&expr)) return measured(*call);
        if (const auto* sum = ast::as<ast::BinOp>(&expr); sum && (sum->op == ast::BinaryOp::Add || sum->op == ast::BinaryOp::Sub)) {
            auto a = number(*sum->left), b = number(*sum->right);
            if (!a || !b) return std::nullopt;
            return sum->op == ast::BinaryOp::Add ? *a + *b : *a - *b;
        }
        Operand value = operandOf(expr);
        return value.literal && value.literal->kind != ast::Kind::NameExpr ? number(*value.literal) : std::nullopt;
    }

    /// Of an array, a number, or a list of these that stands for an array.
    static std::optional<std::int64_t> rankOf(const Type& type) {
        if (type.isArray() && type.rank >= 0) return type.rank;
        if (type.isNumber()) return 0;
        if (!type.isSequence() || type.items.empty()) return std::nullopt;
        std::optional<std::int64_t> inner = rankOf(*type.items[0]);
        return inner ? std::optional(*inner + 1) : std::nullopt;
    }

    /// size(x, axis)
    std::optional<std::int64_t> sizeOf(const ast::Call& call) const {
        const Type& array = *operandOf(*call.args[0]).type;
        auto axis = number(*call.args[1]);
        if (!array.isArray() || !axis || array.shape.empty()) return std::nullopt;
        auto place = static_cast<std::int64_t>(*axis), rank = static_cast<std::int64_t>(array.shape.size());
        if (place < 0) place += rank;
        if (place < 0 || place >= rank || array.shape[static_cast<std::size_t>(place)] < 0) return std::nullopt;
        return array.shape[static_cast<std::size_t>(place)];
    }

    std::optional<std::int64_t> measured(const ast::Call& call) const {
        const auto* function = ast::as<ast::NameExpr>(call.func);
        if (function && function->id == "size" && call.args.size() == 2) return sizeOf(call);
        if (!function || call.args.size() != 1) return std::nullopt;
        Operand value = operandOf(*call.args[0]);
        if (function->id == "rank") {
            return rankOf(*value.type);
        }
        if (function->id == "length") return lengthOf(value);
        return std::nullopt;
    }

    static std::optional<std::int64_t> lengthOf(const Operand& operand) {
        for (const ast::Expr* written : {operand.literal, operand.value ? operand.value->source : nullptr})
            if (ast::isDisplay(written))
                return ast::hasStar(written) ? std::nullopt : std::optional(static_cast<std::int64_t>(ast::elementsOf(written).size()));
        if (operand.value && operand.value->kind == neutral::ExprKind::Tuple) {
            if (std::any_of(operand.value->parts.begin(), operand.value->parts.end(), isStarredPart)) return std::nullopt;
            return static_cast<std::int64_t>(operand.value->parts.size());
        }
        const bool isKnown = operand.type->kind == TypeKind::Tuple && operand.type->length() >= 0;
        return isKnown ? std::optional<std::int64_t>(operand.type->length()) : std::nullopt;
    }

    Truth equalNumbers(const ast::Expr& left, const ast::Expr& right) const {
        auto a = number(left), b = number(right);
        return a && b ? truth(*a == *b) : Truth::Unknown;
    }

    Truth compareNumbers(const ast::Compare& compare) const {
        auto a = number(*compare.left), b = number(*compare.comparators[0]);
        if (!a || !b) return Truth::Unknown;
        switch (compare.ops[0]) {
            case ast::CompareOp::Lt: return truth(*a < *b);
            case ast::CompareOp::LtE: return truth(*a <= *b);
            case ast::CompareOp::Gt: return truth(*a > *b);
            case ast::CompareOp::GtE: return truth(*a >= *b);
            default: return Truth::Unknown;
        }
    }

    Truth evaluateCall(const ast::Call& call) const {
        const auto* function = ast::as<ast::NameExpr>(call.func);
        if (function && function->id == "fits" && call.args.size() == 2)
            return fitsInto(operandOf(*call.args[0]), operandOf(*call.args[1]));
        if (!function || call.args.size() != 1) return Truth::Unknown;
        return testPredicate(function->id.text(), operandOf(*call.args[0]));
    }

    const Environment& environment_;
    mutable bool doubtsValue_ = false;
};

}  // namespace

Truth both(Truth a, Truth b) {
    if (a == Truth::False || b == Truth::False) return Truth::False;
    return a == Truth::True && b == Truth::True ? Truth::True : Truth::Unknown;
}

Truth operator!(Truth value) {
    if (value == Truth::Unknown) return value;
    return value == Truth::True ? Truth::False : Truth::True;
}

Truth evaluate(const ast::Expr& condition, const Environment& environment) { return Evaluator(environment).evaluate(condition); }

bool hangsOnTypesOnly(const ast::Expr& condition, const Environment& environment) {
    Evaluator evaluator(environment);
    return evaluator.evaluate(condition) == Truth::Unknown && !evaluator.doubtsValue();
}

}  // namespace regraft
