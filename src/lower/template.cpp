// Lowerings written out in a table.

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "lift/random_keys.h"
#include "lower/build.h"
#include "lower/candidates.h"
#include "lower/key_value.h"
#include "mapping/condition.h"
#include "mapping/helper_name.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

class TemplatePrinter {
public:
    TemplatePrinter(const neutral::Expr& expr, const LowerContext& context, const LowerPart& lowerPart)
        : expr_(expr),
          context_(context),
          arena_(context.arena),
          lowerPart_(lowerPart),
          environment_{expr.operation->parameters, {expr.parts.begin(), expr.parts.end()}} {}

    /// Null if a conditional can't be decided or the template uses what py::Expr doesn't have.
    const py::Expr* build(const ast::Expr& to) {
        if (const auto* call = ast::as<ast::Call>(&to)) return buildCall(*call);
        if (const auto* choice = ast::as<ast::IfExp>(&to)) return buildChoice(*choice);
        if (const auto* name = ast::as<ast::NameExpr>(&to)) return buildName(*name);
        if (const auto* attribute = ast::as<ast::Attribute>(&to)) return buildAttribute(*attribute);
        if (isLiteral(to)) return py::literal(arena_, py::literalText(to));
        if (const auto* subscript = ast::as<ast::Subscript>(&to)) return buildSubscript(*subscript);
        if (const auto* slice = ast::as<ast::Slice>(&to)) return buildNode(py::ExprKind::Slice, {slice->lower, slice->upper, slice->step});
        if (const auto* unary = ast::as<ast::UnaryOp>(&to))
            return whole(py::ExprKind::Unary, {buildOperand(*unary->operand, nullptr)}, ast::opSymbol(unary->op));
        if (const auto* binary = ast::as<ast::BinOp>(&to)) return buildBinary(*binary->left, *binary->right, ast::opSymbol(binary->op));
        if (const auto* compare = ast::as<ast::Compare>(&to); compare && compare->ops.size() == 1)
            return buildBinary(*compare->left, *compare->comparators[0], ast::opSymbol(compare->ops[0]));
        if (const auto* either = ast::as<ast::BoolOp>(&to); either && either->values.size() == 2)
            return buildBinary(*either->values[0], *either->values[1], either->op == ast::BooleanOp::Or ? "or" : "and");
        if (const auto* starred = ast::as<ast::Starred>(&to)) return buildNode(py::ExprKind::Starred, {starred->value});
        if (const auto* tuple = ast::as<ast::Tuple>(&to)) return buildElements(py::ExprKind::Tuple, tuple->elts);
        if (const auto* list = ast::as<ast::List>(&to)) return buildElements(py::ExprKind::List, list->elts);
        return nullptr;
    }

private:
    bool isOmitted(const ast::Expr& expr) const {
        const auto* name = ast::as<ast::NameExpr>(&expr);
        int i = name ? environment_.indexOf(name->id.text()) : -1;
        return i >= 0 && !environment_.values[static_cast<std::size_t>(i)];
    }

    const neutral::Expr* part(const ast::Expr& expr) const {
        const auto* name = ast::as<ast::NameExpr>(&expr);
        int i = name ? environment_.indexOf(name->id.text()) : -1;
        return i < 0 ? nullptr : environment_.values[static_cast<std::size_t>(i)];
    }

    const py::Expr* buildName(const ast::NameExpr& name) {
        int i = environment_.indexOf(name.id.text());
        if (i < 0) return py::name(arena_, py::ExprKind::Name, name.id.text());
        auto index = static_cast<std::size_t>(i);
        const neutral::Expr* value = environment_.values[index];
        const ParamType type = environment_.parameters[index].type;
        const bool isThreaded = !value && name.id == "key" && type == ParamType::Generator && !context_.randomKey.empty();
        if (isThreaded) return py::name(arena_, py::ExprKind::Name, arena_.copy(context_.randomKey));
        if (value && draws(*value) && !drawn_.insert(index).second) return nullptr;  // written twice, it would be two draws
        if (value) return type == ParamType::Key ? keyAsValue(*value, arena_, lowerPart_) : lowerPart_(*value);
        const ast::Expr* defaultValue = environment_.parameters[index].defaultValue;
        return defaultValue ? py::literal(arena_, py::literalText(*defaultValue)) : nullptr;
    }

