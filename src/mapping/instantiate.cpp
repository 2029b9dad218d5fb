#include "mapping/instantiate.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "ast/display.h"
#include "ast/integer.h"
#include "mapping/condition.h"
#include "mapping/function_variable.h"
#include "mapping/result_type.h"
#include "mapping/spelled_dtype.h"

namespace regraft {

namespace {

using neutral::ExprKind;

const Type* typeOfLiteral(const ast::Expr& literal, Arena& arena) {
    Environment none;
    if (const auto* constant = ast::as<ast::Constant>(&literal)) {
        using L = ast::Literal::Type;
        switch (constant->value.type) {
            case L::None: return simpleType(TypeKind::None);
            case L::True:
            case L::False: return simpleType(TypeKind::Bool);
            case L::Int: return simpleType(TypeKind::Int);
            case L::Float: return simpleType(TypeKind::Float);
            case L::Complex: return simpleType(TypeKind::Complex);
            case L::Str: return simpleType(TypeKind::Str);
            default: return unknownType();
        }
    }
    if (const auto* unary = ast::as<ast::UnaryOp>(&literal)) return typeOfLiteral(*unary->operand, arena);
    std::vector<const Type*> items;
    if (const auto* tuple = ast::as<ast::Tuple>(&literal))
        for (const ast::Expr* item : tuple->elts) items.push_back(typeOfLiteral(*item, arena));
    else return unknownType();
    return tupleType(arena, items);
}

const neutral::Expr* makeSequence(ExprKind kind, std::vector<const neutral::Expr*> parts, const LiftContext& context) {
    std::vector<const Type*> types;
    for (const auto* part : parts) types.push_back(part->type);
    neutral::Expr expr{kind};
    expr.parts = context.arena.copy(parts);
    expr.source = context.origin;
    expr.type = tupleType(context.arena, types);
    return context.arena.make<neutral::Expr>(expr);
}

/// Some functions say None where others say False: jax's `keepdims=None`.
bool isNoneForFalse(const ast::Expr& defaultValue, const ast::Expr& own) {
    const auto* none = ast::as<ast::Constant>(&defaultValue);
    const auto* no = ast::as<ast::Constant>(&own);
    return none && no && none->value.type == ast::Literal::Type::None && no->value.type == ast::Literal::Type::False;
}

class Instantiator {
public:
    Instantiator(const Environment& environment, const LiftContext& context, std::string& problem)
        : environment_(environment),
          context_(context),
          problem_(problem) {}

    const neutral::Expr* build(const ast::Expr& lift) {
        if (const auto* call = ast::as<ast::Call>(&lift)) return buildCall(*call);
        if (const auto* choice = ast::as<ast::IfExp>(&lift)) return buildChoice(*choice);
        if (const auto* tuple = ast::as<ast::Tuple>(&lift)) return buildSequence(ExprKind::Tuple, tuple->elts);
        if (const auto* list = ast::as<ast::List>(&lift)) return buildSequence(ExprKind::List, list->elts);
        if (isLiteral(lift)) return makeLiteral(lift, context_.arena);
        if (const auto* pick = ast::as<ast::Subscript>(&lift)) return buildItem(*pick);
        if (const auto* unary = ast::as<ast::UnaryOp>(&lift)) return buildArithmetic(lift, {unary->operand});
        if (const auto* binary = ast::as<ast::BinOp>(&lift)) return buildArithmetic(lift, {binary->left, binary->right});
        if (const auto* either = ast::as<ast::BoolOp>(&lift); either && either->values.size() == 2)
            return buildArithmetic(lift, {either->values[0], either->values[1]});
        if (const auto* lambda = ast::as<ast::Lambda>(&lift)) return buildFunction(*lambda);
        return buildName(lift);
    }

private:
    const neutral::Expr* fail(std::string problem) {
        if (problem_.empty()) problem_ = std::move(problem);
        return nullptr;
    }

    /// Whether `expr` is a parameter that was omitted; then its default, or null if it has none.
    bool isOmitted(const ast::Expr& expr, const ast::Expr*& defaultValue) const {
        const auto* name = ast::as<ast::NameExpr>(&expr);
        int i = name ? environment_.indexOf(name->id.text()) : -1;
        if (i < 0 || environment_.values[static_cast<std::size_t>(i)]) return false;
        defaultValue = environment_.parameters[static_cast<std::size_t>(i)].defaultValue;
        return true;
    }

