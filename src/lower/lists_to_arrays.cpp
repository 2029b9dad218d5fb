#include "lower/lists_to_arrays.h"

#include <algorithm>
#include <optional>

#include "ast/display.h"
#include "ast/integer.h"
#include "mapping/predicates.h"
#include "mapping/result_type.h"
#include "neutral/tuple_of_many.h"

namespace regraft {
namespace {

using neutral::ExprKind;

/// Makes arrays of what the target takes no list of.
class ArraysOfLists : OperandWork {
public:
    using OperandWork::OperandWork;

    void run() {
        bool anyArray = false;
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            ParamType parameter = operation_.parameters[i].type;
            if (operation_.parameters[i].kind == ParamKind::VarPositional) makeRestArrays(parts_[i], parameter);
            if (!parts_[i] || operation_.parameters[i].kind == ParamKind::VarPositional) continue;
            const bool isStoreKey = parameter == ParamType::Key && operation_.name != "getitem";
            const bool isListKey = isStoreKey && isRefusedAsKey(*parts_[i]->type);
            if (isStoreKey && !context_.target.rangeIndexing) makeKeyArrays(parts_[i]);
            const neutral::Expr* dtype =
                parameter == ParamType::Operand && isSequence(*parts_[i]->type) ? dtypeBeside(*parts_[i]) : nullptr;
            if (isListKey || dtype || needsArray(*parts_[i], parameter) || mayNeedArray(i)) {
                parts_[i] = dtype ? operands_.apply("asarray", {parts_[i], dtype}) : asOperand(parts_[i]);
                operands_.isChanged = true;
            } else {
                takeForArrays(*parts_[i], parameter);
            }
            if (parameter == ParamType::Device && !context_.target.deviceStrings && parts_[i]->type->kind == TypeKind::Str) {
                parts_[i] = operands_.apply("device_named", {parts_[i]});
                operands_.isChanged = true;
            }
            bool isLengths = parameter == ParamType::Axes || parameter == ParamType::Shape;
            if (isLengths && context_.source.id != context_.target.id) makeTuple(parts_[i]);
            if (parameter == ParamType::Axes && context_.source.id != context_.target.id) makeNamedTuple(parts_[i]);
            if (parameter == ParamType::Arrays && context_.source.id != context_.target.id) makeItemArrays(parts_[i]);
            if (parameter == ParamType::Array) anyArray = true;
            if (parameter != ParamType::Operand) continue;
            if (parts_[i]->type->isNumber()) numbers.push_back(i);
            else anyArray = true;
        }
        bool onlyNumbers = !anyArray && !numbers.empty() && operands_.expr().form != neutral::Form::Operator;
        if (onlyNumbers && !context_.target.acceptsScalars) {
            parts_[numbers[0]] = asArray(parts_[numbers[0]]);
            operands_.isChanged = true;
        }
    }

private:
    static bool isRange(const Type* type) { return type->kind == TypeKind::Iterator; }

    /// Whether the target takes no such list or range for an array of indices.
    bool isRefusedAsKey(const Type& type) const {
        if (type.kind == TypeKind::List) return !context_.target.listIndexing && !isTupleOfMany(type);
        return isRange(&type) && !context_.target.rangeIndexing;
    }

    static bool isSequence(const Type& type) {
        return type.kind == TypeKind::List || type.kind == TypeKind::Tuple || type.kind == TypeKind::Iterator ||
               type.kind == TypeKind::Shape;
    }

    bool promotesLikeNumPy() const { return context_.targetRules.promotion == Promotion::NumPy; }

    bool needsArray(const neutral::Expr& part, ParamType parameter) const {
        const Type& type = *part.type;
        if (holdsGenerators(type)) return false;
        if (parameter == ParamType::Array || parameter == ParamType::Operand) {
            if (isSequence(type) && !context_.target.acceptsLists) return true;
            if (type.kind == TypeKind::Iterator && !promotesLikeNumPy()) return true;
        }
        return parameter == ParamType::Array && !context_.target.acceptsScalars && (type.isNumber() || mayBeNumber(part));
    }