    /// `x[key]`: the key stays as the user wrote it.
    const py::Expr* buildSubscript(const ast::Subscript& subscript) {
        const auto* name = ast::as<ast::NameExpr>(subscript.slice);
        int i = name ? environment_.indexOf(name->id.text()) : -1;
        bool isKey = i >= 0 && environment_.parameters[static_cast<std::size_t>(i)].type == ParamType::Key;
        const neutral::Expr* key = isKey ? environment_.values[static_cast<std::size_t>(i)] : nullptr;
        const py::Expr* value = buildReceiver(*subscript.value);
        if (!key) return whole(py::ExprKind::Subscript, {value, build(*subscript.slice)});
        const py::Expr* between = value ? lowerPart_(*key) : nullptr;
        return between ? py::node(arena_, py::ExprKind::Subscript, {value, between}) : nullptr;
    }

    const py::Expr* buildAttribute(const ast::Attribute& attribute) {
        std::string name = dottedName(attribute);
        std::string head = name.substr(0, name.find('.'));
        if (environment_.indexOf(head) < 0) {
            if (head == "helpers") return py::name(arena_, py::ExprKind::Helper, name.substr(head.size() + 1));
            if (!head.empty() && isImportable(context_.target, name)) return py::name(arena_, py::ExprKind::Api, name);
        }
        const py::Expr* value = buildReceiver(*attribute.value);
        return value ? py::attribute(arena_, value, attribute.attr.text()) : nullptr;
    }

    const py::Expr* whole(py::ExprKind kind, std::initializer_list<const py::Expr*> parts, std::string_view text = {}) {
        const bool isWhole = std::ranges::all_of(parts, [](const py::Expr* one) { return one; });
        return isWhole ? py::node(arena_, kind, parts, text) : nullptr;
    }

    const py::Expr* buildBinary(const ast::Expr& left, const ast::Expr& right, std::string_view symbol) {
        const py::Expr* first = buildOperand(left, &right);
        return first ? whole(py::ExprKind::Binary, {first, buildOperand(right, &left)}, symbol) : nullptr;
    }

    bool standsForArray(const ast::Expr& value) const {
        const auto* name = ast::as<ast::NameExpr>(&value);
        const int i = name ? environment_.indexOf(name->id.text()) : -1;
        if (i < 0 || !environment_.values[static_cast<std::size_t>(i)]) return false;
        const ParamType type = environment_.parameters[static_cast<std::size_t>(i)].type;
        return type == ParamType::Array || type == ParamType::Operand;
    }

    static bool isList(const neutral::Expr& value) { return value.type->kind == TypeKind::List || value.type->kind == TypeKind::Tuple; }

    /// `1.0 / x`, `abs(x)`: functions take lists and numbers for arrays, but operators on these are Python's own.
    const py::Expr* buildOperand(const ast::Expr& operand, const ast::Expr* other) {
        if (!standsForArray(operand)) return build(operand);
        const neutral::Expr& given = *part(operand);
        const bool meetsArray = other && (other->kind == ast::Kind::Call || (standsForArray(*other) && part(*other)->type->isArray()));
        const bool isOther = isList(given) ? context_.target.acceptsLists && !meetsArray
                                           : given.type->isNumber() && context_.target.acceptsScalars && onlyNumbers() && isFirst(operand);
        return isOther ? buildArray(operand) : build(operand);
    }

    /// What a member or an item is asked of.
    const py::Expr* buildReceiver(const ast::Expr& value) {
        const bool isOther = standsForArray(value) && (isList(*part(value)) || part(value)->type->isNumber());
        return isOther ? buildArray(value) : build(value);
    }

    /// Whether no array is among what the user's call of a function is given, so that what it gives is made of numbers.
    bool onlyNumbers() const {
        if (expr_.form == neutral::Form::Operator) return false;
        return std::ranges::all_of(
            expr_.parts, [](const neutral::Expr* one) { return !one || one->type->isNumber() || one->type->kind == TypeKind::DType; });
    }

    bool isFirst(const ast::Expr& operand) const {
        const auto i = static_cast<std::size_t>(environment_.indexOf(ast::as<ast::NameExpr>(&operand)->id.text()));
        return std::ranges::all_of(environment_.values.begin(), environment_.values.begin() + static_cast<std::ptrdiff_t>(i),
                                   [](const neutral::Expr* one) { return !one; });
    }

