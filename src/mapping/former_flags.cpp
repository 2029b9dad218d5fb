#include "mapping/former_flags.h"

#include <algorithm>

namespace regraft {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

std::size_t indexOf(std::span<const Parameter> all, std::string_view name) {
    const auto found = std::ranges::find(all, name, &Parameter::name);
    return found == all.end() ? none : static_cast<std::size_t>(found - all.begin());
}

/// `True`, `False`, and `None`, which is as if it were omitted.
bool isFlag(const ast::Expr& value) {
    const auto* constant = ast::as<ast::Constant>(&value);
    using Type = ast::Literal::Type;
    return constant && (constant->value.type == Type::True || constant->value.type == Type::False || constant->value.type == Type::None);
}

bool isFalse(const ast::Expr* value) {
    const auto* constant = ast::as<ast::Constant>(value);
    return constant && constant->value.type == ast::Literal::Type::False;
}

}  // namespace

void takeFormerFlags(Choice& choice, const Framework& framework) {
    if (!framework.formerFlags) return;
    const FormerFlags& former = *framework.formerFlags;
    const std::span<const Parameter> parameters = choice.overload->parameters;
    const std::size_t argument = indexOf(parameters, former.argument);
    std::vector<std::size_t> flags;
    for (const auto& [name, means] : former.whereFalse) flags.push_back(indexOf(parameters, name));
    if (argument == none || std::ranges::find(flags, none) != flags.end()) return;
    const auto valueOf = [&](std::size_t flag) { return choice.arguments[flag].value; };
    if (std::ranges::none_of(flags, [&](std::size_t flag) { return valueOf(flag) != nullptr; })) return;
    if (!std::ranges::all_of(flags, [&](std::size_t flag) { return !valueOf(flag) || isFlag(*valueOf(flag)); })) return;
    const auto decides = std::ranges::find_if(flags, [&](std::size_t flag) { return isFalse(valueOf(flag)); });
    choice.implied =
        decides == flags.end() ? former.otherwise : former.whereFalse[static_cast<std::size_t>(decides - flags.begin())].second;
    choice.impliedAt = argument;
    choice.arguments[argument] = {};
    for (const std::size_t flag : flags) choice.arguments[flag] = {};
}

std::span<const Parameter> withImplied(const Choice& choice, Arena& arena) {
    std::vector<Parameter> parameters(choice.overload->parameters.begin(), choice.overload->parameters.end());
    auto& constant = *arena.make<ast::Constant>();
    constant.kind = ast::Kind::Constant;
    constant.value.type = ast::Literal::Type::Str;
    constant.value.text = arena.copy(choice.implied);
    parameters[choice.impliedAt].defaultValue = &constant;
    return arena.copy(parameters);
}

}  // namespace regraft
