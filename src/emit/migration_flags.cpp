// Flags that one argument took the place of: `F.mse_loss(x, y, size_average=False)` → `F.mse_loss(x, y, reduction='sum')`.

#include "emit/migration.h"
#include "lower/build.h"

namespace regraft {

namespace {

/// The flags and the argument taken out of the call; the others stay as they are.
AdaptedCall withoutFormer(const ast::Call& call, std::span<const Parameter> parameters, const FormerFlags& former, Arena& arena) {
    std::vector<Parameter> others(parameters.begin(), parameters.end());
    std::erase_if(others, [&](const Parameter& one) { return former.has(one.name); });
    SignatureChange without;
    without.before = parameters;
    without.after = others;
    without.takesNothing = others.empty();
    without.leftOut.emplace_back(former.argument, "");
    for (const auto& [flag, means] : former.whereFalse) without.leftOut.emplace_back(flag, "");
    return adaptCall(call, without, arena);
}

}  // namespace

/// Nothing where the call has no such flags, or the target is no newer than what took their place.
std::optional<Migrated> Migration::withoutFlags(const Use& use, const Named& named) const {
    if (use.choice.implied.empty() || !use.site.call || named.version.empty()) return std::nullopt;
    const FormerFlags& former = *framework_.formerFlags;
    if (!isOlder(named.version, former.at) || isOlder(to_, former.at)) return std::nullopt;
    AdaptedCall call = withoutFormer(*use.site.call, use.choice.overload->parameters, former, context_.arena);
    if (!call.gone.empty()) return std::nullopt;
    const std::string implied = "'" + std::string(use.choice.implied) + "'";
    const ast::Expr* byDefault = use.choice.overload->parameters[use.choice.impliedAt].defaultValue;
    if (!byDefault || py::literalText(*byDefault) != implied)
        call.arguments.push_back({former.argument, py::literal(context_.arena, context_.arena.copy(implied)), nullptr});
    return written(use, *py::call(context_.arena, py::source(context_.arena, *use.site.call->func), call.arguments, use.site.call), true);
}

}  // namespace regraft
