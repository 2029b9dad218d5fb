#include "lower/index_key.h"

#include <algorithm>
#include <optional>

#include "ast/integer.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"
#include "neutral/tuple_of_many.h"

namespace regraft {

namespace {

enum class ItemKind {
    FullSlice,
    Slice,
    Reversed,  ///< a negative step over the whole axis
    NegativeStep,
    NewAxis,
    Ellipsis,
    Integer,
    IntegerArray,
    BoolArray,
    HeldArrays,  ///< a tuple in a name, or given by a call, with arrays of indices in it
    Unknown
};

struct Item {
    ItemKind kind = ItemKind::Unknown;
    const neutral::Expr* expr = nullptr;
    /// Of the array, negative where an ellipsis stands before; nothing behind an item that takes nobody knows how many.
    std::optional<int> axis = 0;
};

bool isNegative(const ast::Expr* step) {
    const auto* unary = ast::as<ast::UnaryOp>(step);
    return unary && unary->op == ast::UnaryOperator::USub;
}

ItemKind kindOfSlice(const ast::Slice& slice) {
    if (!slice.lower && !slice.upper && !slice.step) return ItemKind::FullSlice;
    if (!isNegative(slice.step)) return ItemKind::Slice;
    const bool isWhole = ast::integerValue(slice.step) && !slice.lower && !slice.upper;
    return isWhole ? ItemKind::Reversed : ItemKind::NegativeStep;
}

ItemKind kindOfArray(const Type& type) {
    if (type.dtype == DType::Bool) return ItemKind::BoolArray;
    if (!isInteger(type.dtype) || type.isSeen) return ItemKind::Unknown;
    return type.rank == 0 ? ItemKind::Integer : ItemKind::IntegerArray;
}

ItemKind kindOfList(const Type& element) {
    if (element.kind == TypeKind::Bool) return ItemKind::BoolArray;
    return element.kind == TypeKind::Int ? ItemKind::IntegerArray : ItemKind::Unknown;
}

bool isIndexArray(const Type& type) { return (type.isArray() && type.rank != 0) || type.kind == TypeKind::List; }

bool holdsArrays(const Type& type) {
    if (isTupleOfMany(type)) return true;
    return type.kind == TypeKind::Tuple && std::ranges::any_of(type.items, [](const Type* item) { return isIndexArray(*item); });
}

ItemKind kindOf(const ast::Expr& node, const Type& type) {
    if (holdsArrays(type)) return ItemKind::HeldArrays;
    if (const auto* slice = ast::as<ast::Slice>(&node)) return kindOfSlice(*slice);
    if (const auto* constant = ast::as<ast::Constant>(&node)) {
        if (constant->value.type == ast::Literal::Type::None) return ItemKind::NewAxis;
        if (constant->value.type == ast::Literal::Type::Ellipsis) return ItemKind::Ellipsis;
    }
    if (type.kind == TypeKind::Int) return ItemKind::Integer;
    if (type.kind == TypeKind::None) return ItemKind::NewAxis;
    const bool isList = type.kind == TypeKind::List || type.kind == TypeKind::Iterator;  // `x[range(n), labels]`
    if (isList && !type.items.empty()) return kindOfList(*type.items[0]);
    return type.isArray() ? kindOfArray(type) : ItemKind::Unknown;
}

/// How many axes an item takes; nothing if that is not known.
std::optional<int> axesOf(const Item& item) {
    if (item.kind == ItemKind::NewAxis || item.kind == ItemKind::Ellipsis) return 0;
    if (item.kind == ItemKind::Unknown || item.kind == ItemKind::HeldArrays) return std::nullopt;
    if (item.kind != ItemKind::BoolArray) return 1;
    const Type& type = *item.expr->type;
    if (type.kind == TypeKind::List) return 1;
    return type.rank >= 0 ? std::optional<int>(type.rank) : std::nullopt;
}

bool isSlice(ItemKind kind) {
    return kind == ItemKind::FullSlice || kind == ItemKind::Slice || kind == ItemKind::Reversed || kind == ItemKind::NegativeStep;
}

constexpr const char* partedAxes = "integers and arrays parted by slices, whose axes the frameworks put in different places";

class IndexKey {
public:
    IndexKey(const neutral::Expr& getitem, const LowerContext& context)
        : getitem_(getitem),
          context_(context),
          lift_{context.source, context.arena, neutral::Form::Function, nullptr} {
        read();
    }

