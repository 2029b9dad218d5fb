#include "lower/legalise.h"

#include <algorithm>
#include <optional>

#include "ast/display.h"
#include "mapping/instantiate.h"
#include "mapping/predicates.h"
#include "mapping/result_type.h"
#include "neutral/tuple_of_many.h"

namespace regraft {

namespace {

using neutral::ExprKind;

class Legaliser {
public:
    Legaliser(const neutral::Expr& expr, const LowerContext& context)
        : expr_(expr),
          operation_(*expr.operation),
          context_(context),
          lift_{context.source, context.arena, neutral::Form::Function, nullptr},
          parts_(expr.parts.begin(), expr.parts.end()) {}

    Legal run() {
        if (!operation_.isConstant) {
            makeArrays();
            if (context_.source.id != context_.target.id) {
                meetOperands();
                castBools();
                keepDType();
            }
        }
        const neutral::Expr* core = rebuilt();
        return {wrapResult(core), core, std::move(differs_)};
    }

    const neutral::Expr* floated() {
        const DType wanted =
            resultDType(operation_, expr_.parts, context_.preserveDtypes ? context_.source.dtypeRules : context_.targetRules);
        if (dtypeRule(operation_) != "floating" || !isFloating(wanted)) return &expr_;  // the rule names the operands
        castIntegers(wanted);
        return changed_ ? rebuilt() : &expr_;
    }

private:
    const neutral::Expr* apply(std::string_view operation, std::vector<const neutral::Expr*> parts) {
        const Operation& found = *context_.tables.operation(operation);
        parts.resize(found.parameters.size());
        return makeOperation(found, std::move(parts), lift_);
    }

    const neutral::Expr* dtypeConstant(DType dtype) {
        const Operation* constant = context_.tables.operation(dtypeName(underRules(dtype, context_.targetRules)));
        return constant ? makeOperation(*constant, {}, lift_) : nullptr;
    }

    const neutral::Expr* cast(const neutral::Expr* part, DType dtype) {
        changed_ = true;
        return apply("astype", {part, dtypeConstant(dtype)});
    }

    static bool isSequence(const Type& type) {
        return type.kind == TypeKind::List || type.kind == TypeKind::Tuple || type.kind == TypeKind::Iterator ||
               type.kind == TypeKind::Shape;
    }

    bool promotesLikeNumPy() const { return context_.targetRules.promotion == Promotion::NumPy; }

    bool needsArray(const neutral::Expr& part, ParamType parameter) const {
        const Type& type = *part.type;
        if (holdsGenerators(type)) return false;
        const bool isOperand = parameter == ParamType::Array || parameter == ParamType::Operand;
        if (isOperand && expr_.form != neutral::Form::Operator && isForeignArray(type)) return true;
        if (parameter == ParamType::Array || parameter == ParamType::Operand) {
            if (isSequence(type) && !context_.target.acceptsLists) return true;
            if (type.kind == TypeKind::Iterator && !promotesLikeNumPy()) return true;
        }
        return parameter == ParamType::Array && type.isNumber() && !context_.target.acceptsScalars;
    }

    /// `jnp.sum(np.ones(3))`: an array of another library, which the source takes for its own, and the target doesn't.
    bool isForeignArray(const Type& type) const {
        if (!type.isArray() || type.assumed || type.framework == context_.source.id || type.framework == context_.target.id) return false;
        const Framework* other = context_.tables.framework(type.framework);
        const Promotion target = context_.targetRules.promotion;
        return other && other->isCommonGround && (target == Promotion::Torch || target == Promotion::Strict) &&
               operation_.name != "asarray" && operation_.name != "from_numpy";
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
        changed_ = true;
    }

    /// `*arrays`, of those that the user wrote one by one.
    void makeRestArrays(const neutral::Expr*& rest, ParamType parameter) {
        if (!rest || rest->kind != ExprKind::Tuple) return;
        std::vector<const neutral::Expr*> items(rest->parts.begin(), rest->parts.end());
        auto isOther = [&](const neutral::Expr* item) { return needsArray(*item, parameter); };
        if (std::none_of(items.begin(), items.end(), isOther)) return;
        for (const neutral::Expr*& item : items)
            if (isOther(item)) item = apply("asarray", {item});
        neutral::Expr arrays = *rest;
        arrays.parts = context_.arena.copy(items);
        rest = context_.arena.make<neutral::Expr>(arrays);
        changed_ = true;
    }

