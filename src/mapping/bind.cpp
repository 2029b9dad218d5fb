#include "mapping/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "ast/visit.h"
#include "mapping/beside.h"
#include "mapping/condition.h"
#include "mapping/former_flags.h"
#include "mapping/instantiate.h"
#include "mapping/scalar_axis.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

/// `paddle.add(x, y, name="sum")`
bool isIgnored(const Framework& framework, std::string_view keyword) {
    return std::ranges::find(framework.ignoredKeywords, keyword) != framework.ignoredKeywords.end();
}

bool mayBeSequence(const Type& type) {
    const bool holdsLengths = type.isArray() && type.rank == 1;
    return type.isSequence() || type.isUnknown() || type.kind == TypeKind::Iterator || holdsLengths;
}

/// What the user wrote for a parameter or operand.
const neutral::Expr* given(const ast::Expr& expr, const TypeSource& types, const LiftContext& context) {
    return makeSource(expr, takenAs(types.typeOf(expr), context.framework, context.arena), context.arena);
}

/// The value of `*dims`: one sequence stands for itself where the API takes it so, single values become a tuple.
const neutral::Expr* restValue(const BoundArgument& argument, const Parameter& parameter, const TypeSource& types,
                               const LiftContext& context) {
    if (argument.rest.size() == 1) {
        const ast::Expr* only = argument.rest[0];
        if (const auto* starred = ast::as<ast::Starred>(only))
            return makeSource(*starred->value, types.typeOf(*starred->value), context.arena);
        const Type* type = types.typeOf(*only);
        bool mayBe = parameter.type == ParamType::Arrays ? type->isSequence() : mayBeSequence(*type) || type->kind == TypeKind::None;
        if (takesSequence(parameter) && mayBe) return makeSource(*only, type, context.arena);
    }
    std::vector<const neutral::Expr*> parts;
    std::vector<const Type*> itemTypes;
    for (const ast::Expr* value : argument.rest) {
        parts.push_back(given(*value, types, context));
        itemTypes.push_back(parts.back()->type);
    }
    neutral::Expr expr{neutral::ExprKind::Tuple};
    expr.parts = context.arena.copy(parts);
    expr.type = tupleType(context.arena, itemTypes);
    return context.arena.make<neutral::Expr>(expr);
}

}  // namespace

Environment environmentOf(const Choice& choice, const TypeSource& types, const LiftContext& context) {
    Environment environment;
    environment.parameters = choice.overload->parameters;
    for (std::size_t p = 0; p < choice.arguments.size(); ++p) {
        const BoundArgument& argument = choice.arguments[p];
        const neutral::Expr* value = nullptr;
        if (argument.isRest) value = restValue(argument, environment.parameters[p], types, context);
        else if (argument.value) value = given(*argument.value, types, context);
        environment.values.push_back(value);
    }
    if (!choice.implied.empty()) environment.parameters = withImplied(choice, context.arena);
    return environment;
}

