// Entries read backwards: the API whose meaning is the operation.

#include <algorithm>

#include "lower/build.h"
#include "lower/candidates.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

/// Where the value of each of the API's parameters comes from.
struct Slot {
    int operationParameter = -1;  ///< -1: from nowhere, it keeps its default
};

/// What the lift says of the operation's parameters, turned around.
class Inversion {
public:
    Inversion(const Overload& overload, const neutral::Expr& expr) : overload_(overload), expr_(expr) {
        slots_.resize(overload.parameters.size());
    }

    /// False if the API means the operation only under other arguments.
    bool match() {
        const auto* call = ast::as<ast::Call>(overload_.lift);
        const Operation& operation = *expr_.operation;
        std::vector<bool> heard(operation.parameters.size());
        auto bind = [&](int parameter, const ast::Expr& value) {
            if (parameter < 0) return false;
            heard[static_cast<std::size_t>(parameter)] = true;
            return bindOne(static_cast<std::size_t>(parameter), value);
        };
        for (std::size_t i = 0; i < call->args.size(); ++i)
            if (!bind(static_cast<int>(i), *call->args[i])) return false;
        for (const ast::keyword* keyword : call->keywords)
            if (!bind(operation.parameterIndex(keyword->name.text()), *keyword->value)) return false;
        for (std::size_t i = 0; i < heard.size(); ++i)
            if (!heard[i] && !hasDefault(i)) return false;
        return true;
    }

    const std::vector<Slot>& slots() const { return slots_; }

    /// The API's own condition, on what its parameters would be given.
    bool conditionHolds(Arena& arena) const {
        if (!overload_.when) return true;
        Environment environment{overload_.parameters, {}};
        for (Slot slot : slots_) environment.values.push_back(given(slot, arena));
        return evaluate(*overload_.when, environment) == Truth::True;
    }

private:
    const neutral::Expr* given(Slot slot, Arena& arena) const {
        if (slot.operationParameter < 0) return nullptr;
        auto index = static_cast<std::size_t>(slot.operationParameter);
        if (expr_.parts[index]) return expr_.parts[index];
        return ownDefault(index) ? makeLiteral(*ownDefault(index), arena) : nullptr;
    }

    const ast::Expr* ownDefault(std::size_t i) const { return expr_.operation->parameters[i].defaultValue; }

    bool hasDefault(std::size_t i) const {
        if (expr_.operation->parameters[i].type == ParamType::Streams) return true;  // the framework draws from a generator of its own
        if (!expr_.parts[i]) return true;
        const ast::Expr* literal = knownLiteral(*expr_.parts[i]);
        return literal && ownDefault(i) && sameLiteral(*literal, *ownDefault(i));
    }

    bool bindOne(std::size_t parameter, const ast::Expr& value) {
        if (isLiteral(value)) {
            const ast::Expr* own = expr_.parts[parameter] ? knownLiteral(*expr_.parts[parameter]) : ownDefault(parameter);
            return own && sameLiteral(*own, value);
        }
        const auto* starred = ast::as<ast::Starred>(&value);
        const auto* name = ast::as<ast::NameExpr>(starred ? starred->value : &value);
        for (std::size_t i = 0; name && i < slots_.size(); ++i)
            if (overload_.parameters[i].name == name->id.text()) {
                slots_[i].operationParameter = static_cast<int>(parameter);
                return true;
            }
        return false;
    }

    const Overload& overload_;
    const neutral::Expr& expr_;
    std::vector<Slot> slots_;
};

class InverseWriter {
public:
    InverseWriter(const Overload& overload, const neutral::Expr& expr, Arena& arena, const LowerPart& lowerPart)
        : overload_(overload),
          expr_(expr),
          arena_(arena),
          lowerPart_(lowerPart) {}

    /// The arguments by the API's signature; false if one can't be written.
    bool writeArguments(const std::vector<Slot>& slots) {
        for (std::size_t i = 0; i < slots.size(); ++i)
            if (!writeArgument(overload_.parameters[i], slots[i])) return false;
        return true;
    }