    const neutral::Expr* legaliseStored(std::string& refusal) {
        bool hasArrays = has(ItemKind::IntegerArray) || has(ItemKind::HeldArrays) || (has(ItemKind::BoolArray) && items_.size() > 1);
        if (!context_.target.arrayIndexing && hasArrays) refusal = "an assignment to items that arrays of indices choose";
        if (!context_.target.negativeSteps && (has(ItemKind::NegativeStep) || has(ItemKind::Reversed)))
            refusal = "an assignment to a slice with a negative step";
        if (placesAxesOtherwise()) refusal = partedAxes;
        return refusal.empty() ? spelledOut() : nullptr;
    }

    const neutral::Expr* legalise(std::string& refusal) {
        if (placesAxesOtherwise()) {
            refusal = partedAxes;
            return nullptr;
        }
        if (!context_.target.negativeSteps && has(ItemKind::NegativeStep)) {
            refusal = "slices with a negative step and bounds";
            return nullptr;
        }
        if (!context_.target.negativeSteps && has(ItemKind::Reversed)) return reverse(refusal);
        if (!context_.target.arrayIndexing && (has(ItemKind::IntegerArray) || has(ItemKind::BoolArray))) return gather(refusal);
        return spelledOut();
    }

private:
    void read() {
        const neutral::Expr* key = getitem_.parts[1];
        if (!key || key->kind != neutral::ExprKind::Source) return;
        const auto* tuple = ast::as<ast::Tuple>(key->source);
        for (std::size_t i = 0; tuple && i < tuple->elts.size(); ++i) {
            const Type* type = i < key->type->items.size() ? key->type->items[i] : unknownType();
            add(*tuple->elts[i], type);
        }
        if (!tuple) add(*key->source, key->type);
        countFromTheEnd();
    }

    void add(const ast::Expr& node, const Type* type) {
        std::optional<int> axis = axisCount();
        items_.push_back({kindOf(node, *type), makeSource(node, type, context_.arena), axis});
        // Integers that only the file's calls show: who wants every axis named has no way to look what they are.
        if (items_.back().kind == ItemKind::Unknown && type->isArray() && type->isSeen && !context_.target.partialIndex)
            items_.back().kind = ItemKind::IntegerArray;
        // Who wants every axis named takes no 0-d arrays for integers either.
        if (items_.back().kind == ItemKind::Integer && type->isArray() && !context_.target.partialIndex)
            items_.back().kind = ItemKind::IntegerArray;
        if (isListOfIntegers(node)) {  // torch takes such a list for a tuple, jax takes none
            items_.back().kind = ItemKind::IntegerArray;
            return replaceLast("asarray");
        }
        const bool isKnown = items_.back().kind != ItemKind::Unknown && items_.back().kind != ItemKind::HeldArrays;
        const bool isList = type->kind == TypeKind::List && !context_.target.listIndexing;
        const bool isRange = type->kind == TypeKind::Iterator && !context_.target.rangeIndexing;
        if ((isList || isRange) && isKnown) return replaceLast("asarray");
        const bool isSeen = items_.back().kind == ItemKind::Unknown && type->isArray() && type->isSeen;  // by all calls of the file
        if ((items_.back().kind == ItemKind::IntegerArray || isSeen) && isOfOddDType(*type)) replaceLast("as_indices");
    }

