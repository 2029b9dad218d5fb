#pragma once
// The dtype that operands meet in.

#include "neutral/expr.h"

namespace regraft {

/// Gathers the dtypes of operands: arrays, numbers and sequences of these.
class Promoter {
public:
    explicit Promoter(const DTypeRules& rules) : rules_(rules) {}

    void add(const Type& type);
    /// What is given for a parameter: one operand, or several that are written out.
    void add(const neutral::Expr& part);
    /// Unknown if there is none, or one whose dtype is not known.
    DType result() const;

private:
    void add(DType dtype, bool isScalar);
    void addNumber(TypeKind kind);

    const DTypeRules& rules_;
    DType arrays_ = DType::Unknown, scalars_ = DType::Unknown;  ///< scalars: of rank 0, which torch lets yield to the others
    bool anyArray_ = false, anyScalar_ = false, anyNumber_ = false;
    bool isUndecided_ = false;
    TypeKind number_ = TypeKind::Bool;
};

}  // namespace regraft