    const neutral::Expr* buildName(const ast::Expr& lift) {
        if (const auto* name = ast::as<ast::NameExpr>(&lift)) {
            int i = environment_.indexOf(name->id.text());
            if (i >= 0) {
                auto index = static_cast<std::size_t>(i);
                if (environment_.values[index]) return environment_.values[index];
                const ast::Expr* defaultValue = environment_.parameters[index].defaultValue;
                if (!defaultValue) return fail("`" + std::string(name->id.text()) + "` is missing");
                return makeLiteral(*defaultValue, context_.arena);
            }
        }
        const Operation* constant = operationNamed(lift);
        if (!constant) return fail("the table names an unknown operation");
        return makeOperation(*constant, {}, context_);
    }

    const neutral::Expr* buildChoice(const ast::IfExp& choice) {
        switch (evaluate(*choice.test, environment_)) {
            case Truth::True: return build(*choice.body);
            case Truth::False: return build(*choice.orelse);
            default: break;
        }
        return isSizeByDefault(choice) ? build(*choice.orelse) : fail("what it means depends on a value that is not known here");
    }

    /// `() if size is None else size` of a size that nothing says may be None: of `def draw(generator, n=3)`, or without a default. (None
    /// would be refused where the target wants a shape.)
    bool isSizeByDefault(const ast::IfExp& choice) const {
        const auto* none = ast::as<ast::Tuple>(choice.body);
        const auto* size = ast::as<ast::NameExpr>(choice.orelse);
        const int i = none && none->elts.empty() && size ? environment_.indexOf(size->id.text()) : -1;
        const neutral::Expr* given = i < 0 ? nullptr : environment_.values[static_cast<std::size_t>(i)];
        return given && (given->type->isNumber() || (given->type->isUnknown() && given->type->items.empty()));
    }

    /// `lambda x: nn.relu(x)`: a function of arrays of which nothing is known; an argument called `arrays` is a list of such.
    const neutral::Expr* buildFunction(const ast::Lambda& lambda) {
        std::vector<Parameter> parameters(environment_.parameters.begin(), environment_.parameters.end());
        std::vector<const neutral::Expr*> values = environment_.values;
        for (const ast::arg* argument : lambda.args->args) {
            parameters.push_back({argument->name.text(), ParamKind::PositionalOnly, typeOfVariable(*argument), nullptr});
            values.push_back(variableOf(*argument));
        }
        Environment inner{context_.arena.copy(parameters), std::move(values)};
        LiftContext unplaced{context_.framework, context_.arena, neutral::Form::Function, nullptr};
        const neutral::Expr* body = Instantiator(inner, unplaced, problem_).build(*lambda.body);
        if (!body) return nullptr;
        Type type;
        type.kind = TypeKind::Layer;
        type.framework = context_.framework.id;
        type.items = context_.arena.copy(std::vector<const Type*>{body->type});
        neutral::Expr function{ExprKind::Function};
        function.parts = context_.arena.copy(std::vector<const neutral::Expr*>{body});
        function.literal = &lambda;
        function.source = context_.origin;
        function.type = context_.arena.make<Type>(type);
        return context_.arena.make<neutral::Expr>(function);
    }

    const neutral::Expr* variableOf(const ast::arg& argument) {
        ast::NameExpr name{};
        name.kind = ast::Kind::NameExpr;
        name.id = argument.name;
        neutral::Expr variable{ExprKind::Name};
        variable.literal = context_.arena.make<ast::NameExpr>(name);
        variable.type = arrayType(context_.arena, context_.framework.id, DType::Unknown);
        if (typeOfVariable(argument) == ParamType::Arrays) variable.type = listType(context_.arena, variable.type);
        return context_.arena.make<neutral::Expr>(variable);
    }

    const neutral::Expr* buildSequence(ExprKind kind, std::span<ast::Expr* const> elements) {
        std::vector<const neutral::Expr*> parts;
        for (const ast::Expr* element : elements) {
            parts.push_back(build(*element));
            if (!parts.back()) return nullptr;
        }
        return makeSequence(kind, parts, context_);
    }

    const neutral::Expr* buildItem(const ast::Subscript& pick) {
        const neutral::Expr* whole = build(*pick.value);
        const neutral::Expr* at = whole ? build(*pick.slice) : nullptr;
        if (!at) return nullptr;
        std::optional<int> index = knownInt(*at);
        if (index && *index >= 0)
            if (const neutral::Expr* element = elementOf(*whole, static_cast<std::size_t>(*index))) return element;
        neutral::Expr expr{ExprKind::Item};
        std::vector<const neutral::Expr*> parts{whole};
        if (index) expr.index = *index;
        else parts.push_back(at);
        expr.parts = context_.arena.copy(parts);
        expr.source = context_.origin;
        if (whole->type->kind == TypeKind::Shape) expr.type = simpleType(TypeKind::Int);
        else if (index && *index >= 0 && static_cast<std::size_t>(*index) < whole->type->items.size())
            expr.type = whole->type->items[static_cast<std::size_t>(*index)];
        return context_.arena.make<neutral::Expr>(expr);
    }

