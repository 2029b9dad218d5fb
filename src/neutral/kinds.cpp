#include "neutral/kinds.h"

#include <vector>

namespace regraft {

std::uint8_t promotedKinds(std::span<const std::uint8_t> kinds) {
    std::uint8_t all = 0;
    bool isFloat = false, isInexact = false, isOpen = false, isAny = false;
    for (const std::uint8_t one : kinds) {
        if (one & ComplexKind && one != inexactKinds && one != anyKinds) return 0;
        isAny = isAny || one == anyKinds;
        isOpen = isOpen || one == 0;
        isInexact = isInexact || one == inexactKinds;
        isFloat = isFloat || one == FloatKind;
        all |= one;
    }
    if (isInexact || (isAny && isFloat)) return inexactKinds;
    return isFloat ? static_cast<std::uint8_t>(FloatKind) : isOpen ? std::uint8_t{0} : all;
}

std::uint8_t kindsMadeOf(const Type& value) {
    if (value.kind == TypeKind::Bool || value.kind == TypeKind::Int) return ExactKind;
    if (value.kind == TypeKind::Float) return FloatKind;
    if (value.kind == TypeKind::Complex) return ComplexKind;
    if (value.isUnknown()) return value.kinds;
    if (value.kind != TypeKind::List && value.kind != TypeKind::Tuple) return kindsOf(value);
    std::vector<std::uint8_t> kinds;
    for (const Type* item : value.items) kinds.push_back(kindsMadeOf(*item));
    return promotedKinds(kinds);
}

const Type* withStandInsOf(Arena& arena, const Type* type, const Type& given) {
    const Type* seen = withStandIns(arena, type, given.standIns);
    const bool isTold = seen->dtype == DType::Unknown && (given.standIns & seenStandIns) && given.kinds != 0;
    if (!isTold || !(seen->isArray() || seen->isUnknown()) || seen->kinds == given.kinds) return seen;
    Type told = *seen;
    told.kinds = given.kinds;
    return arena.make<Type>(told);
}

}  // namespace regraft