    /// `[x, [0, 1]]`, where arrays stand beside lists and numbers that the source makes arrays of.
    void makeItemArrays(const neutral::Expr*& arrays) {
        const bool takesArray = context_.target.iteratesArrays && (promotesLikeNumPy() || context_.targetRules.promotion == Promotion::Jax);
        if (arrays->type->isArray() && !arrays->type->assumed && !takesArray) {  // `np.concatenate(x)`: its items along the first axis
            arrays = apply("unstack", {arrays});
            changed_ = true;
            return;
        }
        std::optional<neutral::Expr> spelled = spelledOut(*arrays);
        if (!spelled) return doubtItems(*arrays);
        std::vector<const neutral::Expr*> items(spelled->parts.begin(), spelled->parts.end());
        const bool anyArray = std::ranges::any_of(items, [](const neutral::Expr* item) { return item->type->isArray(); });
        auto isOther = [&](const neutral::Expr* item) {
            const bool isMixed = anyArray && !promotesLikeNumPy() && (isSequence(*item->type) || item->type->isNumber());
            return isMixed || needsArray(*item, ParamType::Array);
        };
        if (std::none_of(items.begin(), items.end(), isOther)) return;
        for (const neutral::Expr*& item : items)
            if (isOther(item)) item = apply("asarray", {item});
        spelled->parts = context_.arena.copy(items);
        arrays = context_.arena.make<neutral::Expr>(*spelled);
        changed_ = true;
    }

    /// Lists in a variable: `np.concatenate(rows)`.
    void doubtItems(const neutral::Expr& arrays) {
        const Type& type = *arrays.type;
        if (type.kind != TypeKind::List || type.items.empty() || context_.target.acceptsLists) return;
        const TypeKind item = type.items[0]->kind;
        if (item == TypeKind::List || item == TypeKind::Tuple)
            differs_ = context_.target.name + " joins arrays, and here are lists: make each an array";
    }

    /// The sequence with an expression for each item, if the user wrote one by one.
    std::optional<neutral::Expr> spelledOut(const neutral::Expr& sequence) {
        const bool isWritten = sequence.kind == ExprKind::Source && context_.types && ast::isDisplay(sequence.source);
        if (!isWritten || ast::hasStar(sequence.source)) return std::nullopt;
        std::vector<const neutral::Expr*> items;
        for (const ast::Expr* element : ast::elementsOf(sequence.source))
            items.push_back(makeSource(*element, context_.types->typeOf(*element), context_.arena));
        neutral::Expr spelled{sequence.source->kind == ast::Kind::List ? ExprKind::List : ExprKind::Tuple};
        spelled.parts = context_.arena.copy(items);
        spelled.type = sequence.type;
        return spelled;
    }

    /// `x[range(n), labels]`
    void makeKeyArrays(const neutral::Expr*& key) {
        auto isRange = [](const Type* type) { return type->kind == TypeKind::Iterator; };
        if (key->type->kind != TypeKind::Tuple || std::ranges::none_of(key->type->items, isRange)) return;
        std::optional<neutral::Expr> spelled = spelledOut(*key);
        if (!spelled) return;
        std::vector<const neutral::Expr*> items(spelled->parts.begin(), spelled->parts.end());
        for (const neutral::Expr*& item : items)
            if (isRange(item->type)) item = apply("asarray", {item});
        spelled->parts = context_.arena.copy(items);
        key = context_.arena.make<neutral::Expr>(*spelled);
        changed_ = true;
    }