    /// `dim`, `2 / (fan_in + fan_out)` and `x.shape[-1] / heads` in `jnp.sqrt(…)`, where the source takes numbers and nobody says what the
    /// names are: roots are taken of sizes as often as of arrays. (A number of NumPy's would be of another dtype there.)
    bool mayBeNumber(const neutral::Expr& part) const {
        const bool takesBoth = context_.source.acceptsScalars && context_.source.dtypeRules.promotion == Promotion::Jax;
        return takesBoth && operation_.takesSizes && context_.types && part.kind == ExprKind::Source && isOfUnknown(*part.source);
    }

    bool isOfUnknown(const ast::Expr& value) const {
        if (const auto* operation = ast::as<ast::BinOp>(&value)) {
            const auto isNumber = [&](const ast::Expr& one) { return context_.types->typeOf(one)->isNumber(); };
            const bool isLeft = isOfUnknown(*operation->left), isRight = isOfUnknown(*operation->right);
            return (isLeft && (isRight || isNumber(*operation->right))) || (isRight && isNumber(*operation->left));
        }
        const auto* member = ast::as<ast::Attribute>(&value);
        const bool isVariable = value.kind == ast::Kind::NameExpr || (member && member->value->kind == ast::Kind::NameExpr);
        const Type& type = *context_.types->typeOf(value);
        return isVariable && (type.isUnknown() || (type.isArray() && type.assumed && type.rank < 0 && type.dtype == DType::Unknown));
    }

    /// Whether a list or a number may stand where only the source makes arrays of such. What has a member, or is indexed, is none then.
    bool mayNeedArray(std::size_t index) const {
        const ParamType parameter = operation_.parameters[index].type;
        if (parameter != ParamType::Array && parameter != ParamType::Operand) return false;
        const neutral::Form form = operands_.expr().form;
        const bool isReceiver = index == 0 && (form == neutral::Form::Method || form == neutral::Form::Attribute);
        if (isReceiver || operation_.operatorSymbol == "[]" || !mayStandIn(*parts_[index])) return false;
        const bool isVariable = parts_[index]->kind == ExprKind::Name;  // of a lambda that stands for a function of the source's
        if (form != neutral::Form::Operator || operation_.operatorSymbol.empty() || isVariable) return true;
        const auto isArray = [](const neutral::Expr* part) {
            return part && part->type->isArray() && !(part->type->standIns & seenStandIns);
        };
        return parts_[index]->type->standIns & ListStandIn && std::ranges::any_of(parts_, isArray);
    }

    /// What stands here is no array in some calls, of a kind that the source takes and the target doesn't.
    bool mayStandIn(const Type& type) const {
        if (!(type.isArray() || type.isUnknown())) return false;
        const bool isList = type.standIns & ListStandIn && context_.source.acceptsLists && !context_.target.acceptsLists;
        return isList || (type.standIns & NumberStandIn && context_.source.acceptsScalars && !context_.target.acceptsScalars);
    }
    bool mayStandIn(const neutral::Expr& part) const {
        const bool isWhole = part.kind == ExprKind::Name || (part.kind == ExprKind::Source && !isFlipped(*part.source));
        return isWhole && mayStandIn(*part.type);
    }

    /// Notes what may be a number or a list, for nothing says that it is an array.
    void takeForArrays(const neutral::Expr& part, ParamType parameter) {
        if (parameter == ParamType::Arrays)
            if (const std::optional<neutral::Expr> spelled = operands_.spelledOut(part))
                for (const neutral::Expr* item : spelled->parts) takeForArrays(*item, ParamType::Array);
        const bool isOperand = parameter == ParamType::Operand;
        if (part.kind != ExprKind::Source || !(parameter == ParamType::Array || isOperand) || mayStandIn(part)) return;
        const std::uint8_t standIns = part.type->isArray() || part.type->isUnknown() ? part.type->standIns : 0;
        const bool isList = standIns & UntoldList && context_.source.acceptsLists && !context_.target.acceptsLists;
        const bool isNumber = standIns & UntoldNumber && context_.source.acceptsScalars && !context_.target.acceptsScalars;
        if (isOperand && anyIsArray()) return;
        if (isList || (isNumber && !hasAxes())) operands_.taken.push_back(part.source);
    }

