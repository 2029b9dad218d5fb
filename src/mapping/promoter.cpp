#include "mapping/promoter.h"

#include <algorithm>

namespace regraft {

namespace {

/// Python numbers are weak: they change the kind of a dtype, never its width.
DType withNumber(DType array, TypeKind number, const DTypeRules& rules) {
    bool isExact = array == DType::Bool || isInteger(array);
    switch (number) {
        case TypeKind::Int: return array == DType::Bool ? rules.defaultInt : array;
        case TypeKind::Float: return isExact ? rules.defaultFloat : array;
        case TypeKind::Complex: return isExact ? rules.defaultComplex() : complexOf(array);
        default: return array;
    }
}

/// torch: tensors of rank 0 give their kind, where it is the higher one, but not their width.
DType yielding(DType arrays, DType scalars, const DTypeRules& rules) {
    if (isComplex(arrays)) return arrays;
    if (isFloating(arrays)) return isComplex(scalars) ? complexOf(arrays) : arrays;
    bool isHigher = arrays == DType::Bool || isFloating(scalars) || isComplex(scalars);
    return isHigher ? promote(arrays, scalars, rules) : arrays;
}

}  // namespace

void Promoter::add(DType dtype, bool isScalar) {
    DType& all = isScalar ? scalars_ : arrays_;
    bool& any = isScalar ? anyScalar_ : anyArray_;
    all = any ? promote(all, dtype, rules_) : dtype;
    any = true;
}

void Promoter::addNumber(TypeKind kind) {
    number_ = anyNumber_ ? std::max(number_, kind) : kind;
    anyNumber_ = true;
}

void Promoter::add(const Type& type) {
    if (type.isArray()) {
        if (type.dtype == DType::Unknown) isUndecided_ = true;
        add(type.dtype, rules_.promotion == Promotion::Torch && type.rank == 0);
    } else if (type.isNumber()) {
        addNumber(type.kind);
    } else if ((type.isSequence() || type.kind == TypeKind::Iterator) && !type.items.empty()) {
        for (const Type* item : type.items) add(*item);
    } else if (type.kind == TypeKind::None) {  // where it gets into an array of numbers, NaN stands for it
        addNumber(TypeKind::Float);
    } else {
        isUndecided_ = true;
    }
}

void Promoter::add(const neutral::Expr& part) {
    if (part.kind != neutral::ExprKind::Tuple && part.kind != neutral::ExprKind::List) return add(*part.type);
    for (const neutral::Expr* item : part.parts) add(*item->type);
}

DType Promoter::result() const {
    if (isUndecided_) return DType::Unknown;
    if (anyArray_ || anyScalar_) {
        DType common = !anyScalar_ ? arrays_ : !anyArray_ ? scalars_ : yielding(arrays_, scalars_, rules_);
        return anyNumber_ ? withNumber(common, number_, rules_) : common;
    }
    if (!anyNumber_) return DType::Unknown;
    if (number_ == TypeKind::Complex && rules_.numbersComplex != DType::Unknown) return rules_.numbersComplex;
    return number_ == TypeKind::Bool ? DType::Bool : withNumber(DType::Bool, number_, rules_);
}

}  // namespace regraft
