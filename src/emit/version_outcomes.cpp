#include "emit/version_outcomes.h"

#include "emit/base_calls.h"
#include "emit/cleared_gradients.h"
#include "emit/looked_up_names.h"
#include "emit/meant_texts.h"
#include "emit/other_draws.h"
#include "emit/python_calls.h"
#include "emit/shown_values.h"
#include "emit/symbolic_tensors.h"
#include "emit/untracked_variables.h"

namespace regraft {

void VersionOutcomes::prepare() {
    if (!context_.migrates) return;
    std::string from;
    for (const FrameworkVersion& named : context_.options.from)
        if (Tables::builtin().framework(named.framework) == &context_.target && !named.version.empty())
            from = versionOf(context_.target, named);
    migration_ = std::make_unique<Migration>(context_.calls, context_.analysis, context_.loweringFrom(context_.target), from);
    context_.request.absentImports = migration_->absentImports();
}

std::optional<Outcome> VersionOutcomes::outcomeOf(const Use& use) {
    if (use.framework != &context_.target || context_.options.helperBody) return std::nullopt;
    if (!migration_ || sessions_.isByVariable(use)) return Outcome::Exact;
    if (sessions_.staysWithGraph(use)) return gone(use, ": it belongs to a graph that stays as it is");
    const Migrated migrated = migration_->of(use);
    if (migrated.byMeaning) {
        const Lifted* lifted = context_.liftedOf(&use);
        return lifted ? meanings_.write(use, *lifted) : gone(use, "");
    }
    return apply(use, migrated);
}

/// Reports that the use is absent from the version that is meant.
Outcome VersionOutcomes::gone(const Use& use, std::string_view because) {
    return context_.report(use, DiagCode::Gone, {use.name, context_.target.name, context_.targetVersion(), because});
}

Outcome VersionOutcomes::apply(const Use& use, const Migrated& migrated) {
    if (migrated.report && context_.options.exactOnly && migrated.code) return context_.noCounterpart(use, migrated.args.back());
    if (migrated.isRemoved) {
        context_.request.removals.push_back(use.site.node);
    } else if (migrated.statement) {
        context_.rewrite({migrated.statement, {migrated.target, migrated.code}}, use);
    } else if (migrated.code) {
        context_.replaced.replace(*migrated.node, *migrated.code);
        context_.rewrite(*migrated.node, sessions_.withLayer(use, *migrated.code), use);
        context_.request.rewrites.back().elsewhere = sessions_.madeElsewhere(use);
    }
    if (migrated.report) {
        std::vector<std::string> args = migrated.args;
        args.resize(4);
        return context_.report(use, *migrated.report, {args[0], args[1], args[2], args[3]});
    }
    return migrated.code && use.assumed ? context_.reportGuess(use) : Outcome::Exact;
}

void VersionOutcomes::reportPythonCalls() {
    if (!migration_ || context_.options.helperBody) return;
    beside_.approximate += regraft::reportPythonCalls(context_, *migration_);
    beside_.approximate += reportShownValues(context_, *migration_);
    beside_.untranslatable += reportBaseCalls(context_, *migration_);
    beside_.untranslatable += reportLookedUpNames(context_, *migration_);
    beside_.untranslatable += reportSymbolicTensors(context_, *migration_);
    beside_.approximate += replaceMeantTexts(context_, *migration_);
    beside_.approximate += replaceUntrackedVariables(context_, *migration_);
    keepClearedGradients(context_, *migration_);
    reportOtherDraws(context_, *migration_);
}

void VersionOutcomes::reportAbsentImport(const ast::alias& import) {
    const AbsentImport& absent = context_.request.absentImports.at(&import);
    ++beside_.untranslatable;
    if (absent.inNoVersion) context_.sink.report(DiagCode::InNoVersion, import.span, absent.target, {absent.target, context_.target.name});
    else
        context_.sink.report(DiagCode::Gone, import.span, absent.target,
                             {absent.target, context_.target.name, context_.targetVersion(), absent.because});
}

}  // namespace regraft