    /// A parameter as an array, which the user gave as a list or number.
    const py::Expr* buildArray(const ast::Expr& value) {
        const neutral::Expr*& made = arrays_[static_cast<std::size_t>(environment_.indexOf(ast::as<ast::NameExpr>(&value)->id.text()))];
        const LiftContext lift{context_.source, arena_, neutral::Form::Function, nullptr};
        if (!made) made = makeOperation(*context_.tables.operation("asarray"), {part(value)}, lift);
        return lowerPart_(*made);
    }

    const py::Expr* buildNode(py::ExprKind kind, std::initializer_list<const ast::Expr*> parts, std::string_view text = {}) {
        std::vector<const py::Expr*> built;
        for (const ast::Expr* one : parts) {
            built.push_back(one ? build(*one) : nullptr);
            if (one && !built.back()) return nullptr;
        }
        return py::node(arena_, kind, built, text);
    }

    const py::Expr* buildElements(py::ExprKind kind, std::span<ast::Expr* const> elements) {
        std::vector<const py::Expr*> built;
        for (const ast::Expr* element : elements) {
            const auto* starred = ast::as<ast::Starred>(element);
            const neutral::Expr* rest = starred ? part(*starred->value) : nullptr;
            if (starred && isOmitted(*starred->value)) continue;
            if (rest && rest->kind == neutral::ExprKind::Tuple)  // `[*layers]` of arguments that the user wrote one by one
                for (const neutral::Expr* one : rest->parts) built.push_back(lowerPart_(*one));
            else built.push_back(build(*element));
            if (std::ranges::any_of(built, [](const py::Expr* one) { return !one; })) return nullptr;
        }
        return py::node(arena_, kind, built);
    }

    const py::Expr* buildChoice(const ast::IfExp& choice) {
        switch (evaluate(*choice.test, environment_)) {
            case Truth::True: return build(*choice.body);
            case Truth::False: return build(*choice.orelse);
            default: return nullptr;
        }
    }

    /// Whether a call in the template is one of a method of a parameter, `x.sum(…)`.
    bool isMethod(const ast::Call& call) const {
        const auto* attribute = ast::as<ast::Attribute>(call.func);
        const auto* receiver = attribute ? ast::as<ast::NameExpr>(attribute->value) : nullptr;
        return receiver && environment_.indexOf(receiver->id.text()) >= 0;
    }

    /// The framework whose API this is: code of one may call another's, np.testing for arrays of all of them.
    const Framework& ownerOf(std::string_view api) const {
        const Framework* owner = context_.tables.frameworkOfModule(api.substr(0, api.find('.')));
        return owner ? *owner : context_.target;
    }

    ParamType typeOfReceiver(const ast::Call& call) const {
        const auto* receiver = ast::as<ast::NameExpr>(ast::as<ast::Attribute>(call.func)->value);
        return environment_.parameters[static_cast<std::size_t>(environment_.indexOf(receiver->id.text()))].type;
    }

    /// The method of a parameter, which is an array or a generator of random numbers.
    ApiRef memberCalled(const ast::Call& call) const {
        const std::string_view method = ast::as<ast::Attribute>(call.func)->attr.text();
        return typeOfReceiver(call) == ParamType::Generator ? context_.tables.generatorMember(context_.target, method)
                                                            : context_.tables.arrayMember(context_.target, method);
    }

    /// A method of an object: a helper's class, whose defaults are the operation's.
    bool isOfObject(const ast::Call& call) const { return isMethod(call) && typeOfReceiver(call) == ParamType::Object; }

    /// The overload of the target API that a call in the template goes to, for its defaults.
    const Overload* signatureOf(const ast::Call& call) const {
        std::string name = dottedName(*call.func);
        if (const std::string_view helper = helperNamed(name); !helper.empty() && environment_.indexOf("helpers") < 0)
            return context_.tables.helperSignature(context_.target, helper);
        if (isOfObject(call)) return nullptr;
        ApiRef api = isMethod(call) ? memberCalled(call) : context_.tables.api(ownerOf(name), name);
        if (!api) return nullptr;
        for (const Overload& overload : api.entry->overloads)
            if (overload.callable && takesKeywords(overload, call)) return &overload;
        return nullptr;
    }

    static bool takesKeywords(const Overload& overload, const ast::Call& call) {
        return std::all_of(call.keywords.begin(), call.keywords.end(),
                           [&](const ast::keyword* keyword) { return !keyword->name || parameterNamed(&overload, keyword->name.text()); });
    }

