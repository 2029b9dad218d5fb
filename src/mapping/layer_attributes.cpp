#include "mapping/layer_attributes.h"

#include <algorithm>

#include "mapping/instantiate.h"

namespace regraft {

namespace {

using AxisParts = std::vector<std::vector<std::string>>;

/// How many axes a name with a star stands for, where the operation has an argument for that; -1 if it isn't known.
int starCount(const neutral::Expr& layer) {
    const int i = layer.operation->parameterIndex("dims");
    if (i < 0) return -1;
    const auto at = static_cast<std::size_t>(i);
    const ast::Expr* given = layer.parts[at] ? layer.parts[at]->literal : layer.operation->parameters[at].defaultValue;
    const auto* number = ast::as<ast::Constant>(given);
    return number && number->value.type == ast::Literal::Type::Int ? std::stoi(std::string(number->value.text)) : -1;
}

OwnedArray counted(std::string name, AxisParts parts, const std::vector<NamedAxis>& axes, const neutral::Expr& layer) {
    OwnedArray array{std::move(name), std::move(parts), {}, true};
    const int count = starCount(layer);
    for (const NamedAxis& axis : axes) {
        const bool isMany = axis.size() == 1 && axis[0].starts_with('*');
        if (isMany && count < 0) array.isCounted = false;
        if (!isMany || count < 0) array.axes.push_back(axis);
        else
            for (int i = 0; i < count; ++i) array.axes.push_back({axis[0] + std::to_string(i)});
    }
    return array;
}

const LayerMember* memberCalled(std::string_view stem, const std::vector<LayerMember>& members) {
    const auto found = std::ranges::find_if(members, [&](const LayerMember& member) { return member.stem() == stem; });
    return found == members.end() ? nullptr : &*found;
}

/// All arrays of the class: those it has otherwise than the operation, and the operation's others.
std::vector<OwnedArray> arraysOf(std::string_view className, const neutral::Expr& layer, const Framework& framework, const Tables& tables) {
    std::vector<OwnedArray> all;
    const std::vector<LayerMember>& members = tables.layerMembers(*layer.operation);
    std::vector<std::string> named;
    for (const OwnMember& own : tables.ownMembers(framework, className)) {
        for (const auto& sum : own.parts) named.insert(named.end(), sum.begin(), sum.end());
        if (!own.layer.empty() || own.parts.empty()) continue;
        const LayerMember* first = memberCalled(own.parts[0][0], members);
        if (first && first->module.empty())
            all.push_back(counted(own.name, own.parts, own.layout.empty() ? first->axes : own.layout, layer));
    }
    for (const LayerMember& member : members) {
        const std::string stem(member.stem());
        if (member.module.empty() && std::ranges::find(named, stem) == named.end())
            all.push_back(counted(member.name, {{stem}}, member.axes, layer));
    }
    return all;
}

/// Whether a name is one of those that "weight_ih_l*" stands for.
bool isOneOf(std::string_view name, std::string_view pattern) {
    if (!pattern.ends_with('*')) return name == pattern;
    return name.size() >= pattern.size() && name.starts_with(pattern.substr(0, pattern.size() - 1));
}

bool isNamed(const ast::Expr& expr, std::string_view name) {
    const auto* variable = ast::as<ast::NameExpr>(&expr);
    return variable && variable->id == name;
}

/// The parameter of the operation that a parameter of the class is handed to as it is; empty if there is none.
std::string parameterFor(const Overload& overload, const Operation& operation, std::string_view own) {
    const auto* call = overload.lift ? ast::as<ast::Call>(overload.lift) : nullptr;
    if (!call || operationNamed(*call->func) != &operation) return {};
    for (std::size_t i = 0; i < call->args.size(); ++i)
        if (isNamed(*call->args[i], own)) return std::string(operation.parameters[i].name);
    for (const ast::keyword* keyword : call->keywords)
        if (keyword->name && isNamed(*keyword->value, own)) return std::string(keyword->name.text());
    return {};
}

/// An argument of which nothing is known.
const neutral::Expr* unknownArgument(Arena& arena) {
    ast::NameExpr name{};
    name.kind = ast::Kind::NameExpr;
    neutral::Expr variable{neutral::ExprKind::Name};
    variable.literal = arena.make<ast::NameExpr>(name);
    return arena.make<neutral::Expr>(variable);
}

/// The layer that a lift makes of arguments of which nothing is known; null if it makes none.
const neutral::Expr* layerOf(const ast::Expr& lift, const Framework& framework, Arena& arena) {
    const auto* call = ast::as<ast::Call>(&lift);
    const Operation* operation = call ? operationNamed(*call->func) : nullptr;
    if (!operation) return nullptr;
    std::vector<const neutral::Expr*> parts(operation->parameters.size());
    auto give = [&](int i, const ast::Expr& value) {
        if (i >= 0)
            parts[static_cast<std::size_t>(i)] = value.kind == ast::Kind::Constant ? makeLiteral(value, arena) : unknownArgument(arena);
    };
    for (std::size_t i = 0; i < call->args.size() && i < parts.size(); ++i) give(static_cast<int>(i), *call->args[i]);
    for (const ast::keyword* keyword : call->keywords)
        give(operation->parameterIndex(keyword->name ? keyword->name.text() : ""), *keyword->value);
    const neutral::Expr* layer = makeOperation(*operation, std::move(parts), {framework, arena, neutral::Form::Function, nullptr});
    return layer->type->kind == TypeKind::Layer ? layer : nullptr;
}

}  // namespace

std::optional<OwnedArray> arrayNamed(std::string_view attribute, std::string_view className, const neutral::Expr& layer,
                                     const Framework& framework, const Tables& tables) {
    for (OwnedArray& array : arraysOf(className, layer, framework, tables)) {
        if (!isOneOf(attribute, array.name)) continue;
        array.name = attribute;
        return std::move(array);
    }
    return std::nullopt;
}

std::optional<OwnedArray> arrayHolding(const OwnedArray& other, std::string_view className, const neutral::Expr& layer,
                                       const Framework& framework, const Tables& tables) {
    for (OwnedArray& array : arraysOf(className, layer, framework, tables)) {
        if (array.parts != other.parts) continue;
        if (array.name.ends_with('*')) {  // the same one of many
            const std::string_view stem = std::string_view(array.name).substr(0, array.name.size() - 1);
            array.name = isOneOf(other.name, array.name) ? other.name : std::string(stem);
        }
        return std::move(array);
    }
    return std::nullopt;
}

std::optional<std::vector<int>> orderOf(const OwnedArray& from, const OwnedArray& to) {
    if (from.axes == to.axes) return std::vector<int>();
    if (!from.isCounted || !to.isCounted || from.axes.size() != to.axes.size()) return std::nullopt;
    std::vector<int> order;
    for (const NamedAxis& axis : to.axes) {
        const auto found = std::ranges::find(from.axes, axis);
        if (found == from.axes.end()) return std::nullopt;
        order.push_back(static_cast<int>(found - from.axes.begin()));
    }
    return order;
}

std::string argumentNamed(std::string_view attribute, const LayerMaker& maker, const Framework& framework, const Tables& tables) {
    const ApiRef api = tables.api(framework, maker.api);
    for (const Overload& overload : api ? api.entry->overloads : std::vector<Overload>())
        if (std::string name = parameterFor(overload, *maker.layer->operation, attribute); !name.empty()) return name;
    return {};
}

std::span<const LayerMaker> makersOf(const ApiEntry& entry, Arena& arena) {
    std::vector<LayerMaker> makers;
    for (const Overload& overload : entry.overloads) {
        const neutral::Expr* layer = overload.callable && overload.lift ? layerOf(*overload.lift, *entry.framework, arena) : nullptr;
        if (!layer) return {};
        makers.push_back({layer, entry.api, overload.lift});
    }
    return arena.copy(makers);
}

}  // namespace regraft