    /// Whether axes are named, which numbers have none of.
    bool hasAxes() const {
        const auto isAxes = [](ParamType type) { return type == ParamType::Axis || type == ParamType::Axes; };
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (isAxes(operation_.parameters[i].type) && parts_[i] && parts_[i]->type->kind != TypeKind::None) return true;
        return false;
    }

    /// Whether an operand is an array whatever the others are: numbers may stand beside it, and lists hardly ever do.
    bool anyIsArray() const {
        return std::ranges::any_of(parts_, [](const neutral::Expr* part) {
            return part && part->type->isArray() && !(part->type->standIns & (NumberStandIn | UntoldNumber));
        });
    }

    /// `x[::-1]`, which becomes an operation, and so an array, where the target knows no negative steps.
    bool isFlipped(const ast::Expr& source) const {
        const auto* item = ast::as<ast::Subscript>(&source);
        const auto* slice = item && context_.types->typeOf(*item->value)->isArray() ? ast::as<ast::Slice>(item->slice) : nullptr;
        const std::optional<std::int64_t> step = slice && slice->step ? ast::integerValue(slice->step) : std::nullopt;
        return !context_.target.negativeSteps && step && *step < 0;
    }

    /// The dtype of the array that a list stands beside, where the source makes the list one of that dtype and the target would not.
    const neutral::Expr* dtypeBeside(const neutral::Expr& list) const {
        if (context_.source.dtypeRules.promotion != Promotion::None) return nullptr;
        for (const neutral::Expr* part : parts_) {
            const DType dtype = part && part->type->isArray() ? part->type->dtype : DType::Unknown;
            if (dtype != DType::Unknown && dtype != inferredDType(*list.type, context_.targetRules)) return operands_.dtypeConstant(dtype);
        }
        return nullptr;
    }

    /// Axes in a list that has a name.
    void makeNamedTuple(const neutral::Expr*& axes) {
        const Operation& made = *context_.tables.operation("as_shape");
        const bool isNamed = axes->kind == ExprKind::Source && !ast::isDisplay(axes->source) && axes->type->kind == TypeKind::List;
        if (!isNamed || context_.tables.lowerings(context_.target, made).empty()) return;
        axes = operands_.apply(made.name, {axes});
        operands_.isChanged = true;
    }

    /// Axes in a list, which TensorFlow and torch take and others don't.
    void makeTuple(const neutral::Expr*& axes) {
        const auto* list = axes->kind == ExprKind::Source ? ast::as<ast::List>(axes->source) : nullptr;
        if (!list) return;
        std::vector<const neutral::Expr*> items;
        std::vector<const Type*> types;
        for (const ast::Expr* item : list->elts) {
            if (item->kind == ast::Kind::Starred) return;
            types.push_back(axes->type->kind == TypeKind::List && !axes->type->items.empty() ? axes->type->items[0] : unknownType());
            items.push_back(makeSource(*item, types.back(), context_.arena));
        }
        neutral::Expr tuple{ExprKind::Tuple};
        tuple.parts = context_.arena.copy(items);
        tuple.type = tupleType(context_.arena, types);
        axes = context_.arena.make<neutral::Expr>(tuple);
        operands_.isChanged = true;
    }

    /// Makes arrays of those items that `isOther` tells.
    template <class Test>
    void makeItems(const neutral::Expr*& part, const neutral::Expr& spelled, const Test& isOther) {
        operands_.changeItems(part, spelled, [&](const neutral::Expr* item) { return isOther(item) ? asArray(item) : item; });
    }