    std::vector<py::Argument> take() { return std::move(arguments_); }

private:
    bool writeArgument(const Parameter& parameter, Slot slot) {
        if (slot.operationParameter < 0) {
            onlyKeywords_ = true;
            return true;
        }
        auto index = static_cast<std::size_t>(slot.operationParameter);
        const neutral::Expr* value = expr_.parts[index];
        if (!value) return writeDefault(parameter, expr_.operation->parameters[index]);
        if (parameter.kind == ParamKind::VarPositional) return writeRest(parameter, *value);
        const ast::Node* origin = argumentOrigin(expr_.source, value);
        return write(parameter, lowerPart_(*value), origin);
    }

    bool writeDefault(const Parameter& parameter, const Parameter& own) {
        const ast::Expr* defaultValue = own.defaultValue;
        bool same = defaultValue && parameter.defaultValue && sameDefault(own, parameter);
        if (same || !defaultValue || parameter.kind == ParamKind::VarPositional) {
            onlyKeywords_ = true;
            return defaultValue || parameter.defaultValue || parameter.kind == ParamKind::VarPositional;
        }
        return write(parameter, py::literal(arena_, py::literalText(*defaultValue)), nullptr);
    }

    /// `*shape`: single numbers as the user wrote them, or one sequence.
    bool writeRest(const Parameter& parameter, const neutral::Expr& value) {
        if (onlyKeywords_) return false;
        if (value.kind != neutral::ExprKind::Tuple) {
            std::string_view star = takesSequence(parameter) ? "" : "*";
            arguments_.push_back({star, lowerPart_(value), argumentOrigin(expr_.source, &value)});
            return arguments_.back().value != nullptr;
        }
        if (value.parts.empty() && takesSequence(parameter))  // `zeros()` would be a call without a shape
            arguments_.push_back({{}, py::node(arena_, py::ExprKind::Tuple, {}), nullptr});
        for (const neutral::Expr* part : value.parts) {
            arguments_.push_back({{}, lowerPart_(*part), restOrigin(expr_.source, part)});
            if (!arguments_.back().value) return false;
        }
        return true;
    }

    bool write(const Parameter& parameter, const py::Expr* value, const ast::Node* origin) {
        if (!value) return false;
        bool wroteKeyword = origin && origin->kind == ast::Kind::keyword;
        bool positional = !onlyKeywords_ && parameter.kind != ParamKind::KeywordOnly &&
                          (parameter.kind == ParamKind::PositionalOnly || (!wroteKeyword && (!parameter.defaultValue || origin)));
        if (!positional && parameter.kind == ParamKind::PositionalOnly) return false;
        if (!positional) onlyKeywords_ = true;
        arguments_.push_back({positional ? std::string_view() : parameter.name, value, origin});
        return true;
    }

    const Overload& overload_;
    const neutral::Expr& expr_;
    Arena& arena_;
    const LowerPart& lowerPart_;
    std::vector<py::Argument> arguments_;
    bool onlyKeywords_ = false;
};

bool isMemberOf(std::string_view name, std::string_view owner) {
    return name.size() > owner.size() && name.starts_with(owner) && name[owner.size()] == '.';
}

bool isMember(std::string_view name, const Framework& framework) {
    return isMemberOf(name, framework.array) || (framework.modules && framework.modules->isMember(name));
}

/// The entry's name in the wanted form, "" if it has none.
std::string_view nameInForm(const ApiEntry& entry, bool member) {
    for (const std::string& name : entry.names)
        if (isMember(name, *entry.framework) == member) return name;
    return {};
}

std::string_view lastPart(std::string_view name) { return name.substr(name.rfind('.') + 1); }