    /// Whether an omitted argument can stay away: the target's own default is the operation's.
    bool mayOmit(const ast::Expr& value, const Parameter* target) const {
        if (isOmitted(value) && (context_.leavesOmitted || (isObjects_ && !takesGenerator(value)))) return true;
        if (!isOmitted(value) || !target || !target->defaultValue) return false;
        int i = environment_.indexOf(ast::as<ast::NameExpr>(&value)->id.text());
        return sameDefault(environment_.parameters[static_cast<std::size_t>(i)], *target);
    }

    /// Whether an argument that no user wrote is a helper's own default.
    bool isHelpersDefault(const ast::Expr& value, const Parameter* target) const {
        return isHelper_ && target && target->defaultValue && isDefault(value, *target->defaultValue);
    }

    /// The same literal; `0` and `0.0` are.
    static bool isSameNumber(const ast::Expr& a, const ast::Expr& b) {
        auto withoutFraction = [](const ast::Expr& literal) {
            std::string text = py::literalText(literal);
            return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
        };
        return sameLiteral(a, b) || withoutFraction(a) == withoutFraction(b);
    }

    bool isDefault(const ast::Expr& value, const ast::Expr& own) const {
        if (const auto* choice = ast::as<ast::IfExp>(&value)) {
            const Truth test = evaluate(*choice->test, environment_);
            return test != Truth::Unknown && isDefault(test == Truth::True ? *choice->body : *choice->orelse, own);
        }
        const neutral::Expr* given = part(value);
        if (isOmitted(value)) {
            const Parameter& parameter =
                environment_.parameters[static_cast<std::size_t>(environment_.indexOf(ast::as<ast::NameExpr>(&value)->id.text()))];
            return parameter.defaultValue && isSameNumber(*parameter.defaultValue, own);
        }
        if (!given) return isLiteral(value) && isSameNumber(value, own);
        return given->kind == neutral::ExprKind::Literal && isSameNumber(*given->literal, own);
    }

    bool takesGenerator(const ast::Expr& value) const {
        const auto* name = ast::as<ast::NameExpr>(&value);
        int i = name ? environment_.indexOf(name->id.text()) : -1;
        return i >= 0 && environment_.parameters[static_cast<std::size_t>(i)].type == ParamType::Generator;
    }

    /// Whoever takes a generator by keyword draws from the global state without one.
    bool isOmittedGenerator(const ast::Expr& value) const {
        return isOmitted(value) && takesGenerator(value) && ast::as<ast::NameExpr>(&value)->id == "generator";
    }

    static const Parameter* parameterNamed(const Overload* overload, std::string_view name) {
        if (overload)
            for (const Parameter& parameter : overload->parameters)
                if (parameter.name == name) return &parameter;
        return nullptr;
    }

    /// Helpers and Python's own functions take arrays, whatever the target's own functions take for one.
    const py::Expr* buildArgument(const ast::Expr& value) {
        const bool isOther = (isHelper_ || isPythons_) && standsForArray(value) && isList(*part(value)) && context_.target.acceptsLists;
        return isOther ? buildArray(value) : build(value);
    }

    const py::Expr* buildCall(const ast::Call& call) {
        const Overload* target = signatureOf(call);
        bool wasHelper = std::exchange(isHelper_, dottedName(*call.func).starts_with("helpers.") && environment_.indexOf("helpers") < 0);
        const bool wasPythons = std::exchange(isPythons_, call.func->kind == ast::Kind::NameExpr);
        bool wasObjects = std::exchange(isObjects_, isOfObject(call));
        const py::Expr* code = buildCall(call, target);
        isHelper_ = wasHelper;
        isPythons_ = wasPythons;
        isObjects_ = wasObjects;
        return code;
    }