namespace {

void collectNames(const ast::Node& node, std::unordered_set<std::string_view>& names) {
    if (const auto* name = ast::as<ast::NameExpr>(&node)) names.insert(name->id.text());
    ast::forEachChild(node, [&](const ast::Node& child) { collectNames(child, names); });
}

bool isTrue(const neutral::Expr* value) {
    const auto* literal = value ? ast::as<ast::Constant>(knownLiteral(*value)) : nullptr;
    return literal && literal->value.type == ast::Literal::Type::True;
}

/// The single array that `out=` names: itself, or the only item of a tuple. Null if it is None or several.
const ast::Expr* outArray(const ast::Expr* out) {
    const auto* tuple = ast::as<ast::Tuple>(out);
    if (tuple) return tuple->elts.size() == 1 ? tuple->elts[0] : nullptr;
    const auto* constant = ast::as<ast::Constant>(out);
    return constant && constant->value.type == ast::Literal::Type::None ? nullptr : out;
}

/// Of `divide(x, y, out=z, where=mask)`, whose lift knows of neither: the index of the parameter of that name, if it is given.
int givenParameter(const Overload& overload, const Environment& environment, std::string_view name) {
    for (std::size_t p = 0; p < overload.parameters.size() && !name.empty(); ++p)
        if (overload.parameters[p].name == name && environment.values[p]) return static_cast<int>(p);
    return -1;
}

/// Whether a mask chooses what is written into an array that is named: without one, the other elements would be anything.
bool writesMasked(const Choice& choice, const Environment& environment) {
    const Framework& framework = *choice.overload->entry->framework;
    const int out = givenParameter(*choice.overload, environment, framework.outParameter);
    return givenParameter(*choice.overload, environment, framework.whereParameter) >= 0 && out >= 0 &&
           outArray(choice.arguments[static_cast<std::size_t>(out)].value);
}

/// A parameter the lift doesn't speak of may only have its default, or be one that changes nothing.
void refuseUnheard(Choice& choice, const Environment& environment) {
    const Overload& overload = *choice.overload;
    std::unordered_set<std::string_view> names;
    if (overload.lift) collectNames(*overload.lift, names);
    if (overload.when) collectNames(*overload.when, names);
    for (std::size_t p = 0; p < overload.parameters.size(); ++p) {
        const Parameter& parameter = overload.parameters[p];
        const neutral::Expr* value = environment.values[p];
        const Framework& framework = *overload.entry->framework;
        if (parameter.name == framework.outParameter) continue;  // noteWritten() speaks of it
        if (isIgnored(framework, parameter.name)) continue;
        if (parameter.name == framework.whereParameter && !names.contains(parameter.name) && writesMasked(choice, environment)) continue;
        const auto& training = overload.entry->framework->training;
        if (training && value && parameter.name == training->recorded && isTrue(value)) continue;  // a matter of what its gradients become
        if (!value || names.contains(parameter.name) || overload.ignored.contains(std::string(parameter.name))) continue;
        const ast::Expr* literal = knownLiteral(*value);
        if (literal && parameter.defaultValue && sameLiteral(*literal, *parameter.defaultValue)) continue;
        choice.problem = BindProblem::UnsupportedArgument;
        choice.parameter = parameter.name;
        choice.detail = "no other framework has it";
        return;
    }
}

/// Whether the call makes a layer, or a function that stands for one, whose arguments are no arrays to write into.
bool makesModule(const Overload& overload) {
    const auto* call = ast::as<ast::Call>(overload.lift);
    const Operation* operation = call ? operationNamed(*call->func) : nullptr;
    const auto* result = operation ? ast::as<ast::Call>(operation->result) : nullptr;
    const auto* rule = result ? ast::as<ast::NameExpr>(result->func) : nullptr;
    return !call || (rule && rule->id == "layer");
}

/// Which argument's array the call writes its result into: `x.add_(y)`, `add(x, y, out=z)`, `relu(x, inplace=True)`.
void noteWritten(Choice& choice, const Environment& environment, bool inPlace) {
    const Overload& overload = *choice.overload;
    const Framework& framework = *overload.entry->framework;
    for (std::size_t p = 0; p < overload.parameters.size(); ++p) {
        std::string_view name = overload.parameters[p].name;
        const BoundArgument& argument = choice.arguments[p];
        if (name == overload.writes || (p == 0 && inPlace)) choice.written = argument.value;
        if (name == framework.inPlaceParameter && !makesModule(overload) && isTrue(environment.values[p]))
            choice.written = choice.arguments[0].value;
        if (name != framework.outParameter || !argument.value || name == overload.writes) continue;
        choice.written = outArray(argument.value);
        if (!choice.written && argument.value->kind == ast::Kind::Tuple) {
            choice.problem = BindProblem::UnsupportedArgument;
            choice.parameter = name;
            choice.detail = "it names several arrays";
        }
    }
}

/// What is left after binding: the overloads whose arguments fit and whose condition is not false.
struct Candidates {
    struct Undecided {
        Choice choice;
        bool byTypesOnly = false;
    };
    std::vector<Undecided> undecided;
    Choice bestFailure;
    bool anyFailure = false;
};

Choice pick(Candidates& candidates) {
    bool onlyOne = candidates.undecided.size() == 1;
    if (onlyOne && candidates.undecided.front().byTypesOnly) return std::move(candidates.undecided.front().choice);
    Choice choice = std::move(candidates.bestFailure);
    if (!candidates.undecided.empty()) {
        choice = std::move(candidates.undecided.front().choice);
        choice.problem = BindProblem::Ambiguous;
        choice.detail = fmt::format("which of its forms is meant depends on the {} of an argument, which is not known here",
                                    onlyOne ? "value" : "type");
    } else if (choice.problem == BindProblem::None) {
        choice.problem = BindProblem::Unsupported;
        choice.detail = "it is not known here with these arguments";
    }
    return choice;
}

/// Of an API that has no meaning, however it is used.
Choice refusal(const Overload& overload) {
    Choice choice;
    choice.overload = &overload;
    choice.problem = BindProblem::Unsupported;
    choice.detail = overload.unsupported;
    return choice;
}

bool fitsForm(const Overload& overload, const UseSite& site) {
    return site.call ? overload.callable : (!overload.callable || site.receiver == nullptr);
}

}  // namespace

