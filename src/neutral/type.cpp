#include "neutral/type.h"

#include <algorithm>
#include <array>
#include <vector>

#include "neutral/kinds.h"

namespace regraft {

namespace {

constexpr int kindCount = static_cast<int>(TypeKind::Other) + 1;

constexpr std::array<Type, kindCount> makeSimpleTypes() {
    std::array<Type, kindCount> types{};
    for (int i = 0; i < kindCount; ++i) types[static_cast<std::size_t>(i)].kind = static_cast<TypeKind>(i);
    return types;
}
constexpr std::array<Type, kindCount> simpleTypes = makeSimpleTypes();

std::span<const std::int64_t> joinShapes(Arena& arena, const Type& a, const Type& b) {
    if (a.rank != b.rank || a.shape.size() != b.shape.size()) return {};
    std::vector<std::int64_t> sizes;
    for (std::size_t i = 0; i < a.shape.size(); ++i) sizes.push_back(a.shape[i] == b.shape[i] ? a.shape[i] : -1);
    return arena.copy(sizes);
}

std::span<const Type* const> joinItems(Arena& arena, const Type& a, const Type& b) {
    std::vector<const Type*> items;
    for (std::size_t i = 0; i < a.items.size(); ++i) items.push_back(join(arena, a.items[i], b.items[i]));
    return arena.copy(items);
}

/// All that may have made the one or the other; none if of either nothing is known.
std::span<const LayerMaker> joinMakers(Arena& arena, const Type& a, const Type& b) {
    if (a.makers.empty() || b.makers.empty()) return {};
    std::vector<LayerMaker> makers(a.makers.begin(), a.makers.end());
    for (const LayerMaker& maker : b.makers) {
        auto isSame = [&](const LayerMaker& other) { return other.node == maker.node && other.api == maker.api; };
        if (std::none_of(makers.begin(), makers.end(), isSame)) makers.push_back(maker);
    }
    return makers.size() == a.makers.size() ? a.makers : arena.copy(makers);
}

/// Layers of several kinds in one place: whichever it is, it gives an array.
const Type* joinLayers(Arena& arena, const Type& a, const Type& b) {
    Type type = a;
    type.makers = joinMakers(arena, a, b);
    type.assumed = a.assumed || b.assumed;
    if (a.definition == b.definition && a.items.empty() && b.items.empty())
        return type.makers.data() == a.makers.data() && type.makers.size() == a.makers.size() ? &a : arena.make<Type>(type);
    const Type* array = arrayType(arena, a.framework, DType::Unknown);
    type.definition = nullptr;
    type.items = arena.copy(std::span<const Type* const>(&array, 1));
    return arena.make<Type>(type);
}

constexpr std::size_t mostTexts = 16;  // of one value: a loop that makes ever new ones must come to an end

std::span<const std::string_view> joinTexts(Arena& arena, const Type& a, const Type& b) {
    const std::span<const std::string_view> first = textsOf(arena, a), second = textsOf(arena, b);
    if (first.empty() || second.empty()) return {};
    std::vector<std::string_view> texts(first.begin(), first.end());
    for (const std::string_view text : second)
        if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
    return texts.size() > mostTexts ? std::span<const std::string_view>() : arena.copy(texts);
}

}  // namespace

std::span<const std::string_view> textsOf(Arena& arena, const Type& type) {
    if (type.kind != TypeKind::Str) return {};
    const auto* constant = ast::as<ast::Constant>(type.literal);
    if (!constant || constant->value.type != ast::Literal::Type::Str) return type.fields;
    const std::string_view text = constant->value.text;
    return arena.copy(std::span<const std::string_view>(&text, 1));
}

const Type* unknownType() { return simpleType(TypeKind::Unknown); }

const Type* simpleType(TypeKind kind) { return &simpleTypes[static_cast<std::size_t>(kind)]; }

const Type* generatorType(Arena& arena, FrameworkId framework) {
    Type type;
    type.kind = TypeKind::Generator;
    type.framework = framework;
    return arena.make<Type>(type);
}

const Type* besideType(Arena& arena, FrameworkId framework) {
    Type type;
    type.kind = TypeKind::Beside;
    type.framework = framework;
    return arena.make<Type>(type);
}

const Type* objectType(Arena& arena, FrameworkId framework, std::string_view role) {
    Type type;
    type.kind = TypeKind::Object;
    type.framework = framework;
    type.fields = arena.copy(std::span<const std::string_view>(&role, 1));
    return arena.make<Type>(type);
}

const Type* arrayType(Arena& arena, FrameworkId framework, DType dtype, int rank) {
    Type type;
    type.kind = TypeKind::Array;
    type.framework = framework;
    type.dtype = dtype;
    type.rank = static_cast<std::int8_t>(rank);
    return arena.make<Type>(type);
}

const Type* tupleType(Arena& arena, std::span<const Type* const> items) {
    static const ast::Tuple empty = [] {
        ast::Tuple tuple{};
        tuple.kind = ast::Kind::Tuple;
        return tuple;
    }();
    Type type;
    if (items.empty()) type.literal = &empty;
    type.kind = TypeKind::Tuple;
    type.items = arena.copy(items);
    return arena.make<Type>(type);
}

const Type* listType(Arena& arena, const Type* element) {
    Type type;
    type.kind = TypeKind::List;
    type.items = arena.copy(std::span<const Type* const>(&element, 1));
    return arena.make<Type>(type);
}

/// Integers of one dtype, or of one of several: then `isSeen` holds, and the dtype is unknown.
static bool isSomeInteger(const Type& type) { return isInteger(type.dtype) || (type.dtype == DType::Unknown && type.isSeen); }

std::uint8_t kindsOf(const Type& array) {
    if (!array.isArray()) return 0;
    if (array.dtype == DType::Unknown) return array.isSeen ? static_cast<std::uint8_t>(ExactKind) : array.kinds;
    return isComplex(array.dtype) ? ComplexKind : isFloating(array.dtype) ? FloatKind : ExactKind;
}

static constexpr int deepestLeaf = 4;  // of nested containers, as far as they are looked through

static bool hasNumberLeaf(const Type& type, int depth) {
    const bool isBranch = type.kind == TypeKind::List || type.kind == TypeKind::Tuple || type.kind == TypeKind::Dict;
    if (!isBranch || depth == 0 || type.standIns & NumberLeaf) return isBranch && type.standIns & NumberLeaf;
    return std::any_of(
        type.items.begin() + (type.kind == TypeKind::Dict && !type.items.empty() ? 1 : 0), type.items.end(),
        [&](const Type* item) { return item->isNumber() || hasNumberLeaf(*item, depth - 1) || (item->standIns & NumberLeaf); });
}

std::uint8_t standInsOf(const Type& type) {
    if (type.isNumber()) return NumberStandIn;
    const std::uint8_t leaves = hasNumberLeaf(type, deepestLeaf) ? NumberLeaf : 0;
    if (type.kind == TypeKind::List || type.kind == TypeKind::Tuple) return ListStandIn | leaves;
    if (type.kind == TypeKind::Dict) return leaves;
    if (type.kind == TypeKind::Str) return TextStandIn;
    return type.isArray() || type.isUnknown() ? type.standIns : 0;
}

const Type* withStandIns(Arena& arena, const Type* type, std::uint8_t standIns) {
    if (!(type->isArray() || type->isUnknown()) || (type->standIns | standIns) == type->standIns) return type;
    Type seen = *type;
    seen.standIns |= standIns;
    return arena.make<Type>(seen);
}

const Type* withoutUntold(Arena& arena, const Type* type, std::uint8_t allowed) {
    const auto kept = static_cast<std::uint8_t>(type->standIns & (seenStandIns | TextStandIn | NumberLeaf | allowed));
    if (kept == type->standIns) return type;
    Type told = *type;
    told.standIns = kept;
    return arena.make<Type>(told);
}

std::uint8_t standInsOfArithmetic(std::span<const Type* const> operands) {
    const auto areAll = [&](int numbers) {
        return std::all_of(operands.begin(), operands.end(), [&](const Type* type) { return (standInsOf(*type) & numbers) != 0; });
    };
    if (areAll(NumberStandIn)) return NumberStandIn;
    return areAll(NumberStandIn | UntoldNumber) ? UntoldNumber : 0;
}

namespace {

/// An array, or what a library gave, is taken for the library's: where an array is wanted, one can be made of both.
const Type* joinBeside(Arena& arena, const Type& given) {
    Type type = given;
    type.assumed = true;
    return arena.make<Type>(type);
}

/// What is integers here and who knows what there, may be of any kind.
std::uint8_t joinKinds(std::uint8_t a, std::uint8_t b) {
    if (a && b) return a | b;
    return (a | b) & ExactKind ? anyKinds : 0;
}

/// Of an `a` or a `b` that have nothing in common: only what may stand in for an array there.
const Type* joinOther(Arena& arena, const Type& a, const Type& b) {
    if (a.isArray() && b.kind == TypeKind::Beside && a.framework == b.framework) return joinBeside(arena, b);
    if (b.isArray() && a.kind == TypeKind::Beside && a.framework == b.framework) return joinBeside(arena, a);
    const Type* other = withStandIns(arena, unknownType(), standInsOf(a) | standInsOf(b));
    const std::uint8_t kinds = joinKinds(kindsMadeOf(a), kindsMadeOf(b));
    if (!(other->standIns & seenStandIns) || kinds == 0) return other;
    Type seen = *other;
    seen.kinds = kinds;
    return arena.make<Type>(seen);
}

}  // namespace

const Type* join(Arena& arena, const Type* a, const Type* b) {
    if (a == b) return a;
    if (a->kind == TypeKind::Layer && b->kind == TypeKind::Layer && a->framework == b->framework) return joinLayers(arena, *a, *b);
    if (a->kind != b->kind || a->framework != b->framework || a->definition != b->definition) return joinOther(arena, *a, *b);
    if (a->items.size() != b->items.size() || a->role() != b->role()) return joinOther(arena, *a, *b);
    Type type = *a;
    type.assumed = a->assumed || b->assumed;
    type.isHeld = a->isHeld && b->isHeld;
    type.isSeen = a->isSeen || b->isSeen;
    type.standIns = a->standIns | b->standIns;
    if (type.makers.empty()) type.makers = b->makers;
    if (a->dtype != b->dtype) type.dtype = asNamed(a->dtype) == asNamed(b->dtype) ? asNamed(a->dtype) : DType::Unknown;
    if (type.isArray() && type.dtype == DType::Unknown && isSomeInteger(*a) && isSomeInteger(*b)) type.isSeen = true;
    const auto kindsIn = [](const Type& one) { return one.isUnknown() ? one.kinds : kindsOf(one); };
    type.kinds = type.dtype == DType::Unknown ? joinKinds(kindsIn(*a), kindsIn(*b)) : std::uint8_t{0};
    if (type.kinds & (FloatKind | ComplexKind)) type.isSeen = false;
    type.maybeScalar = a->maybeScalar || b->maybeScalar || (a->rank != b->rank && (a->rank == 0 || b->rank == 0));
    type.maybeDeep = a->maybeDeep || b->maybeDeep || (a->rank != b->rank && (a->rank > 1 || b->rank > 1));
    if (a->rank != b->rank) type.rank = -1;
    type.shape = joinShapes(arena, *a, *b);
    type.items = joinItems(arena, *a, *b);
    if (a->kind == TypeKind::Str) type.fields = joinTexts(arena, *a, *b);
    else if (!std::equal(a->fields.begin(), a->fields.end(), b->fields.begin(), b->fields.end())) type.fields = {};
    if (a->literal != b->literal) type.literal = nullptr;
    return arena.make<Type>(type);
}

}  // namespace regraft
