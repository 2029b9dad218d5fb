#include "emit/default_float.h"

#include <fmt/core.h>
#include <algorithm>

#include "emit/dtype_settings.h"
#include "lift/entry_functions.h"

namespace regraft {
namespace {

/// Whether the program has code of the target's own already, which would feel the setting.
bool hasOwnCode(const OutcomeContext& context) {
    return context.program.hasTargetCode || std::ranges::count(importedFrameworks(context.file), &context.target) > 0;
}

/// Whether a source's float is wider than the target's.
bool isNarrowed(const OutcomeContext& context) {
    return std::ranges::any_of(context.from, [&](const Framework* source) {
        const auto isItsUse = [&](const Use& use) { return use.framework == source; };
        return bitsOf(source->dtypeRules.defaultFloat) > bitsOf(context.targetRules.defaultFloat) &&
               std::ranges::any_of(context.analysis.uses(), isItsUse);
    });
}

}  // namespace

/// What is tested may hang on the default, whatever the tests compute themselves.
DefaultFloat::DefaultFloat(OutcomeContext& context)
    : context_(context),
      canBeSet_(context.target.wideFloats && !context.options.nativeDtypes && !context.isOnlyMigration() && isNarrowed(context) &&
                !hasOwnCode(context) && isPlaceForSettings(context)) {
    if (canBeSet_ && holdsTests(context.calls, context.analysis)) set();
}

void DefaultFloat::set() {
    context_.request.setups.push_back({context_.target.wideFloats->statement, context_.target.wideFloats->modules});
    isSettled_ = true;
}

/// What becomes of integers in the target.
std::string DefaultFloat::nowMade() const {
    const Framework& target = context_.target;
    if (!target.wideFloats) return target.name + "'s functions give no such";
    const std::string_view made = dtypeName(context_.targetRules.defaultFloat);
    return fmt::format("now gives {}, unless `{}` is run", made, target.wideFloats->statement);
}

std::optional<Outcome> DefaultFloat::outcomeOf(const Use& use, const Lowered& lowered) {
    if (!lowered.hangsOnDefault || isSettled_) return std::nullopt;
    if (canBeSet_) set();
    if (isSettled_) return std::nullopt;
    isSettled_ = true;
    return context_.report(use, DiagCode::DefaultFloat, {use.name, dtypeName(use.framework->dtypeRules.defaultFloat), nowMade()});
}

}  // namespace regraft