Choice chooseOverload(const ApiRef& api, const UseSite& site, const TypeSource& types) {
    Arena arena;
    LiftContext context{*api.entry->framework, arena, site.form, site.node};
    Candidates candidates;
    for (const Overload& overload : api.entry->overloads) {
        if (api.entry->isRefusal()) return refusal(overload);
        if (!fitsForm(overload, site)) continue;
        if (!site.call && overload.callable) {  // a function used as a value: nothing to bind
            Choice choice;
            choice.overload = &overload;
            choice.arguments.resize(overload.parameters.size());
            return choice;
        }
        UseSite bound = site;
        if (!overload.callable) bound.receiver = nullptr;
        Choice choice = bindArguments(overload, bound);
        if (choice.problem != BindProblem::None) {
            if (!candidates.anyFailure) candidates.bestFailure = choice;
            candidates.anyFailure = true;
            continue;
        }
        takeFormerFlags(choice, context.framework);
        Environment environment = environmentOf(choice, types, context);
        Truth fits = overload.when ? evaluate(*overload.when, environment) : Truth::True;
        if (fits == Truth::False) continue;
        if (!overload.lift) {
            choice.problem = BindProblem::Unsupported;
            choice.detail = overload.unsupported;
        } else {
            refuseUnheard(choice, environment);
            noteWritten(choice, environment, api.inPlace);
        }
        if (fits == Truth::True) return choice;
        candidates.undecided.push_back({std::move(choice), hangsOnTypesOnly(*overload.when, environment)});
    }
    return pick(candidates);
}

namespace {

bool speaksOf(const ast::Expr& lift, std::string_view parameter) {
    std::unordered_set<std::string_view> names;
    collectNames(lift, names);
    return names.contains(parameter);
}

/// The value where the mask is true, and what `out=` names where it isn't.
const neutral::Expr* masked(const neutral::Expr& value, const Choice& choice, const Environment& environment, const TypeSource& types,
                            const LiftContext& context) {
    const int mask = givenParameter(*choice.overload, environment, context.framework.whereParameter);
    const int out = givenParameter(*choice.overload, environment, context.framework.outParameter);
    const ast::Expr* array = outArray(choice.arguments[static_cast<std::size_t>(out)].value);
    const LiftContext function{context.framework, context.arena, neutral::Form::Function, context.origin};
    return makeOperation(
        *Tables::builtin().operation("where"),
        {environment.values[static_cast<std::size_t>(mask)], &value, makeSource(*array, types.typeOf(*array), context.arena)}, function);
}

}  // namespace

const neutral::Expr* liftChoice(const Choice& choice, const UseSite& site, const Framework& framework, const TypeSource& types,
                                Arena& arena) {
    if (!choice.overload || choice.problem != BindProblem::None || !choice.overload->lift) return nullptr;
    LiftContext context{framework, arena, site.form, site.node};
    Environment environment = environmentOf(choice, types, context);
    Parameter self{"self", ParamKind::PositionalOnly, ParamType::Array, nullptr};
    if (!choice.overload->callable && site.receiver) {
        environment.parameters = arena.copy(std::vector<Parameter>{self});
        environment.values = {makeSource(*site.receiver, types.typeOf(*site.receiver), arena)};
    }
    std::string problem;
    const neutral::Expr* expr = instantiate(*choice.overload->lift, environment, context, problem);
    if (expr && isAlongNoAxis(*expr)) {
        expr = instantiate(*choice.overload->lift, withOneAxis(environment, context), context, problem);
        if (expr) expr = withoutAxes(*expr, context);
    } else if (expr && isAlongUncertainAxis(*expr)) {
        expr = instantiate(*choice.overload->lift, withSomeAxis(environment, context), context, problem);
    }
    if (expr && framework.whereParameter.size() && !speaksOf(*choice.overload->lift, framework.whereParameter) &&
        writesMasked(choice, environment))
        expr = masked(*expr, choice, environment, types, context);
    if (!expr || choice.overload->fields.empty()) return expr;
    Type type = *expr->type;
    type.fields = choice.overload->fields;
    neutral::Expr named = *expr;
    named.type = arena.make<Type>(type);
    return arena.make<neutral::Expr>(named);
}

const neutral::Expr* liftOperator(const Operation& operation, const UseSite& site, const Framework& framework, const TypeSource& types,
                                  Arena& arena) {
    LiftContext context{framework, arena, neutral::Form::Operator, site.node};
    std::vector<const neutral::Expr*> parts(operation.parameters.size());
    for (std::size_t i = 0; i < parts.size() && i < site.operands.size(); ++i) parts[i] = given(*site.operands[i], types, context);
    return makeOperation(operation, std::move(parts), context);
}

}  // namespace regraft