    const py::Expr* buildCall(const ast::Call& call, const Overload* target) {
        std::size_t receiver = isMethod(call) ? 1 : 0;
        std::vector<py::Argument> arguments;
        bool skipped = false;  // after an omitted positional argument the next ones need their keywords
        for (std::size_t i = 0; i < call.args.size(); ++i) {
            const Parameter* parameter = target && i + receiver < target->parameters.size() ? &target->parameters[i + receiver] : nullptr;
            if (spread(arguments, *call.args[i], parameter)) continue;
            if (mayOmit(*call.args[i], parameter)) {
                skipped = true;
                continue;
            }
            if (!add(arguments, skipped && parameter ? parameter->name : std::string_view(), *call.args[i])) return nullptr;
        }
        for (const ast::keyword* keyword : call.keywords) {
            if (isOmittedGenerator(*keyword->value)) continue;
            const Parameter* parameter = keyword->name ? parameterNamed(target, keyword->name.text()) : nullptr;
            if (mayOmit(*keyword->value, parameter) || isHelpersDefault(*keyword->value, parameter)) continue;
            if (!add(arguments, keyword->name ? keyword->name.text() : "**", *keyword->value)) return nullptr;
        }
        bool isWhole = std::ranges::all_of(arguments, [](const py::Argument& argument) { return argument.value != nullptr; });
        const py::Expr* function = isWhole ? build(*call.func) : nullptr;
        return function ? py::call(arena_, function, arguments) : nullptr;
    }

    /// `*arrays`, and a `shape` that the API takes as single numbers too, of arguments that the user wrote one by one.
    bool spread(std::vector<py::Argument>& arguments, const ast::Expr& argument, const Parameter* parameter) {
        const auto* starred = ast::as<ast::Starred>(&argument);
        if (starred && isOmitted(*starred->value)) return true;
        bool takesSingles = parameter && takesSequence(*parameter);
        const neutral::Expr* rest = starred ? part(*starred->value) : takesSingles ? part(argument) : nullptr;
        if (!rest || rest->kind != neutral::ExprKind::Tuple) return false;
        if (rest->parts.empty() && !starred) return false;  // `zeros()` would be a call without a shape
        for (const neutral::Expr* one : rest->parts) arguments.push_back({{}, lowerPart_(*one), restOrigin(expr_.source, one)});
        return true;
    }

    bool add(std::vector<py::Argument>& arguments, std::string_view keyword, const ast::Expr& value) {
        py::Argument argument;
        argument.keyword = arena_.copy(keyword);
        if (const auto* starred = ast::as<ast::Starred>(&value)) {
            argument.keyword = "*";
            argument.value = build(*starred->value);
        } else {
            argument.value = buildArgument(value);
            argument.origin = argumentOrigin(expr_.source, part(value));
        }
        arguments.push_back(argument);
        return argument.value != nullptr;
    }

    const neutral::Expr& expr_;
    const LowerContext& context_;
    Arena& arena_;
    const LowerPart& lowerPart_;
    Environment environment_;
    bool isHelper_ = false;                               ///< the call that is being built is one of a helper
    bool isPythons_ = false;                              ///< it is one of a function of Python's own: `abs(x)`
    bool isObjects_ = false;                              ///< it is one of a method of an object
    std::map<std::size_t, const neutral::Expr*> arrays_;  ///< parameters that had to be made arrays
    std::set<std::size_t> drawn_;                         ///< parameters that stand in the code and draw
};

neutral::Form formOf(const ast::Expr& to, const LowerContext& context) {
    if (const auto* call = ast::as<ast::Call>(&to)) {
        std::string name = dottedName(*call->func);
        bool isFunction = isImportable(context.target, name) || name.starts_with("helpers.") || call->func->kind == ast::Kind::NameExpr;
        return isFunction ? neutral::Form::Function : neutral::Form::Method;
    }
    return to.kind == ast::Kind::Attribute ? neutral::Form::Attribute : neutral::Form::Operator;
}

/// The same code, standing for the user's node, so that emission can edit in place.
const py::Expr* withOrigin(const py::Expr* code, const ast::Expr* origin, Arena& arena) {
    if (!origin || code->kind == py::ExprKind::Source) return code;
    py::Expr copy = *code;
    copy.origin = origin;
    return arena.make<py::Expr>(copy);
}

}  // namespace

std::optional<Candidate> fromTemplate(const Lowering& lowering, const neutral::Expr& expr, const LowerContext& context,
                                      const LowerPart& lowerPart) {
    const py::Expr* code = TemplatePrinter(expr, context, lowerPart).build(*lowering.to);
    if (!code) return std::nullopt;
    Candidate candidate;
    candidate.code = withOrigin(code, expr.source, context.arena);
    candidate.form = formOf(*lowering.to, context);
    candidate.isSpecial = lowering.when != nullptr;
    candidate.way = &lowering;
    candidate.differs = lowering.differs;
    return candidate;
}

}  // namespace regraft