    void replaceLast(const char* operation) {
        items_.back().expr = apply(operation, {items_.back().expr});
        changed_ = true;
    }

    /// `[0, p]` with p an integer of the framework's.
    bool isListOfIntegers(const ast::Expr& node) const {
        const auto* list = ast::as<ast::List>(&node);
        if (!list || !context_.types) return false;
        bool anyArray = false;
        for (const ast::Expr* element : list->elts) {
            const Type& type = *context_.types->typeOf(*element);
            const bool isElement = type.isArray() && type.rank == 0 && isInteger(type.dtype);
            if (!isElement && type.kind != TypeKind::Int) return false;
            anyArray = anyArray || isElement;
        }
        return anyArray;
    }

    /// Integers that the target takes for a mask or refuses: it has a way to make others of them.
    bool isOfOddDType(const Type& type) const {
        const DType dtype = asNamed(type.dtype);
        const Operation& made = *context_.tables.operation("as_indices");
        return type.isArray() && dtype != DType::Int32 && dtype != DType::Int64 &&
               !context_.tables.lowerings(context_.target, made).empty();
    }

    /// All axes that the items so far take.
    std::optional<int> axisCount() const {
        int count = 0;
        for (const Item& item : items_) {
            std::optional<int> axes = axesOf(item);
            if (!axes) return std::nullopt;
            count += *axes;
        }
        return count;
    }

    bool placesAxesOtherwise() const {
        return context_.source.integerIsIndexArray != context_.target.integerIsIndexArray && partsIntegerFromArray();
    }

    /// x[0, :, idx]: where the integer counts as an array, idx's axis goes first, else it stays.
    bool partsIntegerFromArray() const {
        auto isArray = [](const Item& item) { return item.kind == ItemKind::IntegerArray || item.kind == ItemKind::BoolArray; };
        auto first = std::find_if(items_.begin(), items_.end(), isArray);
        if (first == items_.end()) return false;
        bool sliceBefore = std::any_of(items_.begin(), first, [](const Item& item) {
            return isSlice(item.kind) || item.kind == ItemKind::NewAxis || item.kind == ItemKind::Ellipsis;
        });
        return sliceBefore && std::any_of(items_.begin(), items_.end(), [&](const Item& item) {
                   return item.kind == ItemKind::Integer && !item.expr->type->isArray() && isParted(item, *first);
               });
    }

    /// The index as it is but for what the target wants to see: arrays for lists, and `...` for axes that are not named.
    const neutral::Expr* spelledOut() {
        if (!context_.target.partialIndex && !isWhole()) items_.push_back({ItemKind::Ellipsis, ellipsis()}), changed_ = true;
        if (!changed_) return &getitem_;
        std::vector<const neutral::Expr*> parts;
        for (const Item& item : items_) parts.push_back(item.expr);
        return index(getitem_.parts[0], parts);
    }

    bool isWhole() const {
        if (items_.empty() || has(ItemKind::Ellipsis)) return true;  // a tuple in a variable: who knows
        bool single = items_.size() == 1;
        if (single && (items_[0].kind == ItemKind::BoolArray || mayBeTuple(*items_[0].expr->type))) return true;
        return getitem_.parts[0]->type->rank == axisCount();
    }

    static bool mayBeTuple(const Type& type) { return type.kind == TypeKind::Tuple || type.kind == TypeKind::Shape || isTupleOfMany(type); }

    const neutral::Expr* index(const neutral::Expr* array, const std::vector<const neutral::Expr*>& parts) {
        LiftContext same{context_.source, context_.arena, neutral::Form::Operator, nullptr};
        return makeOperation(*getitem_.operation, {array, parts.size() == 1 ? parts[0] : sequence(parts)}, same);
    }

    const neutral::Expr* ellipsis() {
        ast::Constant constant{};
        constant.kind = ast::Kind::Constant;
        constant.value.type = ast::Literal::Type::Ellipsis;
        return makeLiteral(*context_.arena.make<ast::Constant>(constant), context_.arena);
    }