    /// `*arrays`, of those that the user wrote one by one.
    void makeRestArrays(const neutral::Expr*& rest, ParamType parameter) {
        if (!rest || rest->kind != ExprKind::Tuple || operands_.takesTrees()) return;
        makeItems(rest, *rest, [&](const neutral::Expr* item) { return needsArray(*item, parameter) || mayStandIn(*item); });
    }

    /// `[x, [0, 1]]`, where arrays stand beside lists and numbers that the source makes arrays of.
    void makeItemArrays(const neutral::Expr*& arrays) {
        const bool takesArray = context_.target.iteratesArrays && (promotesLikeNumPy() || context_.targetRules.promotion == Promotion::Jax);
        if (arrays->type->isArray() && !arrays->type->assumed && !takesArray) {  // `np.concatenate(x)`: its items along the first axis
            arrays = operands_.apply("unstack", {arrays});
            operands_.isChanged = true;
            return;
        }
        const std::optional<neutral::Expr> spelled = operands_.spelledOut(*arrays);
        if (!spelled) return doubtItems(*arrays);
        const bool anyArray = std::ranges::any_of(spelled->parts, [](const neutral::Expr* item) { return item->type->isArray(); });
        makeItems(arrays, *spelled, [&](const neutral::Expr* item) {
            const bool isMixed = anyArray && !promotesLikeNumPy() && (isSequence(*item->type) || item->type->isNumber());
            return isMixed || needsArray(*item, ParamType::Array) || mayStandIn(*item);
        });
    }

    /// Lists in a variable: `np.concatenate(rows)`.
    void doubtItems(const neutral::Expr& arrays) {
        const Type& type = *arrays.type;
        if (type.kind != TypeKind::List || type.items.empty() || context_.target.acceptsLists) return;
        const TypeKind item = type.items[0]->kind;
        if (item == TypeKind::List || item == TypeKind::Tuple)
            operands_.doubt(context_.target.name + " joins arrays, and here are lists: make each an array");
    }

    /// `x[range(n), labels]`
    void makeKeyArrays(const neutral::Expr*& key) {
        if (key->type->kind != TypeKind::Tuple || std::ranges::none_of(key->type->items, isRange)) return;
        const std::optional<neutral::Expr> spelled = operands_.spelledOut(*key);
        if (spelled) makeItems(key, *spelled, [](const neutral::Expr* item) { return isRange(item->type); });
    }

    /// What a function of the reals makes floats of is made of the source's here: of integers, the target would make narrower ones, or
    /// refuse them.
    const neutral::Expr* asOperand(const neutral::Expr* part) const {
        const Operation& made = *context_.tables.operation("floats_of_any");
        const DType floats = context_.source.dtypeRules.defaultFloat;
        const bool isNarrower = bitsOf(context_.targetRules.defaultFloat) < bitsOf(floats) && context_.preserveDtypes;
        const bool isOther = (isNarrower || wantsFloats(operation_, context_.target)) && isOpen(*part) && isOfReals(operation_);
        const bool isVariable = part->kind != ExprKind::Source;
        if (!isOther || isVariable || context_.tables.lowerings(context_.target, made).empty()) return asArray(part);
        return operands_.apply(made.name, {makeSource(*part->source, unknownType(), context_.arena), operands_.dtypeConstant(floats)});
    }

    /// Whether it may be numbers of any kind: what stands for an array in some calls, or a list or tuple of what is not known.
    bool isOpen(const neutral::Expr& part) const {
        const bool isList = part.kind == ExprKind::Source && isSequence(*part.type);
        return mayStandIn(part) || (isList && inferredDType(*part.type, context_.source.dtypeRules) == DType::Unknown);
    }

    const neutral::Expr* asArray(const neutral::Expr* part) const {
        if (!mayStandIn(*part)) return operands_.apply("asarray", {part});
        neutral::Expr any = *part;
        any.type = unknownType();
        return operands_.apply("asarray", {context_.arena.make<neutral::Expr>(any)});
    }
};

}  // namespace

void makeArrays(Operands& operands) { ArraysOfLists(operands).run(); }

}  // namespace regraft
