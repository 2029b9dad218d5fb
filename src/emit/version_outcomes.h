#pragma once
// What becomes of uses of the target itself, written for another of its versions (emit/migration.h).

#include <memory>

#include "emit/meaning_outcomes.h"
#include "emit/migration.h"
#include "emit/outcome_context.h"
#include "emit/session_outcomes.h"

namespace regraft {

/// Brings uses of the target up to the version that is meant.
class VersionOutcomes {
public:
    VersionOutcomes(OutcomeContext& context, const SessionOutcomes& sessions, MeaningOutcomes& meanings)
        : context_(context),
          sessions_(sessions),
          meanings_(meanings) {}

    void prepare();
    /// Of a use of the target.
    std::optional<Outcome> outcomeOf(const Use& use);
    /// What Python's own functions make of the target's values.
    void reportPythonCalls();
    /// Of an import that stays though the version has not what it imports.
    void reportAbsentImport(const ast::alias& import);
    /// What was reported that is no use of a name: these count as uses, too.
    const UseCounts& beside() const { return beside_; }

private:
    Outcome apply(const Use& use, const Migrated& migrated);
    Outcome gone(const Use& use, std::string_view because);

    OutcomeContext& context_;
    const SessionOutcomes& sessions_;
    MeaningOutcomes& meanings_;
    std::unique_ptr<Migration> migration_;  ///< null where the target is no source
    UseCounts beside_;
};

}  // namespace regraft
