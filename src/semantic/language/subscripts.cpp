#include "semantic/language/subscripts.h"

#include <algorithm>
#include <optional>

#include "ast/integer.h"
#include "semantic/definitions/classes.h"
#include "semantic/definitions/function_runner.h"
#include "semantic/dicts.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/guesses.h"
#include "semantic/frameworks/layers.h"
#include "semantic/frameworks/uses.h"
#include "semantic/language/annotations.h"
#include "semantic/language/bracket_arrays.h"
#include "semantic/language/expressions.h"
#include "semantic/language/operators.h"

namespace regraft::semantic {

namespace {

/// The value of an integer literal, `-1` included.
std::optional<int> smallInt(const ast::Expr* expr) {
    std::optional<std::int64_t> value = ast::integerValue(expr);
    return value && std::abs(*value) < 10000 ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

bool isFullSlice(const ast::Expr& expr) {
    const auto* slice = ast::as<ast::Slice>(&expr);
    return slice && !slice->lower && !slice->upper && !slice->step;
}

/// `pair[1:]`, `row[:2]`: the items between; null where a bound is not written as a number, or there is a step.
const Type* sliceOfTuple(Arena& arena, const Type& tuple, const ast::Slice& slice) {
    const int size = tuple.length();
    const auto bound = [&](const ast::Expr* written, int otherwise) -> std::optional<int> {
        const std::optional<int> value = written ? smallInt(written) : otherwise;
        return value ? std::optional(std::clamp(*value < 0 ? *value + size : *value, 0, size)) : std::nullopt;
    };
    if (size < 0 || slice.step) return nullptr;
    const std::optional<int> lower = bound(slice.lower, 0), upper = bound(slice.upper, size);
    if (!lower || !upper) return nullptr;
    const auto begin = static_cast<std::size_t>(*lower), end = static_cast<std::size_t>(std::max(*lower, *upper));
    return tupleType(arena, tuple.items.subspan(begin, end - begin));
}

/// What may stand in for an item, or a slice, of what has StandIns: other keys, only arrays take.
std::uint8_t standInsAt(TypeKind key, std::uint8_t standIns) {
    const bool isSeen = standIns & seenStandIns, isUntold = standIns & UntoldList;
    const int lists = (isSeen ? ListStandIn : 0) | (isUntold ? UntoldList : 0);
    const int numbers = (isSeen ? NumberStandIn : 0) | (isUntold ? UntoldNumber : 0);
    if (key == TypeKind::Slice) return static_cast<std::uint8_t>(lists);
    return static_cast<std::uint8_t>(key == TypeKind::Int || key == TypeKind::Unknown ? lists | numbers : 0);
}

}  // namespace

const Type* Subscripts::evaluate(const ast::Subscript& node) {
    const Type* base = layers_.membersOf(*node.value, withoutNone(expressions_.evaluate(*node.value)));
    const Type* key = expressions_.evaluate(*node.slice);
    base = guesses_.guessedByIndex(node, base);
    const Framework* framework = base->isArray() ? facts_.tables.framework(base->framework) : nullptr;
    if (!framework) {
        uses_.withdraw(node);
        const ApiName* generic = apiOf(base);
        if (generic && makesTypes(*generic)) return facts_.note(node, annotations_.aliasOf(annotations_.annotatedSubscript(node, nullptr)));
        if (const Type* made = madeOfSlices(node)) return facts_.note(node, made);
        return facts_.note(node, itemOf(classes_.asTuple(base), *node.slice, key));
    }
    facts_.note(*node.value, base);
    const Type* lifted = operators_.operate(node, "[]", {node.value, node.slice}, *framework);
    const Type* own = indexedArray(*base, *node.slice);
    if (lifted->isArray() && lifted->rank >= 0 && own->rank < 0) own = lifted;
    if (facts_.isSource(framework->id)) facts_.usePool[facts_.useOf[node.id]].assumed = base->assumed;
    return facts_.note(node, own);
}

/// Of grids: integers where all bounds are such, floats where any is none, or counts by an imaginary step.
DType Subscripts::dtypeOfSlices(const ast::Expr& key, const Framework& framework) const {
    const auto* tuple = ast::as<ast::Tuple>(&key);
    const ast::Expr* const alone = &key;
    bool areInts = true;
    for (const ast::Expr* part : tuple ? std::span<const ast::Expr* const>(tuple->elts) : std::span(&alone, 1)) {
        const auto* slice = ast::as<ast::Slice>(part);
        if (!slice) return DType::Unknown;
        for (const ast::Expr* bound : {slice->lower, slice->upper, slice->step}) {
            const Type* type = bound ? facts_.types[bound->id] : simpleType(TypeKind::Int);
            if (!type || !type->isNumber()) return DType::Unknown;
            areInts = areInts && type->kind != TypeKind::Float && type->kind != TypeKind::Complex;
        }
    }
    return areInts ? asNamed(framework.dtypeRules.defaultInt) : framework.dtypeRules.defaultFloat;
}

/// `np.mgrid[0:3, 0:2]`: an array of slices; an open grid is several. Null of anything else.
const Type* Subscripts::madeOfSlices(const ast::Subscript& node) {
    const std::uint32_t index = facts_.useOf[node.value->id];
    const Use* use = index == none ? nullptr : &facts_.usePool[index];
    const bool isMaker =
        use && use->site.node && use->meaning && use->meaning->operation && use->meaning->operation->name.starts_with("grids.");
    if (!isMaker) return nullptr;
    const LiftContext context{*use->framework, arena_, neutral::Form::Operator, &node};
    if (const neutral::Expr* joined = joinedInBrackets(*use->meaning->operation, node, facts_, context)) {
        Use& whole = uses_.add(node, *use->framework);
        whole.name = use->name;
        whole.site.node = &node;
        whole.site.form = neutral::Form::Operator;
        whole.meaning = joined;
        return joined->type;
    }
    const Type* array = arrayType(arena_, use->framework->id, dtypeOfSlices(*node.slice, *use->framework));
    const bool areSeveral = use->meaning->operation->name == "grids.ogrid" && node.slice->kind == ast::Kind::Tuple;
    return areSeveral ? containerOf(arena_, TypeKind::List, array) : array;
}

/// An item of a Python container.
const Type* Subscripts::itemOf(const Type* base, const ast::Expr& slice, const Type* key) {
    bool isSlice = slice.kind == ast::Kind::Slice;
    switch (base->kind) {
        case TypeKind::Tuple: {
            if (isSlice) {
                const Type* part = sliceOfTuple(arena_, *base, static_cast<const ast::Slice&>(slice));
                return isFullSlice(slice) ? base : part ? part : simpleType(TypeKind::Tuple);
            }
            std::optional<int> index = smallInt(key->literal);
            int size = static_cast<int>(base->items.size());
            if (index && *index < 0) *index += size;
            if (index && *index >= 0 && *index < size) return base->items[static_cast<std::size_t>(*index)];
            return elementOf(arena_, base);
        }
        case TypeKind::Shape: return isSlice ? base : simpleType(TypeKind::Int);
        case TypeKind::Iterator:  // `*rest`, a sequence of whatever class
        case TypeKind::List: return isSlice ? base : elementOf(arena_, base);
        case TypeKind::Str: return simpleType(TypeKind::Str);
        case TypeKind::Dict: return isKnownDict(*base) ? valueAt(*base, *key) : unknownType();
        case TypeKind::Beside: return base;
        case TypeKind::Class: return base;  // a generic class: `Stack[int]`
        case TypeKind::Instance: {
            FunctionInfo* getter = classes_.method(*base->definition, "__getitem__");
            return getter ? runner_.resultOf(*getter) : unknownType();
        }
        default: return withStandIns(arena_, state_.unknown({base}), isPending(base) ? 0 : standInsAt(key->kind, base->standIns));
    }
}

/// Integers drop an axis, slices keep it, None adds one, `...` stands for the rest; an array as index takes the place
/// of its axis (a boolean one, of as many axes as it has).
const Type* Subscripts::indexedArray(const Type& array, const ast::Expr& slice) {
    Type type = array;
    type.literal = nullptr;
    std::vector<const ast::Expr*> keys = {&slice};
    if (const auto* tuple = ast::as<ast::Tuple>(&slice)) keys.assign(tuple->elts.begin(), tuple->elts.end());
    int rank = array.rank, advancedRank = 0;
    bool isKnown = rank >= 0, keepsShape = true;
    for (const ast::Expr* key : keys) {
        const Type* kind = facts_.types[key->id];
        if (!isFullSlice(*key) && key->kind != ast::Kind::Constant) keepsShape = false;
        switch (kind->kind) {
            case TypeKind::Int:
                --rank;
                keepsShape = false;
                break;
            case TypeKind::None:
                ++rank;
                keepsShape = false;
                break;
            case TypeKind::Slice:
            case TypeKind::Ellipsis: break;
            case TypeKind::List:
                rank -= 1;
                advancedRank = std::max(advancedRank, 1);
                isKnown = isKnown && !kind->items.empty() && kind->items[0]->isNumber() && kind->items[0]->kind != TypeKind::Bool;
                break;
            case TypeKind::Array:
                isKnown = isKnown && kind->rank >= 0 && kind->dtype != DType::Unknown;
                rank -= kind->dtype == DType::Bool ? kind->rank : 1;
                advancedRank = std::max<int>(advancedRank, kind->dtype == DType::Bool ? 1 : kind->rank);
                keepsShape = false;
                break;
            default: isKnown = false;
        }
    }
    rank += advancedRank;
    type.rank = static_cast<std::int8_t>(isKnown && rank >= 0 ? rank : -1);
    type.standIns = standInsAt(facts_.types[slice.id]->kind, type.standIns);
    if (!keepsShape || !isKnown) type.shape = {};
    return arena_.make<Type>(type);
}

}  // namespace regraft::semantic