    /// Behind an ellipsis only the distance from the last axis is known.
    void countFromTheEnd() {
        auto ellipsis = std::find_if(items_.begin(), items_.end(), [](const Item& i) { return i.kind == ItemKind::Ellipsis; });
        std::optional<int> axis = 0;
        for (auto item = items_.end(); item != ellipsis && ellipsis != items_.end();) {
            --item;
            std::optional<int> axes = axesOf(*item);
            axis = axis && axes ? std::optional(*axis - *axes) : std::nullopt;
            item->axis = axis;
        }
    }

    bool has(ItemKind kind) const {
        return std::any_of(items_.begin(), items_.end(), [&](const Item& item) { return item.kind == kind; });
    }

    bool allPlain(const Item* except) const {
        return std::all_of(items_.begin(), items_.end(), [&](const Item& item) {
            return &item == except || item.kind == ItemKind::FullSlice || item.kind == ItemKind::Ellipsis;
        });
    }

    const neutral::Expr* apply(std::string_view name, std::vector<const neutral::Expr*> parts) {
        return makeOperation(*context_.tables.operation(name), std::move(parts), lift_);
    }

    const neutral::Expr* sequence(const std::vector<const neutral::Expr*>& parts) {
        std::vector<const Type*> types;
        for (const auto* part : parts) types.push_back(part->type);
        neutral::Expr expr{neutral::ExprKind::Tuple};
        expr.parts = context_.arena.copy(parts);
        expr.type = tupleType(context_.arena, types);
        return context_.arena.make<neutral::Expr>(expr);
    }

    const neutral::Expr* reverse(std::string& refusal) {
        const neutral::Expr* array = getitem_.parts[0];
        std::vector<const neutral::Expr*> axes, rest;
        bool onlyReversed = true;
        for (const Item& item : items_) {
            if (item.kind == ItemKind::Reversed) {
                if (!item.axis) {
                    refusal = "a reversed axis behind an index of which it is not known how many axes it takes";
                    return nullptr;
                }
                axes.push_back(makeInteger(*item.axis, context_.arena));
                onlyReversed = onlyReversed && stepBack(item) == 1;
            } else if (item.kind != ItemKind::FullSlice && item.kind != ItemKind::Ellipsis) onlyReversed = false;
        }
        array = apply("flip", {array, axes.size() == 1 ? axes[0] : sequence(axes)});
        if (onlyReversed) return array;
        for (const Item& item : items_) rest.push_back(item.kind == ItemKind::Reversed ? everySo(stepBack(item)) : item.expr);
        return index(array, rest);
    }

    /// 2 of `[::-2]`.
    static std::int64_t stepBack(const Item& item) { return -*ast::integerValue(ast::as<ast::Slice>(item.expr->source)->step); }

    /// `[::step]`
    const neutral::Expr* everySo(std::int64_t step) {
        ast::Slice slice{};
        slice.kind = ast::Kind::Slice;
        if (step != 1) slice.step = const_cast<ast::Expr*>(makeInteger(static_cast<int>(step), context_.arena)->literal);  // just made
        neutral::Expr expr{neutral::ExprKind::Literal};
        expr.literal = context_.arena.make<ast::Slice>(slice);
        return context_.arena.make<neutral::Expr>(expr);
    }