    static std::optional<int> knownInt(const neutral::Expr& value) {
        std::optional<std::int64_t> number = ast::integerValue(knownLiteral(value));
        return number && std::abs(*number) < 10000 ? std::optional(static_cast<int>(*number)) : std::nullopt;
    }

    /// An element of a sequence that is written out, here or in the user's code.
    const neutral::Expr* elementOf(const neutral::Expr& whole, std::size_t i) {
        if (whole.kind == ExprKind::Tuple && i < whole.parts.size()) return whole.parts[i];
        const auto* written = whole.kind == ExprKind::Literal ? ast::as<ast::Tuple>(whole.literal) : nullptr;
        if (written && i < written->elts.size()) return makeLiteral(*written->elts[i], context_.arena);
        if (whole.kind != ExprKind::Source) return nullptr;
        const auto elements = ast::elementsOf(whole.source);
        if (i >= elements.size() || ast::hasStar(whole.source)) return nullptr;
        const Type* type = i < whole.type->items.size() ? whole.type->items[i] : unknownType();
        return makeSource(*elements[i], type, context_.arena);
    }

    const neutral::Expr* buildArithmetic(const ast::Expr& lift, std::vector<const ast::Expr*> operands) {
        std::vector<const neutral::Expr*> parts;
        for (const ast::Expr* operand : operands) {
            parts.push_back(build(*operand));
            if (!parts.back()) return nullptr;
        }
        neutral::Expr expr{ExprKind::Arithmetic};
        expr.parts = context_.arena.copy(parts);
        expr.literal = &lift;
        expr.type = parts.front()->type;
        return context_.arena.make<neutral::Expr>(expr);
    }

    const neutral::Expr* buildCall(const ast::Call& call) {
        const Operation* operation = operationNamed(*call.func);
        if (!operation) return fail("the table names an unknown operation");
        std::vector<const neutral::Expr*> parts(operation->parameters.size());
        std::size_t next = 0;
        for (std::size_t i = 0; i < call.args.size() && next < parts.size(); ++i) {
            if (operation->parameters[next].kind == ParamKind::VarPositional) {
                if (isOmittedRest(*call.args[i])) break;
                parts[next] = buildRest(call.args.subspan(i));
                if (!parts[next]) return nullptr;
                break;
            }
            if (const auto* starred = ast::as<ast::Starred>(call.args[i])) {
                if (!spread(*starred, *operation, next, parts)) return nullptr;
            } else if (!buildPart(*operation, next++, *call.args[i], parts)) return nullptr;
        }
        for (const ast::keyword* keyword : call.keywords) {
            int i = operation->parameterIndex(keyword->name.text());
            if (i < 0) return fail("the table names an unknown parameter");
            if (!buildPart(*operation, static_cast<std::size_t>(i), *keyword->value, parts)) return nullptr;
        }
        return makeOperation(*operation, std::move(parts), context_);
    }

    /// `map(f, *trees)` for `map(f, tree, *rest)`: of arguments that the user wrote one by one.
    bool spread(const ast::Starred& starred, const Operation& operation, std::size_t& next, std::vector<const neutral::Expr*>& parts) {
        const neutral::Expr* all = build(*starred.value);
        if (!all) return false;
        if (all->kind != ExprKind::Tuple) return fail("how many arguments there are is not known");
        for (std::size_t i = 0; i < all->parts.size() && next < parts.size(); ++i) {
            if (operation.parameters[next].kind == ParamKind::VarPositional) {
                parts[next++] =
                    makeSequence(ExprKind::Tuple, {all->parts.begin() + static_cast<std::ptrdiff_t>(i), all->parts.end()}, context_);
                break;
            }
            parts[next++] = all->parts[i];
        }
        return true;
    }

    bool isOmittedRest(const ast::Expr& argument) const {
        const auto* starred = ast::as<ast::Starred>(&argument);
        const ast::Expr* defaultValue = nullptr;
        return starred && isOmitted(*starred->value, defaultValue) && !defaultValue;
    }

    /// The arguments of `*arrays`: a sequence handed on with a star, or single ones.
    const neutral::Expr* buildRest(std::span<ast::Expr* const> arguments) {
        if (arguments.size() == 1)
            if (const auto* starred = ast::as<ast::Starred>(arguments[0])) return build(*starred->value);
        return buildSequence(ExprKind::Tuple, arguments);
    }

