#include "semantic/values.h"

#include <algorithm>
#include <vector>

#include "semantic/api_index.h"
#include "semantic/dicts.h"

namespace regraft::semantic {

const Type* pendingType() {
    static const Type pending;
    return &pending;
}

bool isOptional(const Type* type) { return type->kind == TypeKind::Unknown && !type->items.empty(); }
const Type* withoutNone(const Type* type) { return isOptional(type) ? type->items[0] : type; }

/// Of which nothing is known, but what may stand in for it.
static bool isPlainUnknown(const Type* type) { return type->isUnknown() && !isPending(type) && type->items.empty() && !type->definition; }

const Type* optionalOf(Arena& arena, const Type* type) {
    if (isOptional(type) || type->kind == TypeKind::None || isPlainUnknown(type) || isPending(type)) return type;
    Type optional;
    optional.items = arena.copy(std::span<const Type* const>(&type, 1));
    return arena.make<Type>(optional);
}

const Type* parameterType(Arena& arena, const ast::arg& parameter) {
    Type type;
    type.definition = &parameter;
    return arena.make<Type>(type);
}

const ast::arg* parameterOf(const Type* type) {
    return type->kind == TypeKind::Unknown && type->items.empty() ? ast::as<ast::arg>(type->definition) : nullptr;
}

const Type* resultType(Arena& arena, const ast::Call& call) {
    Type type;
    type.definition = &call;
    return arena.make<Type>(type);
}

const ast::Call* resultOfCall(const Type* type) {
    return type->kind == TypeKind::Unknown && type->items.empty() ? ast::as<ast::Call>(type->definition) : nullptr;
}

const Type* givenType(Arena& arena, const ast::NameExpr& target) {
    Type type;
    type.definition = &target;
    return arena.make<Type>(type);
}

const ast::NameExpr* targetGiven(const Type* type) {
    return type->kind == TypeKind::Unknown && type->items.empty() ? ast::as<ast::NameExpr>(type->definition) : nullptr;
}

const Type* comparisonType(Arena& arena, const ast::Expr& comparison) {
    Type type;
    type.definition = &comparison;
    return arena.make<Type>(type);
}

const ast::Expr* resultOfComparison(const Type* type) {
    if (type->kind != TypeKind::Unknown || !type->items.empty() || !type->definition) return nullptr;
    switch (type->definition->kind) {
        case ast::Kind::Compare:
        case ast::Kind::BinOp:
        case ast::Kind::UnaryOp: return static_cast<const ast::Expr*>(type->definition);
        default: return nullptr;
    }
}

bool isPlaceholder(const Type* type) { return parameterOf(type) || resultOfCall(type) || targetGiven(type) || resultOfComparison(type); }

bool sameType(const Type* a, const Type* b) {
    if (a == b) return true;
    if (isPending(a) || isPending(b)) return false;
    if (a->kind != b->kind || a->framework != b->framework || a->definition != b->definition || a->assumed != b->assumed ||
        a->dtype != b->dtype || a->rank != b->rank || a->literal != b->literal || a->isHeld != b->isHeld || a->isSeen != b->isSeen ||
        a->kinds != b->kinds || a->maybeScalar != b->maybeScalar || a->maybeDeep != b->maybeDeep || a->standIns != b->standIns)
        return false;
    auto isSameMaker = [](const LayerMaker& one, const LayerMaker& other) { return one.node == other.node && one.api == other.api; };
    if (!std::equal(a->makers.begin(), a->makers.end(), b->makers.begin(), b->makers.end(), isSameMaker)) return false;
    return std::equal(a->shape.begin(), a->shape.end(), b->shape.begin(), b->shape.end()) &&
           std::equal(a->fields.begin(), a->fields.end(), b->fields.begin(), b->fields.end()) &&
           std::equal(a->items.begin(), a->items.end(), b->items.begin(), b->items.end(), sameType);
}

namespace {

constexpr int maxDepth = 5;  // of types in types: `x = [x]` in a loop must come to an end

const Type* joinAt(Arena& arena, const Type* a, const Type* b, int depth);

const Type* joinOptional(Arena& arena, const Type* a, const Type* b, int depth) {
    if (a->kind == TypeKind::None) return optionalOf(arena, b);
    if (b->kind == TypeKind::None) return optionalOf(arena, a);
    return optionalOf(arena, joinAt(arena, withoutNone(a), withoutNone(b), depth));
}

/// Under a key that only one has stands what is there; with keys that nobody knows it may be the other's, too.
const Type* joinDicts(Arena& arena, const Type& a, const Type& b, int depth) {
    std::vector<DictEntry> entries;
    auto join = [&](const Type* one, const Type* other) { return joinAt(arena, one, other, depth - 1); };
    auto add = [&](const Type& dict, const Type& other) {
        for (const DictEntry& entry : entriesOf(dict)) {
            const bool isThere = std::ranges::find(other.fields, entry.first) != other.fields.end();
            if (isThere && &dict == &b) continue;  // with the first one's
            entries.emplace_back(entry.first,
                                 isThere || hasOtherKeys(other) ? join(entry.second, valueAt(other, entry.first)) : entry.second);
        }
    };
    add(a, b);
    add(b, a);
    Type type = *dictOf(arena, join(a.items[0], b.items[0]), join(a.items[1], b.items[1]), entries, hasOtherKeys(a) || hasOtherKeys(b));
    type.assumed = a.assumed || b.assumed;
    return arena.make<Type>(type);
}

const Type* joinContainers(Arena& arena, const Type* a, const Type* b, int depth) {
    if (depth == 0) return unknownType();
    if (isKnownDict(*a) && isKnownDict(*b)) return joinDicts(arena, *a, *b, depth);
    if (a->items.size() != b->items.size()) {
        if (a->kind != TypeKind::Tuple) return a->items.empty() ? b : a;
        Type any = *simpleType(TypeKind::Tuple);
        any.standIns = (standInsOf(*a) | standInsOf(*b)) & NumberLeaf;
        return any.standIns ? arena.make<Type>(any) : simpleType(TypeKind::Tuple);
    }
    std::vector<const Type*> items;
    for (std::size_t i = 0; i < a->items.size(); ++i) items.push_back(joinAt(arena, a->items[i], b->items[i], depth - 1));
    Type type = *a;
    type.items = arena.copy(items);
    type.assumed = a->assumed || b->assumed;
    if (a->literal != b->literal) type.literal = nullptr;
    if (!std::equal(a->fields.begin(), a->fields.end(), b->fields.begin(), b->fields.end())) type.fields = {};
    return arena.make<Type>(type);
}

bool isContainer(TypeKind kind) {
    return kind == TypeKind::Tuple || kind == TypeKind::List || kind == TypeKind::Set || kind == TypeKind::Dict ||
           kind == TypeKind::Iterator;
}

const Type* joinAt(Arena& arena, const Type* a, const Type* b, int depth) {
    if (a == b || isPending(b)) return a;
    if (isPending(a)) return b;
    if (a->kind == TypeKind::None || b->kind == TypeKind::None || isOptional(a) || isOptional(b)) {
        if (a->kind == b->kind && a->kind == TypeKind::None) return a;
        return joinOptional(arena, a, b, depth);
    }
    if (sameType(a, b)) return a;
    if (const Type* uncertain = uncertainApi(arena, a)) return uncertain;
    if (const Type* uncertain = uncertainApi(arena, b)) return uncertain;
    if (a->kind == b->kind && a->framework == b->framework && isContainer(a->kind)) return joinContainers(arena, a, b, depth);
    return join(arena, a, b);
}

constexpr int mostParts = 1000;  // of one type: a function that goes through nested dicts wraps what it gave in every round

/// Takes the types that one is made of off `room`, as long as there is any. Shared ones count wherever they stand, for so they are read.
bool fits(const Type* type, int& room) {
    if (--room < 0) return false;
    return std::ranges::all_of(type->items, [&](const Type* item) { return fits(item, room); });
}

/// Without what containers hold at a depth.
const Type* cutAt(Arena& arena, const Type* type, int depth) {
    if (type->items.empty() || !(isContainer(type->kind) || isOptional(type))) return type;
    if (depth == 0) return unknownType();
    if (isOptional(type)) return optionalOf(arena, cutAt(arena, type->items[0], depth));
    std::vector<const Type*> items;
    for (const Type* item : type->items) items.push_back(cutAt(arena, item, depth - 1));
    Type cut = *type;
    cut.items = arena.copy(items);
    return arena.make<Type>(cut);
}

bool isSmall(const Type* type) {
    int room = mostParts;
    return fits(type, room);
}

}  // namespace

const Type* bounded(Arena& arena, const Type* type) {
    for (int depth = maxDepth - 1; !isSmall(type) && depth >= 0; --depth) type = cutAt(arena, type, depth);
    return type;
}

const Type* joinTypes(Arena& arena, const Type* a, const Type* b) {
    const Type* joined = joinAt(arena, a, b, maxDepth);
    return joined == a || joined == b ? joined : bounded(arena, joined);
}

const Type* containerOf(Arena& arena, TypeKind kind, std::span<const Type* const> items) {
    Type type;
    type.kind = kind;
    type.items = arena.copy(items);
    type.isSeen = kind == TypeKind::Dict;  // any keys
    return arena.make<Type>(type);
}

const Type* dropAxes(Arena& arena, const Type& array, int count) {
    Type type = array;
    type.literal = nullptr;
    if (type.standIns & ListStandIn) type.standIns |= NumberStandIn;  // an item of a list
    if (type.standIns & UntoldList) type.standIns |= UntoldNumber;
    if (type.rank >= count) {
        type.rank = static_cast<std::int8_t>(type.rank - count);
        type.shape = type.shape.empty() ? type.shape : type.shape.subspan(static_cast<std::size_t>(count));
    } else {
        type.rank = -1;
        type.shape = {};
    }
    return arena.make<Type>(type);
}

const Type* elementOf(Arena& arena, const Type* given) {
    const Type* type = withoutNone(given);
    switch (type->kind) {
        case TypeKind::Array: return dropAxes(arena, *type, 1);
        case TypeKind::Shape: return simpleType(TypeKind::Int);
        case TypeKind::Str: return simpleType(TypeKind::Str);
        case TypeKind::Bytes: return simpleType(TypeKind::Int);
        case TypeKind::List:
        case TypeKind::Set:
        case TypeKind::Iterator:
        case TypeKind::Dict: return type->items.empty() ? unknownType() : type->items[0];
        case TypeKind::Tuple: {
            if (type->items.empty()) return unknownType();
            const Type* element = pendingType();
            for (const Type* item : type->items) element = joinTypes(arena, element, item);
            return generalised(arena, element, true);
        }
        case TypeKind::Beside: return type;
        default: break;
    }
    if (isPending(type)) return type;
    const bool mayBeList = type->isUnknown() && type->standIns & UntoldList;
    return mayBeList ? withStandIns(arena, unknownType(), untoldStandIns) : unknownType();
}

const Type* assumedOf(Arena& arena, const Type* type) {
    if (type->assumed || type->kind == TypeKind::Unknown) return type;
    Type assumed = *type;
    assumed.assumed = true;
    return arena.make<Type>(assumed);
}

const Type* generalised(Arena& arena, const Type* type, bool keepsArray) {
    if (isOptional(type)) return optionalOf(arena, generalised(arena, type->items[0], keepsArray));
    if (type->kind == TypeKind::Unknown) return type;
    bool loses = type->literal != nullptr;
    if (!keepsArray && type->isArray()) loses = loses || (type->dtype != DType::Unknown && !type->isSeen) || type->rank >= 0;
    std::vector<const Type*> items;
    for (const Type* item : type->items) {
        items.push_back(generalised(arena, item, keepsArray));
        loses = loses || items.back() != item;
    }
    if (!loses) return type;
    Type general = *type;
    if (general.kind == TypeKind::Str) general.fields = textsOf(arena, *type);
    general.literal = nullptr;
    general.items = arena.copy(items);
    if (!keepsArray && general.isArray()) {
        general.kinds = kindsOf(*type);
        general.isSeen = isInteger(general.dtype) || type->isSeen;
        if (!general.isSeen) general.dtype = DType::Unknown;
        general.maybeScalar = general.maybeScalar || general.rank == 0;
        general.maybeDeep = general.maybeDeep || general.rank > 1;
        general.rank = -1;
        general.shape = {};
    }
    return arena.make<Type>(general);
}

}  // namespace regraft::semantic
