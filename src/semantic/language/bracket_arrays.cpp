#include "semantic/language/bracket_arrays.h"

#include <algorithm>

#include "ast/integer.h"

namespace regraft::semantic {

namespace {

class Brackets {
public:
    Brackets(const ast::Subscript& node, const Facts& facts, const LiftContext& context) : facts_(facts), context_(context) {
        const auto* several = ast::as<ast::Tuple>(node.slice);
        if (several) items_.assign(several->elts.begin(), several->elts.end());
        else items_ = {node.slice};
    }

    const neutral::Expr* rows() const {
        std::vector<const neutral::Expr*> parts;
        for (const ast::Expr* item : items_) {
            parts.push_back(row(*item));
            if (!parts.back()) return nullptr;
        }
        return parts.size() == 1 && items_[0]->kind == ast::Kind::Slice ? parts[0]
                                                                        : apply("concat", {makeTuple(std::move(parts), context_)});
    }

    /// Arrays of more axes are joined along the last by NumPy, and along the second by `column_stack`.
    const neutral::Expr* columns() const {
        std::vector<const neutral::Expr*> parts;
        for (const ast::Expr* item : items_) {
            const Type* type = facts_.typeOf(*item);
            const bool mayBeArray = type->isArray() || (type->isUnknown() && !apiOf(type));
            if (!mayBeArray || type->rank == 0 || type->rank > 2) return nullptr;
            parts.push_back(makeSource(*item, type, context_.arena));
        }
        return apply("column_stack", {makeTuple(std::move(parts), context_)});
    }

private:
    const neutral::Expr* apply(std::string_view name, std::vector<const neutral::Expr*> parts) const {
        return makeOperation(*facts_.tables.operation(name), std::move(parts), context_);
    }

    const neutral::Expr* row(const ast::Expr& item) const {
        if (const auto* slice = ast::as<ast::Slice>(&item)) return counted(*slice);
        const Type* type = facts_.typeOf(item);
        const neutral::Expr* source = makeSource(item, type, context_.arena);
        if (type->isArray()) return type->rank > 0 ? source : apply("atleast_1d", {source});
        const bool isSequence = (type->kind == TypeKind::List || type->kind == TypeKind::Tuple) && !type->items.empty();
        if (isSequence && std::ranges::all_of(type->items, &Type::isNumber)) return apply("asarray", {source});
        if (!type->isNumber() || type->kind == TypeKind::Complex) return nullptr;
        return apply("full", {makeTuple({makeInteger(1, context_.arena)}, context_), source, dtypeBeside(*type)});
    }

    /// Numbers take the dtype of the arrays beside them, unless those are of a lower kind.
    const neutral::Expr* dtypeBeside(const Type& number) const {
        for (const ast::Expr* item : items_) {
            const Type* type = facts_.typeOf(*item);
            if (!type->isArray()) continue;
            const bool holds = isFloating(type->dtype) || (number.kind != TypeKind::Float && isInteger(type->dtype) && !type->isSeen);
            if (holds) return apply("dtype", {makeSource(*item, type, context_.arena)});
        }
        return nullptr;
    }

    const neutral::Expr* counted(const ast::Slice& slice) const {
        const auto* step = ast::as<ast::Constant>(slice.step);
        const bool isCount = step && step->value.type == ast::Literal::Type::Complex;
        if (!slice.upper || (isCount && !slice.lower)) return nullptr;
        const neutral::Expr* start = slice.lower ? number(*slice.lower) : makeInteger(0, context_.arena);
        const neutral::Expr* stop = number(*slice.upper);
        if (!start || !stop) return nullptr;
        if (isCount) return evenlySpaced(start, stop, step->value.text);
        const neutral::Expr* between = slice.step ? number(*slice.step) : nullptr;
        if (slice.step && !between) return nullptr;
        return apply("arange", {start, stop, between ? between : makeInteger(1, context_.arena)});
    }

    /// `-1:1:5j`: five numbers, the last one included.
    const neutral::Expr* evenlySpaced(const neutral::Expr* start, const neutral::Expr* stop, std::string_view step) const {
        int count = 0;
        for (const char digit : step) {
            if (digit == 'j' || digit == 'J') break;
            if (digit < '0' || digit > '9' || count > 1000000) return nullptr;
            count = count * 10 + (digit - '0');
        }
        return apply("linspace", {start, stop, makeInteger(count, context_.arena)});
    }

    const neutral::Expr* number(const ast::Expr& bound) const {
        const Type* type = facts_.typeOf(bound);
        return type->isNumber() && type->kind != TypeKind::Complex ? makeSource(bound, type, context_.arena) : nullptr;
    }

    std::vector<const ast::Expr*> items_;
    const Facts& facts_;
    const LiftContext& context_;
};

}  // namespace

const neutral::Expr* joinedInBrackets(const Operation& maker, const ast::Subscript& node, const Facts& facts, const LiftContext& context) {
    const Brackets brackets(node, facts, context);
    if (maker.name == "grids.r_") return brackets.rows();
    return maker.name == "grids.c_" ? brackets.columns() : nullptr;
}

}  // namespace regraft::semantic