    const neutral::Expr* gather(std::string& refusal) {
        auto isArray = [](const Item& item) { return item.kind == ItemKind::IntegerArray; };
        auto count = std::count_if(items_.begin(), items_.end(), isArray);
        if (items_.size() == 1 && items_[0].kind == ItemKind::BoolArray) return spelledOut();
        if (count == 1 && !has(ItemKind::BoolArray))
            if (const neutral::Expr* taken = take(*std::find_if(items_.begin(), items_.end(), isArray))) return taken;
        if (tableSaysHow()) return spelledOut();
        bool onlyArrays = count == static_cast<std::ptrdiff_t>(items_.size());
        if (onlyArrays && getitem_.parts[0]->type->rank == axisCount() && !context_.target.partialIndex) return spelledOut();
        if (onlyArrays && count > 1 && sameRanks()) {
            std::vector<const neutral::Expr*> indices;
            for (const Item& item : items_) indices.push_back(item.expr);
            return apply("gather_nd", {getitem_.parts[0], apply("stack", {sequence(indices), makeInteger(-1, context_.arena)})});
        }
        refusal = "arrays mixed with other indices between brackets";
        return nullptr;
    }

    /// x[i, idx] as the items idx of x[i]. Integers that a slice parts from idx are left alone: idx's axis goes first there.
    const neutral::Expr* take(const Item& item) {
        const neutral::Expr* array = getitem_.parts[0];
        const char* operation = item.expr->type->rank == 1 || item.expr->type->kind == TypeKind::List ? "take" : "take_nd";
        if (!item.axis) return nullptr;
        if (allPlain(&item)) return apply(operation, {array, item.expr, makeInteger(*item.axis, context_.arena)});
        if (tableSaysHow() || *item.axis < 0) return nullptr;
        std::vector<const neutral::Expr*> rest;
        int axis = 0;
        for (const Item& other : items_) {
            bool isBefore = &other < &item;
            bool isPlain = other.kind == ItemKind::Integer || isSlice(other.kind);
            if (&other != &item && !isPlain) return nullptr;
            if (other.kind == ItemKind::Integer && isParted(other, item)) return nullptr;
            if (isBefore && other.kind != ItemKind::Integer) ++axis;
            rest.push_back(&other == &item ? everySo(1) : other.expr);
        }
        if (!context_.target.partialIndex && array->type->rank != axisCount()) {
            for (; rest.size() > 1 && isFullSlice(*rest.back()); rest.pop_back()) {
            }
            rest.push_back(ellipsis());
        }
        return apply(operation, {index(array, rest), item.expr, makeInteger(axis, context_.arena)});
    }

    static bool isFullSlice(const neutral::Expr& expr) {
        const auto* slice = ast::as<ast::Slice>(expr.kind == neutral::ExprKind::Source ? expr.source : expr.literal);
        return slice && kindOfSlice(*slice) == ItemKind::FullSlice;
    }

    static bool isParted(const Item& one, const Item& other) {
        const Item* first = std::min(&one, &other);
        const Item* last = std::max(&one, &other);
        return std::any_of(first + 1, last, [](const Item& between) { return between.kind != ItemKind::Integer; });
    }

    /// Whether a lowering of the target is made for just this kind of key.
    bool tableSaysHow() const {
        Environment environment{getitem_.operation->parameters, {getitem_.parts.begin(), getitem_.parts.end()}};
        const std::vector<Lowering>& ways = context_.tables.lowerings(context_.target, *getitem_.operation);
        return std::any_of(ways.begin(), ways.end(),
                           [&](const Lowering& way) { return way.to && way.when && evaluate(*way.when, environment) == Truth::True; });
    }

    bool sameRanks() const {
        return std::all_of(items_.begin(), items_.end(), [&](const Item& item) {
            return item.expr->type->rank >= 0 && item.expr->type->rank == items_[0].expr->type->rank;
        });
    }

    const neutral::Expr& getitem_;
    const LowerContext& context_;
    LiftContext lift_;
    std::vector<Item> items_;
    bool changed_ = false;
};

}  // namespace

const neutral::Expr* legaliseIndex(const neutral::Expr& getitem, const LowerContext& context, std::string& refusal) {
    return IndexKey(getitem, context).legalise(refusal);
}

const neutral::Expr* legaliseStoredIndex(const neutral::Expr& getitem, const LowerContext& context, std::string& refusal) {
    return IndexKey(getitem, context).legaliseStored(refusal);
}

}  // namespace regraft