    void makeArrays() {
        bool anyArray = false;
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            ParamType parameter = operation_.parameters[i].type;
            if (operation_.parameters[i].kind == ParamKind::VarPositional) makeRestArrays(parts_[i], parameter);
            if (!parts_[i] || operation_.parameters[i].kind == ParamKind::VarPositional) continue;
            bool isListKey = parameter == ParamType::Key && operation_.name != "getitem" && parts_[i]->type->kind == TypeKind::List &&
                             !isTupleOfMany(*parts_[i]->type) && !context_.target.listIndexing;
            if (parameter == ParamType::Key && operation_.name != "getitem" && !context_.target.listIndexing) makeKeyArrays(parts_[i]);
            if (isListKey || needsArray(*parts_[i], parameter)) {
                parts_[i] = apply("asarray", {parts_[i]});
                changed_ = true;
            }
            if (parameter == ParamType::Device && !context_.target.deviceStrings && parts_[i]->type->kind == TypeKind::Str) {
                parts_[i] = apply("device_named", {parts_[i]});
                changed_ = true;
            }
            bool isLengths = parameter == ParamType::Axes || parameter == ParamType::Shape;
            if (isLengths && context_.source.id != context_.target.id) makeTuple(parts_[i]);
            if (parameter == ParamType::Arrays && context_.source.id != context_.target.id) makeItemArrays(parts_[i]);
            if (parameter == ParamType::Array) anyArray = true;
            if (parameter != ParamType::Operand) continue;
            if (parts_[i]->type->isNumber()) numbers.push_back(i);
            else anyArray = true;
        }
        bool onlyNumbers = !anyArray && !numbers.empty() && expr_.form != neutral::Form::Operator;
        if (onlyNumbers && !context_.target.acceptsScalars) {
            parts_[numbers[0]] = apply("asarray", {parts_[numbers[0]]});
            changed_ = true;
        }
    }

    bool wantsSameDType() const {
        const std::vector<std::string>& names = context_.target.sameDType;
        return std::find(names.begin(), names.end(), operation_.name) != names.end();
    }

    bool refusesMix(DType a, DType b) const {
        a = asNamed(underRules(a, context_.targetRules));
        b = asNamed(underRules(b, context_.targetRules));
        if (a == b || a == DType::Unknown) return false;
        if (context_.targetRules.promotion == Promotion::None || wantsSameDType()) return true;
        auto kind = [](DType d) { return isFloating(d) ? 2 : isComplex(d) ? 3 : isInteger(d) ? 1 : 0; };
        return context_.targetRules.promotion == Promotion::Strict && kind(a) != kind(b);
    }

    /// `[x, i]` as a list of our own, where its items have to be cast.
    void spellOut(const neutral::Expr*& arrays) {
        const std::optional<neutral::Expr> spelled = spelledOut(*arrays);
        if (!spelled) return;
        bool mixes = false;
        for (const neutral::Expr* item : spelled->parts) {
            if (!item->type->isArray() || item->type->dtype == DType::Unknown) return;
            mixes = mixes || refusesMix(item->type->dtype, spelled->parts[0]->type->dtype);
        }
        if (mixes) arrays = context_.arena.make<neutral::Expr>(*spelled);
    }

    void castItems(const neutral::Expr*& arrays, DType common) {
        std::vector<const neutral::Expr*> items(arrays->parts.begin(), arrays->parts.end());
        for (const neutral::Expr*& item : items)
            if (item->type->isArray() && refusesMix(item->type->dtype, common)) item = cast(item, common);
        neutral::Expr casted = *arrays;
        casted.parts = context_.arena.copy(items);
        arrays = context_.arena.make<neutral::Expr>(casted);
    }

    /// A list that the target would make an array of, but not one of the dtype that it can combine with the others.
    bool isListOfOther(const neutral::Expr& part, int parameter, DType common) const {
        ParamType type = operation_.parameters[static_cast<std::size_t>(parameter)].type;
        bool isOperand = type == ParamType::Array || type == ParamType::Operand;
        bool isList = part.type->kind == TypeKind::List || part.type->kind == TypeKind::Tuple;
        if (!isOperand || !isList || !context_.target.acceptsLists || context_.targetRules.promotion != Promotion::None) return false;
        const DType own = inferredDType(*part.type, context_.targetRules);
        return refusesMix(own, common);
    }

