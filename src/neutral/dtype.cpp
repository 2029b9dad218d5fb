#include "neutral/dtype.h"

#include <algorithm>
#include <array>

namespace regraft {

namespace {

struct Info {
    DType dtype;
    std::string_view name;
    int bits;
    enum Kind { Bool, Signed, Unsigned, Floating, Complex } kind;
};

constexpr std::array infos{
    Info{DType::Bool, "bool", 1, Info::Bool},
    Info{DType::Int8, "int8", 8, Info::Signed},
    Info{DType::Int16, "int16", 16, Info::Signed},
    Info{DType::Int32, "int32", 32, Info::Signed},
    Info{DType::Int64, "int64", 64, Info::Signed},
    Info{DType::UInt8, "uint8", 8, Info::Unsigned},
    Info{DType::UInt16, "uint16", 16, Info::Unsigned},
    Info{DType::UInt32, "uint32", 32, Info::Unsigned},
    Info{DType::UInt64, "uint64", 64, Info::Unsigned},
    Info{DType::BFloat16, "bfloat16", 16, Info::Floating},
    Info{DType::Float16, "float16", 16, Info::Floating},
    Info{DType::Float32, "float32", 32, Info::Floating},
    Info{DType::Float64, "float64", 64, Info::Floating},
    Info{DType::Complex64, "complex64", 64, Info::Complex},
    Info{DType::Complex128, "complex128", 128, Info::Complex},
    Info{DType::DefaultInt32, "int32", 32, Info::Signed},
    Info{DType::DefaultInt64, "int64", 64, Info::Signed},
};

const Info* find(DType dtype) {
    auto it = std::find_if(infos.begin(), infos.end(), [&](const Info& i) { return i.dtype == dtype; });
    return it == infos.end() ? nullptr : &*it;
}

bool hasKind(DType dtype, Info::Kind kind) {
    const Info* i = find(dtype);
    return i && i->kind == kind;
}

DType withKindAndBits(Info::Kind kind, int bits) {
    for (const Info& i : infos)
        if (i.kind == kind && i.bits == bits && i.dtype != DType::BFloat16) return i.dtype;
    return DType::Unknown;
}

DType promoteIntegers(const Info& a, const Info& b) {
    if (a.kind == b.kind && a.bits == b.bits) return hasDefaultWidth(a.dtype) ? b.dtype : a.dtype;
    if (a.kind == b.kind) return a.bits >= b.bits ? a.dtype : b.dtype;
    const Info& sign = a.kind == Info::Signed ? a : b;
    const Info& unsign = a.kind == Info::Signed ? b : a;
    if (sign.bits > unsign.bits) return sign.dtype;
    return unsign.bits == 64 ? DType::Float64 : withKindAndBits(Info::Signed, unsign.bits * 2);
}

DType promoteFloats(const Info& a, const Info& b) {
    if (a.dtype != b.dtype && a.bits == 16 && b.bits == 16) return DType::Float32;  // bfloat16 with float16
    return a.bits >= b.bits ? a.dtype : b.dtype;
}

/// The float NumPy finds wide enough for all values of an integer dtype.
DType floatHolding(const Info& integer) {
    if (integer.kind == Info::Bool || integer.bits == 8) return DType::Float16;
    return integer.bits == 16 ? DType::Float32 : DType::Float64;
}

DType promoteIntegerWithFloat(const Info& integer, const Info& floating, Promotion promotion) {
    if (promotion == Promotion::Torch || promotion == Promotion::Jax) return floating.dtype;
    const Info* needed = find(floatHolding(integer));
    return promoteFloats(*needed, floating);
}

}  // namespace

std::string_view dtypeName(DType dtype) {
    const Info* i = find(dtype);
    return i ? i->name : "unknown";
}

std::optional<DType> parseDType(std::string_view name) {
    for (const Info& i : infos)
        if (i.name == name) return i.dtype;
    return std::nullopt;
}

int bitsOf(DType dtype) {
    const Info* info = find(dtype);
    return info ? info->bits : 0;
}

bool isInteger(DType dtype) { return hasKind(dtype, Info::Signed) || hasKind(dtype, Info::Unsigned); }
bool isUnsigned(DType dtype) { return hasKind(dtype, Info::Unsigned); }
bool isFloating(DType dtype) { return hasKind(dtype, Info::Floating); }
bool isComplex(DType dtype) { return hasKind(dtype, Info::Complex); }

bool hasDefaultWidth(DType dtype) { return dtype == DType::DefaultInt32 || dtype == DType::DefaultInt64; }

DType withDefaultWidth(DType dtype) {
    if (dtype == DType::Int32) return DType::DefaultInt32;
    return dtype == DType::Int64 ? DType::DefaultInt64 : dtype;
}

DType asNamed(DType dtype) {
    if (dtype == DType::DefaultInt32) return DType::Int32;
    return dtype == DType::DefaultInt64 ? DType::Int64 : dtype;
}

DType underRules(DType dtype, const DTypeRules& rules) { return hasDefaultWidth(dtype) ? rules.defaultInt : dtype; }

DType takenUnder(DType dtype, const DTypeRules& rules) {
    if (!rules.narrowsGiven) return dtype;
    switch (asNamed(dtype)) {
        case DType::Float64: return DType::Float32;
        case DType::Int64: return DType::Int32;
        case DType::UInt64: return DType::UInt32;
        case DType::Complex128: return DType::Complex64;
        default: return dtype;
    }
}

DType realOf(DType dtype) {
    if (dtype == DType::Complex64) return DType::Float32;
    return dtype == DType::Complex128 ? DType::Float64 : dtype;
}

DType complexOf(DType dtype) {
    if (dtype == DType::Float64) return DType::Complex128;
    return isFloating(dtype) ? DType::Complex64 : dtype;
}

DType wideFloat(DType dtype) {
    if (isComplex(dtype)) return DType::Complex128;
    return isFloating(dtype) ? DType::Float64 : dtype;
}

DType floatOf(DType dtype, const DTypeRules& rules) {
    if (dtype != DType::Bool && !isInteger(dtype)) return dtype;
    const bool isNarrow = rules.promotion == Promotion::Jax && bitsOf(asNamed(underRules(dtype, rules))) < 64;
    return isNarrow ? DType::Float32 : rules.defaultFloat;
}

DType promote(DType a, DType b, const DTypeRules& rules) {
    if (a == b) return a;
    const Info* x = find(a);
    const Info* y = find(b);
    if (!x || !y) return DType::Unknown;
    if (x->kind > y->kind) std::swap(x, y);
    if (x->kind == Info::Bool && y->kind <= Info::Unsigned) return y->dtype;
    if (y->kind <= Info::Unsigned) return promoteIntegers(*x, *y);
    if (y->kind == Info::Floating)
        return x->kind == Info::Floating ? promoteFloats(*x, *y) : promoteIntegerWithFloat(*x, *y, rules.promotion);
    DType real = promote(realOf(x->dtype), realOf(y->dtype), rules);
    return complexOf(real);
}

}  // namespace regraft
