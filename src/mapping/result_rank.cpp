// Ranks and sizes of results.

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>

#include "ast/display.h"
#include "ast/integer.h"
#include "mapping/result_rule.h"

namespace regraft {

namespace {

bool isNone(const ast::Expr* value) {
    const auto* constant = ast::as<ast::Constant>(value);
    return constant && constant->value.type == ast::Literal::Type::None;
}

/// `8`, or `8.0`.
std::optional<std::int64_t> wholeNumber(const ast::Expr* literal) {
    const auto* constant = ast::as<ast::Constant>(literal);
    if (!constant || constant->value.type != ast::Literal::Type::Float) return ast::integerValue(literal);
    std::string digits(constant->value.text);
    std::erase(digits, '_');
    const double value = std::strtod(digits.c_str(), nullptr);
    return value == std::floor(value) && value < 1e6 ? std::optional(static_cast<std::int64_t>(value)) : std::nullopt;
}

std::vector<std::int64_t> lengthsOf(std::span<ast::Expr* const> sizes) {
    std::vector<std::int64_t> lengths;
    for (const ast::Expr* size : sizes) lengths.push_back(ast::integerValue(size).value_or(-1));
    return lengths;
}

/// `(2, n)`, `3`; nothing if it is written otherwise.
std::vector<std::int64_t> writtenLengths(const neutral::Expr& shape) {
    const ast::Expr* written = shape.kind == neutral::ExprKind::Source ? shape.source : shape.literal;
    if (ast::isDisplay(written)) return lengthsOf(ast::elementsOf(written));
    std::vector<std::int64_t> lengths;
    if (shape.kind == neutral::ExprKind::Tuple)
        for (const neutral::Expr* part : shape.parts) lengths.push_back(ast::integerValue(knownLiteral(*part)).value_or(-1));
    else if (auto length = ast::integerValue(knownLiteral(shape))) lengths.push_back(*length);
    return lengths;
}

/// The lengths of lists in lists that are written out.
std::vector<std::int64_t> nestedLengths(const neutral::Expr& obj) {
    std::vector<std::int64_t> lengths;
    const ast::Expr* written = obj.kind == neutral::ExprKind::Source ? obj.source : nullptr;
    while (ast::isDisplay(written)) {
        if (ast::hasStar(written)) return {};
        const auto elements = ast::elementsOf(written);
        lengths.push_back(static_cast<std::int64_t>(elements.size()));
        written = elements.empty() ? nullptr : elements[0];
    }
    return lengths;
}

}  // namespace

int rankOfType(const Type& type) {
    if (type.isArray()) return type.rank;
    if (type.isNumber()) return 0;
    if (!type.isSequence()) return -1;
    if (type.items.empty()) return type.kind == TypeKind::Tuple && type.length() == 0 ? 1 : -1;
    int inner = rankOfType(*type.items[0]);
    return inner < 0 ? -1 : inner + 1;
}

/// The rank of an array parameter; of a parameter that takes several arrays, the greatest of theirs.
int ResultRule::rankOf(const ast::Expr& name) const {
    const Type& own = type(name);
    const auto* parameter = ast::as<ast::NameExpr>(&name);
    int i = parameter ? operation_.parameterIndex(parameter->id.text()) : -1;
    const Parameter* declared = i < 0 ? nullptr : &operation_.parameters[static_cast<std::size_t>(i)];
    bool isMany = declared && (declared->type == ParamType::Arrays || declared->kind == ParamKind::VarPositional);
    if (!isMany || !own.isSequence()) return rankOfType(own);
    int rank = own.items.empty() ? -1 : 0;
    for (const Type* item : own.items) {
        int next = rankOfType(*item);
        if (next < 0) return -1;
        rank = std::max(rank, next);
    }
    return rank;
}

/// Arrays joined along an axis; without one they are flattened.
int ResultRule::joinedRank(const ast::Call& call) const {
    const ast::Expr* axis = literal(*call.args[1]);
    if (isNone(axis)) return 1;
    return axis || type(*call.args[1]).kind == TypeKind::Int ? rankOf(*call.args[0]) : -1;
}

int ResultRule::reducedRank(const ast::Call& call) const {
    int rank = rankOf(*call.args[0]);
    if (call.args.size() > 2) {
        const auto* keep = ast::as<ast::Constant>(literal(*call.args[2]));
        if (!keep) return -1;
        if (keep->value.type == ast::Literal::Type::True) return rank;
    }
    const ast::Expr* axis = literal(*call.args[1]);
    if (!axis) return type(*call.args[1]).kind == TypeKind::Int && rank > 0 ? rank - 1 : -1;
    if (isNone(axis)) return 0;
    int removed = 1;
    if (ast::isDisplay(axis)) removed = static_cast<int>(ast::elementsOf(axis).size());
    return rank < removed ? -1 : rank - removed;
}

int ResultRule::shapeRank(const Type& shape) const {
    if (shape.kind == TypeKind::Int) return 1;
    return shape.kind == TypeKind::Tuple ? shape.length() : -1;
}

int ResultRule::broadcastRank(std::span<ast::Expr* const> names) const {
    int rank = 0;
    for (const ast::Expr* name : names) {
        if (!part(*name)) continue;
        int own = rankOf(*name);
        if (own < 0) return -1;
        rank = std::max(rank, own);
    }
    return rank;
}

int ResultRule::matmulRank(const ast::Call& call) const {
    int a = rankOfType(type(*call.args[0])), b = rankOfType(type(*call.args[1]));
    if (a < 0 || b < 0) return -1;
    if (a == 1 && b == 1) return 0;
    if (a == 1) return b - 1;
    return b == 1 ? a - 1 : std::max(a, b);
}

int ResultRule::expandedRank(const ast::Call& call) const {
    int rank = rankOf(*call.args[0]);
    if (rank < 0) return -1;
    if (const auto* tuple = ast::as<ast::Tuple>(literal(*call.args[1]))) return rank + static_cast<int>(tuple->elts.size());
    const Type& axis = type(*call.args[1]);
    return axis.kind == TypeKind::Int || literal(*call.args[1]) ? rank + 1 : -1;
}

int ResultRule::squeezedRank(const ast::Call& call) const {
    int rank = rankOfType(type(*call.args[0]));
    const ast::Expr* axis = literal(*call.args[1]);
    if (rank < 0 || !axis) return -1;
    if (const auto* tuple = ast::as<ast::Tuple>(axis)) return rank - static_cast<int>(tuple->elts.size());
    return isNone(axis) ? -1 : rank - 1;
}

int ResultRule::permutedRank(const ast::Call& call) const { return rankOfType(type(*call.args[0])); }

int ResultRule::rank(const ast::Expr& rule) const {
    std::string_view name = ruleName(rule);
    if (name == "scalar") return 0;
    const auto* call = ast::as<ast::Call>(&rule);
    if (!call || call->args.empty()) return -1;
    if (name == "rank") {
        return static_cast<int>(ast::integerValue(call->args[0]).value_or(-1));
    }
    if (name == "same" || name == "like_rank" || name == "transposed") return rankOf(*call->args[0]);
    if (name == "permuted") return permutedRank(*call);
    if (name == "broadcast") return broadcastRank(call->args);
    if (name == "of") return shapeRank(type(*call->args[0]));
    if (name == "inferred") return rankOfType(type(*call->args[0]));
    if (name == "flat" || name == "counted") return 1;
    if (call->args.size() < 2) return -1;
    if (name == "joined") return joinedRank(*call);
    if (name == "reduced") return reducedRank(*call);
    if (name == "matmul") return matmulRank(*call);
    if (name == "expanded") return expandedRank(*call);
    if (name == "squeezed") return squeezedRank(*call);
    return -1;
}

bool ResultRule::isMaybeScalar(const ast::Expr& rule) const {
    const std::string_view name = ruleName(rule);
    const auto* call = ast::as<ast::Call>(&rule);
    if (!call || (name != "same" && name != "like_rank" && name != "broadcast")) return false;
    const auto isMaybe = [&](const ast::Expr* array) { return type(*array).isArray() && type(*array).maybeScalar; };
    const auto isSome = [&](const ast::Expr* array) { return isMaybe(array) || rankOfType(type(*array)) == 0; };
    return std::ranges::any_of(call->args, isMaybe) && std::ranges::all_of(call->args, isSome);
}

bool ResultRule::isMaybeDeep(const ast::Expr& rule) const {
    const std::string_view name = ruleName(rule);
    const auto* call = ast::as<ast::Call>(&rule);
    if (!call || (name != "same" && name != "like_rank" && name != "broadcast" && name != "inferred")) return false;
    return std::ranges::any_of(call->args, [&](const ast::Expr* array) { return type(*array).isArray() && type(*array).maybeDeep; });
}

/// How many numbers arange counts, where its arguments are written out.
std::optional<std::int64_t> ResultRule::counted(const ast::Call& call) const {
    auto start = wholeNumber(literal(*call.args[0])), stop = wholeNumber(literal(*call.args[1]));
    auto step = ast::integerValue(literal(*call.args[2]));
    if (!start || step != 1 || (!stop && !isNone(literal(*call.args[1])))) return std::nullopt;
    return std::max<std::int64_t>(0, stop ? *stop - *start : *start);
}

std::vector<std::int64_t> ResultRule::shape(const ast::Expr& rule) const {
    const auto* call = ast::as<ast::Call>(&rule);
    if (!call || call->args.empty()) return {};
    std::string_view name = ruleName(rule);
    const neutral::Expr* value = part(*call->args[0]);
    if (name == "same") return {type(*call->args[0]).shape.begin(), type(*call->args[0]).shape.end()};
    if (name == "of" && value) return writtenLengths(*value);
    if (name == "inferred" && value && value->type->isArray()) return {value->type->shape.begin(), value->type->shape.end()};
    if (name == "inferred" && value) return nestedLengths(*value);
    if (name != "counted") return {};
    std::optional<std::int64_t> length = counted(*call);
    return length ? std::vector<std::int64_t>{*length} : std::vector<std::int64_t>{};
}

}  // namespace regraft