    /// An array of integers or truth values meets one of unknown dtype, and only the source would combine them whatever that
    /// is. Floats mostly meet floats.
    void doubtMix() {
        auto refuses = [](Promotion promotion) { return promotion == Promotion::None || promotion == Promotion::Strict; };
        if (refuses(context_.source.dtypeRules.promotion) || !refuses(context_.targetRules.promotion)) return;
        bool anyExact = false, anyUnknown = false;
        for (int i : combinedParameters(operation_)) {
            const neutral::Expr* operand = i < 0 ? nullptr : parts_[static_cast<std::size_t>(i)];
            if (!operand || !(operand->type->isArray() || operand->type->isUnknown())) continue;
            const DType dtype = operand->type->isSeen ? DType::Unknown : operand->type->dtype;
            anyExact = anyExact || dtype == DType::Bool || isInteger(dtype);
            anyUnknown = anyUnknown || dtype == DType::Unknown;
        }
        if (anyExact && anyUnknown)
            differs_ = context_.target.name + " combines no arrays of different kinds of dtypes, and that of one operand is not known here";
    }

    /// Whether operands are integers in the calls of this file, and may be floats in others.
    bool isSeen() const {
        return std::ranges::any_of(parts_, [](const neutral::Expr* part) { return part && part->type->isSeen; });
    }

    /// Operands of different dtypes, where the target doesn't combine them itself or combines them otherwise.
    void meetOperands() {
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (parts_[i] && operation_.parameters[i].type == ParamType::Arrays) spellOut(parts_[i]);
        DType common = operandDType(operation_, parts_, context_.source.dtypeRules);
        if (common == DType::Unknown || (isInteger(common) && isSeen())) return doubtMix();
        meetNumbers(common);
        for (int i : combinedParameters(operation_)) {
            auto index = static_cast<std::size_t>(i);
            if (i < 0 || !parts_[index]) continue;
            if (parts_[index]->kind == ExprKind::Tuple || parts_[index]->kind == ExprKind::List) castItems(parts_[index], common);
            if (isListOfOther(*parts_[index], i, common)) {
                parts_[index] = apply("asarray", {parts_[index], dtypeConstant(common)});
                changed_ = true;
            }
            if (parts_[index]->type->kind == TypeKind::Bool) makeNumber(parts_[index], common);
            if (!parts_[index]->type->isArray()) continue;
            if (refusesMix(parts_[index]->type->dtype, common)) parts_[index] = cast(parts_[index], common);
        }
    }

    /// `where(c, 1, 0.5)`: numbers of two kinds, with no array among them that says which.
    void meetNumbers(DType common) {
        if (!refusesMix(DType::Int64, DType::Float64) || !isFloating(common)) return;
        const std::vector<int> combined = combinedParameters(operation_);
        auto partOf = [&](int i) -> const neutral::Expr*& { return parts_[static_cast<std::size_t>(i)]; };
        const bool areNumbers = std::ranges::all_of(combined, [&](int i) { return i >= 0 && partOf(i) && partOf(i)->type->isNumber(); });
        if (!areNumbers || expr_.form == neutral::Form::Operator) return;
        for (int i : combined) {
            if (partOf(i)->type->kind == TypeKind::Float) continue;
            partOf(i) = apply("asarray", {partOf(i), dtypeConstant(common)});
            changed_ = true;
        }
    }

    /// `i + True`, where truth values stand beside no other numbers.
    void makeNumber(const neutral::Expr*& value, DType common) {
        const ast::Expr* written = value->kind == ExprKind::Source ? value->source : value->literal;
        const auto* constant = ast::as<ast::Constant>(written);
        const bool refuses = context_.targetRules.promotion == Promotion::None || context_.targetRules.promotion == Promotion::Strict;
        if (!refuses || common == DType::Bool || !constant) return;
        value = makeInteger(constant->value.type == ast::Literal::Type::True, context_.arena);
        changed_ = true;
    }

