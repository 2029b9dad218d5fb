#pragma once
// The rules of the catalogue for what an operation gives, applied to its arguments.

#include <optional>
#include <vector>

#include "mapping/condition.h"
#include "mapping/tables.h"
#include "neutral/expr.h"

namespace regraft {

/// "reduced" of `reduced(x, axis)`; empty for what is no name.
std::string_view ruleName(const ast::Expr& rule);
/// The rank of an array made of a value of this type; -1 if it is not known.
int rankOfType(const Type& type);

/// The arguments of a rule such as `reduced(x, axis, keepdims)`, looked up in an application of the operation.
class ResultRule {
public:
    ResultRule(const Operation& operation, std::span<const neutral::Expr* const> parts, const DTypeRules& rules)
        : operation_(operation),
          parts_(parts),
          rules_(rules) {}

    const neutral::Expr* part(const ast::Expr& name) const {
        const auto* parameter = ast::as<ast::NameExpr>(&name);
        int i = parameter ? operation_.parameterIndex(parameter->id.text()) : -1;
        return i < 0 ? nullptr : parts_[static_cast<std::size_t>(i)];
    }

    /// The constant value of a parameter, its default included; a rule may also give a constant of its own.
    const ast::Expr* literal(const ast::Expr& name) const {
        if (const neutral::Expr* value = part(name)) return knownLiteral(*value);
        const auto* parameter = ast::as<ast::NameExpr>(&name);
        if (!parameter) return &name;
        int i = operation_.parameterIndex(parameter->id.text());
        return i < 0 ? nullptr : operation_.parameters[static_cast<std::size_t>(i)].defaultValue;
    }

    /// What a sequence holds, where all are of one type.
    const Type* elements(const ast::Expr& name, Arena& arena) const;

    const Type& type(const ast::Expr& name) const {
        const neutral::Expr* value = part(name);
        return value ? *value->type : *unknownType();
    }

    /// `[]`, `[[]]`, `()` as they are written: nothing to infer a dtype from, and no list that is filled later.
    bool isEmpty(const ast::Expr& name) const;

    DType dtype(const ast::Expr& rule) const;
    /// Where the dtype is not known: the kinds it may be of, 0 if nobody knows.
    std::uint8_t kinds(const ast::Expr& rule) const;
    /// Whether a dtype rests on those of arguments of which only calls in the file say what they are.
    bool restsOnSeen(const ast::Expr& rule) const;
    /// -1: not known.
    int rank(const ast::Expr& rule) const;
    /// Whether an array of as many axes as arrays that may all have none may have none.
    bool isMaybeScalar(const ast::Expr& rule) const;
    /// Whether one of them is known to have several where some calls come from.
    bool isMaybeDeep(const ast::Expr& rule) const;
    /// The sizes of the axes, as far as they are written out; -1 for those that are not.
    std::vector<std::int64_t> shape(const ast::Expr& rule) const;

private:
    DType promoted(std::span<ast::Expr* const> names) const;
    std::uint8_t promotedKinds(std::span<ast::Expr* const> names) const;
    DType givenDType(const ast::Call& call) const;
    std::optional<std::int64_t> counted(const ast::Call& call) const;
    int rankOf(const ast::Expr& name) const;
    int joinedRank(const ast::Call& call) const;
    int reducedRank(const ast::Call& call) const;
    int permutedRank(const ast::Call& call) const;
    int broadcastRank(std::span<ast::Expr* const> names) const;
    int matmulRank(const ast::Call& call) const;
    int expandedRank(const ast::Call& call) const;
    int squeezedRank(const ast::Call& call) const;
    int shapeRank(const Type& type) const;

    const Operation& operation_;
    std::span<const neutral::Expr* const> parts_;
    const DTypeRules& rules_;
};

}  // namespace regraft