std::optional<Candidate> attributeCandidate(const Overload& overload, const neutral::Expr& expr, const LowerContext& context,
                                            const LowerPart& lowerPart) {
    Candidate candidate;
    if (overload.lift->kind != ast::Kind::Call) {  // a constant
        std::string_view name = nameInForm(*overload.entry, false);
        if (name.empty()) return std::nullopt;
        candidate.code = py::name(context.arena, py::ExprKind::Api, name);
        return candidate;
    }
    std::string_view name = nameInForm(*overload.entry, true);
    if (name.empty() || expr.parts.empty() || !expr.parts[0]) return std::nullopt;
    for (std::size_t i = 1; i < expr.parts.size(); ++i)
        if (expr.parts[i]) return std::nullopt;
    const py::Expr* receiver = lowerPart(*expr.parts[0]);
    if (!receiver) return std::nullopt;
    const ast::Expr* origin = ast::as<ast::Attribute>(expr.source);
    candidate.code = py::attribute(context.arena, receiver, lastPart(name), origin);
    candidate.form = neutral::Form::Attribute;
    return candidate;
}

/// A method needs an array before the dot.
bool mayReceive(const neutral::Expr& expr) {
    if (expr.parts.empty() || !expr.parts[0]) return false;
    const Type& type = *expr.parts[0]->type;
    return !type.isNumber() && !type.isSequence() && type.kind != TypeKind::None;
}

}  // namespace

std::optional<Candidate> fromInverse(const Lowering& lowering, bool asMethod, const neutral::Expr& expr, const LowerContext& context,
                                     const LowerPart& lowerPart) {
    const Overload& overload = *lowering.inverse;
    if (!overload.callable) return asMethod ? std::nullopt : attributeCandidate(overload, expr, context, lowerPart);
    std::string_view name = nameInForm(*overload.entry, asMethod);
    if (name.empty() || (asMethod && !mayReceive(expr))) return std::nullopt;
    Inversion inversion(overload, expr);
    InverseWriter writer(overload, expr, context.arena, lowerPart);
    if (!inversion.match() || !inversion.conditionHolds(context.arena) || !writer.writeArguments(inversion.slots())) return std::nullopt;
    std::vector<py::Argument> arguments = writer.take();
    Candidate candidate;
    const py::Expr* function = nullptr;
    if (asMethod) {
        if (arguments.empty() || !arguments[0].keyword.empty()) return std::nullopt;
        function = py::attribute(context.arena, arguments[0].value, lastPart(name));
        arguments.erase(arguments.begin());
        candidate.form = neutral::Form::Method;
    } else {
        function = py::name(context.arena, py::ExprKind::Api, name);
    }
    candidate.code = py::call(context.arena, function, arguments, expr.source);
    candidate.isSpecial = overload.when != nullptr;
    candidate.way = &lowering;
    candidate.differs = lowering.differs;
    return candidate;
}

std::optional<Candidate> fromOperator(const neutral::Expr& expr, const LowerContext& context, const LowerPart& lowerPart) {
    std::string_view symbol = expr.operation->operatorSymbol;
    std::vector<const py::Expr*> operands;
    for (const neutral::Expr* part : expr.parts) {
        if (!part) continue;
        operands.push_back(lowerPart(*part));
        if (!operands.back()) return std::nullopt;
    }
    Candidate candidate;
    candidate.form = neutral::Form::Operator;
    if (symbol.starts_with("unary ") && operands.size() == 1)
        candidate.code = py::node(context.arena, py::ExprKind::Unary, operands, symbol.substr(6), expr.source);
    else if (symbol == "[]" && operands.size() == 2)
        candidate.code = py::node(context.arena, py::ExprKind::Subscript, operands, {}, expr.source);
    else if (!symbol.empty() && symbol != "[]" && !symbol.ends_with("()") && operands.size() == 2)
        candidate.code = py::node(context.arena, py::ExprKind::Binary, operands, symbol, expr.source);
    else return std::nullopt;
    return candidate;
}

}  // namespace regraft