    /// `1 - mask` counts; where that is refused, the truth values become numbers first.
    void castBools() {
        const std::vector<std::string>& names = context_.target.refusesBools;
        if (std::ranges::find(names, operation_.name) == names.end()) return;
        const DType wanted = resultDType(operation_, expr_.parts, context_.source.dtypeRules);
        if (wanted == DType::Bool || wanted == DType::Unknown) return;
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (parts_[i] && parts_[i]->type->isArray() && parts_[i]->type->dtype == DType::Bool) parts_[i] = cast(parts_[i], wanted);
    }

    bool wantsFloats() const {
        return std::ranges::any_of(context_.target.floatsOnly, [&](std::string_view name) {
            return name.ends_with('*') ? operation_.name.starts_with(name.substr(0, name.size() - 1)) : operation_.name == name;
        });
    }

    /// Functions of the reals (sqrt, mean, true division) on integers: frameworks that don't promote refuse them.
    bool refusesExact() const {
        Promotion promotion = context_.targetRules.promotion;
        const std::string_view rule = dtypeRule(operation_);
        bool isInexactRule = rule == "floating" || rule == "complex" || rule == "magnitude";
        return (promotion == Promotion::None || promotion == Promotion::Strict || wantsFloats()) && isInexactRule;
    }

    bool isInexact(DType dtype) const { return isFloating(dtype) || isComplex(dtype); }

    /// A floating result keeps its dtype: by the operation's own `dtype` parameter, else by casting
    /// integer operands, else by casting the result.
    void keepDType() {
        if (!context_.preserveDtypes) return;
        if (operation_.result && operation_.result->kind == ast::Kind::Tuple) return keepDTypes();
        DType wanted = resultDType(operation_, expr_.parts, context_.source.dtypeRules);
        if (isInexact(wanted) && refusesExact()) castIntegers(wanted);
        if (isInteger(wanted) && !isSeen()) widenSum(wanted);
        if (!isInexact(wanted) || targetDType() == wanted || targetDType() == DType::Unknown) return;
        int parameter = operation_.parameterIndex("dtype");
        if (parameter >= 0 && !parts_[static_cast<std::size_t>(parameter)]) {
            parts_[static_cast<std::size_t>(parameter)] = dtypeConstant(wanted);
            changed_ = true;
            return;
        }
        castIntegers(wanted);
        if (targetDType() != wanted) resultDType_ = wanted;
    }

    /// Sums of small integers, which some frameworks let overflow.
    void widenSum(DType wanted) {
        if (dtypeRule(operation_) != "accumulated") return;
        const bool staysNarrow = std::ranges::find(context_.target.narrowSums, operation_.name) != context_.target.narrowSums.end();
        if (!staysNarrow && !(isUnsigned(parts_[0]->type->dtype) && changesSign())) return;
        int parameter = operation_.parameterIndex("dtype");
        bool isGiven = parameter < 0 || parts_[static_cast<std::size_t>(parameter)];
        const Type& summed = *parts_[0]->type;
        if (isGiven || !isInteger(summed.dtype) || bitsOf(summed.dtype) >= bitsOf(context_.targetRules.defaultInt)) return;
        const bool isTooWide = context_.target.wide && bitsOf(wanted) > bitsOf(context_.targetRules.defaultInt);
        parts_[static_cast<std::size_t>(parameter)] = dtypeConstant(isTooWide ? context_.targetRules.defaultInt : wanted);
        changed_ = true;
    }

    static bool isUnsigned(DType dtype) {
        return dtype == DType::UInt8 || dtype == DType::UInt16 || dtype == DType::UInt32 || dtype == DType::UInt64;
    }

    /// Sums of unsigned integers are signed in torch alone.
    bool changesSign() const {
        return context_.source.dtypeRules.promotion == Promotion::Torch && context_.targetRules.promotion != Promotion::Torch;
    }

    /// Of several results (`slogdet`), each keeps its dtype with the operands'.
    void keepDTypes() {
        DType wanted = firstDType(operation_, expr_.parts, context_.source.dtypeRules);
        const bool isOther = firstDType(operation_, parts_, context_.targetRules) != wanted;
        if (isInexact(wanted) && (isOther || refusesExact())) castIntegers(wanted);
    }

    DType targetDType() const { return resultDType(operation_, parts_, context_.targetRules); }

