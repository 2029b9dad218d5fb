#include "lower/layer_members.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "lower/build.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"
#include "mapping/layer_attributes.h"

namespace regraft {

namespace {

std::string_view simpleName(std::string_view name) { return name.substr(name.rfind('.') + 1); }

bool isClassName(std::string_view name) { return !name.empty() && std::isupper(static_cast<unsigned char>(simpleName(name)[0])) != 0; }

constexpr std::string_view severalNames = "the layers that it may be have it under several names";

bool isSameMember(const TargetMember& one, const TargetMember& other) { return one.own == other.own && one.axes == other.axes; }

/// The class that a way to write an operation calls; null if it is none.
const py::Expr* classOf(const Lowering& way, Arena& arena) {
    if (way.inverse) {
        const std::string& api = way.inverse->entry->api;
        return isClassName(api) ? py::name(arena, py::ExprKind::Api, api) : nullptr;
    }
    const auto* call = way.to ? ast::as<ast::Call>(way.to) : nullptr;
    const std::string name = call ? dottedName(*call->func) : std::string();
    if (!isClassName(name)) return nullptr;
    constexpr std::string_view helpers = "helpers.";
    if (name.starts_with(helpers)) return py::name(arena, py::ExprKind::Helper, arena.copy(std::string_view(name).substr(helpers.size())));
    return py::name(arena, py::ExprKind::Api, arena.copy(std::string_view(name)));
}

/// "flax.nnx.Linear", "helpers.Conv2d"
std::string qualified(const py::Expr& name) { return (name.kind == py::ExprKind::Helper ? "helpers." : "") + std::string(name.text); }

TargetMember argumentOfClass(const std::string& className, std::string_view parameter, const LowerContext& context) {
    const std::string_view own = context.tables.layerArgument(context.target, className, parameter);
    if (own.empty()) return {{}, {}, "`" + std::string(simpleName(className)) + "` keeps no `" + std::string(parameter) + "` there"};
    return {std::string(own), {}, {}};
}

TargetMember arrayOfClass(const std::string& className, const OwnedArray& wanted, const neutral::Expr& layer, const LowerContext& context) {
    const std::optional<OwnedArray> own = arrayHolding(wanted, className, layer, context.target, context.tables);
    if (!own) return {{}, {}, "`" + std::string(simpleName(className)) + "` has no such array there"};
    const std::optional<std::vector<int>> order = orderOf(wanted, *own);
    if (!order) return {{}, {}, "`" + std::string(simpleName(className)) + "` has it in another form there"};
    return {own->name, *order, {}};
}

}  // namespace

std::vector<const py::Expr*> layerClasses(const neutral::Expr& layer, const LowerContext& context) {
    std::vector<const py::Expr*> found;
    if (layer.kind != neutral::ExprKind::Operation) return found;
    Environment environment{layer.operation->parameters, {layer.parts.begin(), layer.parts.end()}};
    for (const Lowering& way : context.tables.lowerings(context.target, *layer.operation)) {
        const Truth applies = way.when ? evaluate(*way.when, environment) : Truth::True;
        if (applies == Truth::False) continue;
        const py::Expr* one = classOf(way, context.arena);
        auto isSame = [&](const py::Expr* other) { return other->text == one->text; };
        if (one && std::none_of(found.begin(), found.end(), isSame)) found.push_back(one);
        if (applies == Truth::True) break;
    }
    return found;
}

TargetMember memberOfMaker(std::string_view name, const LayerMaker& maker, bool isArgument, const LowerContext& context) {
    std::optional<TargetMember> found;
    const std::vector<const py::Expr*> classes = layerClasses(*maker.layer, context);
    const std::optional<OwnedArray> array =
        isArgument ? OwnedArray() : arrayNamed(name, maker.api, *maker.layer, context.source, context.tables);
    if (classes.empty() || !array) return {{}, {}, "what is a layer here is a function there"};
    for (const py::Expr* one : classes) {
        TargetMember own =
            isArgument ? argumentOfClass(qualified(*one), name, context) : arrayOfClass(qualified(*one), *array, *maker.layer, context);
        if (!own.problem.empty()) return own;
        if (found && !isSameMember(*found, own)) return {{}, {}, std::string(severalNames)};
        found = std::move(own);
    }
    return *found;
}

TargetMember targetMember(const neutral::Expr& member, const LowerContext& context) {
    const std::string_view name = ast::as<ast::Constant>(member.parts[1]->literal)->value.text;
    std::optional<TargetMember> found;
    for (const LayerMaker& maker : member.parts[0]->type->makers) {
        TargetMember own = memberOfMaker(name, maker, member.operation->name == "layers.argument", context);
        if (!own.problem.empty()) return own;
        if (found && !isSameMember(*found, own)) return {{}, {}, std::string(severalNames)};
        found = std::move(own);
    }
    return found.value_or(TargetMember{{}, {}, "which layer it belongs to is not known here"});
}

const neutral::Expr* cellOf(const neutral::Expr& array, const LowerContext& context) {
    LiftContext lift{context.source, context.arena, neutral::Form::Attribute, array.source};
    return makeOperation(*context.tables.operation("layers.cell"), {array.parts[0], array.parts[1]}, lift);
}

std::vector<int> inverted(const std::vector<int>& axes) {
    std::vector<int> order(axes.size());
    for (std::size_t i = 0; i < axes.size(); ++i) order[static_cast<std::size_t>(axes[i])] = static_cast<int>(i);
    return order;
}

const neutral::Expr* permuted(const neutral::Expr& array, const std::vector<int>& axes, const LowerContext& context) {
    LiftContext lift{context.source, context.arena, neutral::Form::Attribute, nullptr};
    if (axes == std::vector{1, 0}) return makeOperation(*context.tables.operation("T"), {&array}, lift);
    std::vector<const neutral::Expr*> order;
    for (int axis : axes) order.push_back(makeInteger(axis, context.arena));
    lift.form = neutral::Form::Function;
    return makeOperation(*context.tables.operation("permute_dims"), {&array, makeTuple(order, lift)}, lift);
}

namespace {

/// The axis that a parameter names, in another order of the axes; null if it isn't known.
const neutral::Expr* axisIn(const Operation& operation, std::size_t i, const neutral::Expr* given, const std::vector<int>& axes,
                            Arena& arena) {
    const ast::Expr* literal = given ? given->literal : operation.parameters[i].defaultValue;
    const auto* number = ast::as<ast::Constant>(literal);
    if (!number || number->value.type != ast::Literal::Type::Int) return nullptr;
    const auto order = inverted(axes);
    const auto axis = static_cast<std::size_t>(std::stoi(std::string(number->value.text)));
    return axis < order.size() ? makeInteger(order[axis], arena) : nullptr;
}

/// An operation that treats all elements alike, of the target's own array; null if it is none.
const neutral::Expr* ofCell(const neutral::Expr& value, const IsWritten& isWritten, const neutral::Expr& cell, const std::vector<int>& axes,
                            const LowerContext& context) {
    if (value.kind != neutral::ExprKind::Operation || !value.operation->keepsAxes || value.parts.empty() || !value.parts[0]) return nullptr;
    if (value.parts[0]->kind != neutral::ExprKind::Source || !isWritten(*value.parts[0]->source)) return nullptr;
    for (std::size_t i = 1; i < value.parts.size(); ++i) {  // another array has its own order of axes
        const ParamType takes = value.operation->parameters[i].type;
        if ((takes == ParamType::Array || takes == ParamType::Operand) && value.parts[i] && !value.parts[i]->type->isNumber())
            return nullptr;
    }
    std::vector<const neutral::Expr*> parts(value.parts.begin(), value.parts.end());
    parts[0] = &cell;
    for (std::string_view name : value.operation->axes) {
        const int i = value.operation->parameterIndex(name);
        if (i < 0) return nullptr;
        const auto at = static_cast<std::size_t>(i);
        if (!axes.empty()) parts[at] = axisIn(*value.operation, at, parts[at], axes, context.arena);
        if (!axes.empty() && !parts[at]) return nullptr;
    }
    LiftContext lift{context.source, context.arena, value.form, value.source};
    return makeOperation(*value.operation, std::move(parts), lift);
}

}  // namespace

const neutral::Expr* inOwnAxes(const neutral::Expr& value, const IsWritten& isWritten, const neutral::Expr& array,
                               const std::vector<int>& axes, const LowerContext& context) {
    if (const neutral::Expr* own = ofCell(value, isWritten, *cellOf(array, context), axes, context)) return own;
    return axes.empty() ? &value : permuted(value, axes, context);
}

}  // namespace regraft
