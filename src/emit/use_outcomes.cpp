#include "emit/use_outcomes.h"

#include "emit/concerns.h"
#include "emit/handler_outcomes.h"
#include "emit/parameter_outcomes.h"
#include "emit/unconverted_uses.h"
#include "emit/unknown_writes.h"

namespace regraft {

UseOutcomes::UseOutcomes(const Frontend& frontend, const Framework& target, const ConvertOptions& options, bool neutral,
                         DiagnosticSink& sink)
    : context_(std::make_unique<OutcomeContext>(frontend, target, options, neutral, sink)),
      concerns_(std::make_unique<Concerns>(*context_)),
      unconverted_(std::make_unique<UnconvertedUses>(*context_)) {}

UseOutcomes::~UseOutcomes() = default;

void UseOutcomes::run() {
    concerns_->prepare();
    for (const Use& use : context_->analysis.uses())
        if (!unconverted_->isBridged(use)) decide(use);
    if (context_->isOnlyMigration()) return concerns_->versions.reportPythonCalls();
    convertRest();
    context_->request.arrange();
}

void UseOutcomes::decide(const Use& use) {
    if (context_->replaced.isGone(*use.site.node) || concerns_->sessions.goesWithSession(use)) {
        outcomes_[&use] = Outcome::Exact;
        return;
    }
    const bool isLeft = concerns_->modules.isLeft(use);
    const Outcome outcome = isLeft ? Outcome::Untranslatable : settled(use, outcomeOf(use, *concerns_));
    outcomes_[&use] = outcome;
    if (outcome != Outcome::Untranslatable || unconverted_->raise(use)) return;
    if (isLeft || !unconverted_->bridge(use)) context_->request.kept.push_back(use.site.node);
}

/// What is still to be said of a use that was converted with nothing to say of it.
Outcome UseOutcomes::settled(const Use& use, Outcome outcome) {
    if (outcome != Outcome::Exact) return outcome;
    if (const std::string_view problem = concerns_->threaded.problemOfReuse(use); !problem.empty())
        return context_->report(use, DiagCode::Approximate, {use.name, problem});
    if (concerns_->training.isMarkedForNothing(use))
        return context_->report(
            use, DiagCode::Approximate,
            {use.name, context_->target.name + " marks no arrays: whoever takes gradients names what they are taken of"});
    // Where the same code does for both, nothing hinges on the guess.
    const bool isGuess = use.assumed && use.framework != &context_->target && !concerns_->meanings.isUnaltered(use);
    if (!isGuess || concerns_->training.goesWithStep(use)) return outcome;
    return context_->reportGuess(use);
}

/// What is no use, and hangs on what has become of the uses.
void UseOutcomes::convertRest() {
    concerns_->random.addKeyParameters(outcomes_);
    concerns_->writes.returnParameters();
    concerns_->numbers.convertOthers();
    convertHandlers(*context_);
    reportUnknownWrites(*context_);
    rebindNumbers(*context_);
}

void UseOutcomes::refuse(const ast::Node& node, const std::string& reason) {
    const Use* use = context_->useOf(node);
    if (!use || outcomes_[use] == Outcome::Untranslatable) return;
    outcomes_[use] = context_->noCounterpart(*use, reason);
    unconverted_->raise(*use);
}

void UseOutcomes::reportAbsentImport(const ast::alias& import) { concerns_->versions.reportAbsentImport(import); }

UseCounts UseOutcomes::counts() const {
    UseCounts counts = concerns_->versions.beside();
    for (const auto& [use, outcome] : outcomes_) {
        if (outcome == Outcome::Exact) ++counts.exact;
        else if (outcome == Outcome::Approximate) ++counts.approximate;
        else ++counts.untranslatable;
    }
    return counts;
}

std::string UseOutcomes::parameterMap() const { return regraft::parameterMap(concerns_->modules, *context_); }

EmitRequest& UseOutcomes::request() { return context_->request; }

const Framework* UseOutcomes::target() const { return &context_->target; }

std::unordered_map<std::string, unsigned> UseOutcomes::reportedNames() const {
    std::unordered_map<std::string, unsigned> names;
    for (const auto& [use, outcome] : outcomes_)
        if (outcome == Outcome::Untranslatable) ++names[use->name];
    return names;
}

}  // namespace regraft