    /// Of the operands that the result's dtype comes from: a condition or indices stay what they are.
    void castIntegers(DType wanted) {
        std::vector<int> combined = combinedParameters(operation_);
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            ParamType parameter = operation_.parameters[i].type;
            if (!parts_[i] || (parameter != ParamType::Array && parameter != ParamType::Operand)) continue;
            if (!combined.empty() && std::find(combined.begin(), combined.end(), static_cast<int>(i)) == combined.end()) continue;
            const Type& type = *parts_[i]->type;
            bool exact = type.isArray() && (type.dtype == DType::Bool || isInteger(type.dtype));
            if (exact) parts_[i] = cast(parts_[i], realOf(wanted));
        }
    }

    /// `mean` as `mean_of_any`, which a target has that leaves means of integers integers: of arrays that may be such.
    const Operation& forAnyDType() const {
        const Promotion source = context_.source.dtypeRules.promotion;
        const bool takesIntegers = source == Promotion::NumPy || source == Promotion::Jax;
        if (!takesIntegers || dtypeRule(operation_) != "floating" || parts_.empty() || !parts_[0]) return operation_;
        const Type& type = *parts_[0]->type;
        if (!type.isUnknown() && !(type.isArray() && (type.dtype == DType::Unknown || type.isSeen))) return operation_;
        const Operation* any = context_.tables.operation(std::string(operation_.name) + "_of_any");
        return any && !context_.tables.lowerings(context_.target, *any).empty() ? *any : operation_;
    }

    const neutral::Expr* rebuilt() {
        LiftContext same{context_.source, context_.arena, expr_.form, expr_.source};
        const Operation& operation = forAnyDType();
        const bool isOther = changed_ || &operation != &operation_;
        neutral::Expr legal = isOther ? *makeOperation(operation, parts_, same) : expr_;
        legal.isLegal = true;  // inside a cast of its result it comes here again
        return context_.arena.make<neutral::Expr>(legal);
    }

    const neutral::Expr* wrapResult(const neutral::Expr* result) {
        return resultDType_ == DType::Unknown ? result : apply("astype", {result, dtypeConstant(resultDType_)});
    }

    const neutral::Expr& expr_;
    const Operation& operation_;
    const LowerContext& context_;
    LiftContext lift_;
    std::vector<const neutral::Expr*> parts_;
    bool changed_ = false;
    DType resultDType_ = DType::Unknown;
    std::string differs_;
};

}  // namespace

/// `meshgrid` of arrays of several dtypes, each of which stays, where the target wants one: an operation of its own.
const neutral::Expr* ofSeveralDTypes(const neutral::Expr& expr, const LowerContext& context) {
    const bool wantsOne = context.targetRules.promotion == Promotion::None || context.targetRules.promotion == Promotion::Strict ||
                          std::ranges::find(context.target.sameDType, expr.operation->name) != context.target.sameDType.end();
    const neutral::Expr* arrays = expr.parts.empty() ? nullptr : expr.parts[0];
    if (!wantsOne || !arrays || arrays->kind != ExprKind::Tuple || expr.operation->parameters[0].kind != ParamKind::VarPositional)
        return &expr;
    const Operation* other = context.tables.operation(expr.operation->ofSeveralDTypes);
    auto dtypeOf = [&](const neutral::Expr* part) { return asNamed(underRules(part->type->dtype, context.targetRules)); };
    const bool isMixed =
        std::ranges::any_of(arrays->parts, [&](const neutral::Expr* part) { return dtypeOf(part) != dtypeOf(arrays->parts[0]); });
    if (!other || !isMixed) return &expr;
    return makeOperation(*other, {expr.parts.begin(), expr.parts.end()}, {context.source, context.arena, expr.form, expr.source});
}

Legal legalise(const neutral::Expr& written, const LowerContext& context) {
    const neutral::Expr& expr = *ofSeveralDTypes(written, context);
    return Legaliser(expr, context).run();
}

const neutral::Expr* withFloats(const neutral::Expr& expr, const LowerContext& context) { return Legaliser(expr, context).floated(); }

}  // namespace regraft