    /// An omitted parameter stays omitted where the operation's default means the same.
    bool buildPart(const Operation& operation, std::size_t i, const ast::Expr& value, std::vector<const neutral::Expr*>& parts) {
        const ast::Expr* defaultValue = nullptr;
        const auto* pick = ast::as<ast::Subscript>(&value);  // `betas[0]` of betas=(0.9, 0.999)
        bool isOmittedPick = pick && isOmitted(*pick->value, defaultValue);
        if (isOmittedPick) {
            const auto* items = ast::as<ast::Tuple>(defaultValue);
            auto at = ast::integerValue(pick->slice);
            isOmittedPick = items && at && *at >= 0 && static_cast<std::size_t>(*at) < items->elts.size();
            if (isOmittedPick) defaultValue = items->elts[static_cast<std::size_t>(*at)];
        }
        if (isOmittedPick || isOmitted(value, defaultValue)) {
            const ast::Expr* own = operation.parameters[i].defaultValue;
            if (!defaultValue && own) return true;
            if (defaultValue && own && (sameLiteral(*defaultValue, *own) || isNoneForFalse(*defaultValue, *own))) return true;
        }
        parts[i] = build(value);
        return parts[i] != nullptr;
    }

    const Environment& environment_;
    const LiftContext& context_;
    std::string& problem_;
};

}  // namespace

const neutral::Expr* instantiate(const ast::Expr& lift, const Environment& environment, const LiftContext& context, std::string& problem) {
    return Instantiator(environment, context, problem).build(lift);
}

const neutral::Expr* makeOperation(const Operation& operation, std::vector<const neutral::Expr*> parts, const LiftContext& context) {
    parts.resize(operation.parameters.size());
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i] && operation.parameters[i].type == ParamType::DType) parts[i] = dtypePart(parts[i], context);
    neutral::Expr expr{ExprKind::Operation};
    bool hasOperator = !operation.operatorSymbol.empty();
    expr.form = context.form == neutral::Form::Operator && !hasOperator ? neutral::Form::Function : context.form;
    expr.operation = &operation;
    expr.parts = context.arena.copy(parts);
    expr.source = context.origin;
    expr.type = resultType(operation, expr.parts, context.framework.id, context.framework.dtypeRules, context.arena);
    return context.arena.make<neutral::Expr>(expr);
}

const neutral::Expr* makeSource(const ast::Expr& source, const Type* type, Arena& arena) {
    neutral::Expr expr{ExprKind::Source};
    expr.source = &source;
    expr.type = type;
    return arena.make<neutral::Expr>(expr);
}

const neutral::Expr* makeLiteral(const ast::Expr& literal, Arena& arena) {
    neutral::Expr expr{ExprKind::Literal};
    expr.literal = &literal;
    expr.type = typeOfLiteral(literal, arena);
    return arena.make<neutral::Expr>(expr);
}

const neutral::Expr* makeTuple(std::vector<const neutral::Expr*> parts, const LiftContext& context) {
    return makeSequence(ExprKind::Tuple, std::move(parts), context);
}

const neutral::Expr* makeInteger(int value, Arena& arena) {
    ast::Constant digits{};
    digits.kind = ast::Kind::Constant;
    digits.value.type = ast::Literal::Type::Int;
    digits.value.text = arena.copy(std::to_string(value < 0 ? -value : value));
    auto* constant = arena.make<ast::Constant>(digits);
    if (value >= 0) return makeLiteral(*constant, arena);
    ast::UnaryOp negation{};
    negation.kind = ast::Kind::UnaryOp;
    negation.op = ast::UnaryOperator::USub;
    negation.operand = constant;
    return makeLiteral(*arena.make<ast::UnaryOp>(negation), arena);
}

std::string dottedName(const ast::Expr& expr) {
    if (const auto* name = ast::as<ast::NameExpr>(&expr)) return std::string(name->id.text());
    const auto* attribute = ast::as<ast::Attribute>(&expr);
    if (!attribute) return {};
    std::string head = dottedName(*attribute->value);
    return head.empty() ? head : head + "." + std::string(attribute->attr.text());
}

bool isMemberOfObject(const ast::Expr& expr, std::span<const Parameter> parameters) {
    const auto* call = ast::as<ast::Call>(&expr);
    const auto* member = ast::as<ast::Attribute>(call ? call->func : &expr);
    const auto* owner = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
    return owner && std::ranges::any_of(parameters, [&](const Parameter& parameter) {
               return parameter.type == ParamType::Object && owner->id == parameter.name;
           });
}

const Operation* operationNamed(const ast::Expr& name) {
    std::string dotted = dottedName(name);
    return dotted.empty() ? nullptr : Tables::builtin().operation(dotted);
}

}  // namespace regraft
