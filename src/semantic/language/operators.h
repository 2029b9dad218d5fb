#pragma once

#include <string_view>
#include <vector>

#include "semantic/facts.h"
#include "semantic/parts.h"

namespace regraft::semantic {

/// Evaluates operators: on arrays, as operations of the catalogue, and on values of Python's own.
class Operators {
public:
    explicit Operators(const Parts& parts)
        : facts_(parts.facts),
          arena_(parts.facts.arena),
          state_(parts.state),
          expressions_(parts.expressions),
          annotations_(parts.annotations),
          uses_(parts.uses),
          guesses_(parts.guesses),
          frameworks_(parts.frameworks) {}

    /// `left + right`, and whole chains of such.
    const Type* evaluateBinOp(const ast::BinOp& last);
    /// The framework whose arrays an operator works on; null if it is no array's operator.
    const Framework* operatorFramework(const Type* left, const Type* right) const;
    /// An operator on arrays. What an unknown operand makes of the result is a guess.
    const Type* operate(const ast::Expr& node, std::string_view symbol, std::vector<const ast::Expr*> operands, const Framework& framework);
    /// What an operator gives on values that are no arrays.
    const Type* pythonArithmetic(ast::BinaryOp op, const Type* left, const Type* right);
    /// `-x`, `not x`.
    const Type* evaluateUnaryOp(const ast::UnaryOp& node);
    /// `left < right`, `x is None`, and chains of comparisons.
    const Type* evaluateCompare(const ast::Compare& node);

private:
    const Type* binaryResult(const ast::BinOp& node, const Type* left, const Type* right);
    void guessFactors(const ast::BinOp& node, const Type*& left, const Type*& right);
    const Type* combinedMasks(const ast::BinOp& node, const Type* left, const Type* right);
    const Type* comparison(const ast::Expr& node);
    void referToDTypes(const ast::Expr& compared, const Framework& framework);

    Facts& facts_;
    Arena& arena_;
    EvaluationState& state_;
    Expressions& expressions_;
    Annotations& annotations_;
    Uses& uses_;
    Guesses& guesses_;
    FrameworkGuesses& frameworks_;
};

}  // namespace regraft::semantic
