#pragma once
// All that have a say in what becomes of a file's uses, and the order in which they are asked.

#include "emit/element_copies.h"
#include "emit/freezing_outcomes.h"
#include "emit/gradient_outcomes.h"
#include "emit/meaning_outcomes.h"
#include "emit/module_outcomes.h"
#include "emit/number_outcomes.h"
#include "emit/random_outcomes.h"
#include "emit/session_outcomes.h"
#include "emit/threaded_outcomes.h"
#include "emit/training_outcomes.h"
#include "emit/version_outcomes.h"
#include "emit/write_outcomes.h"

namespace regraft {

/// Those that keep something about the file; each knows of the others only what it is given here.
struct Concerns {
    explicit Concerns(OutcomeContext& shared);
    Concerns(const Concerns&) = delete;
    Concerns& operator=(const Concerns&) = delete;

    /// Looks at the file as a whole: plans, and asks for what is no use's.
    void prepare();

    OutcomeContext& context;
    ModuleOutcomes modules;
    RandomOutcomes random;
    ThreadedOutcomes threaded;
    FreezingOutcomes freezing;
    GradientOutcomes gradients;
    TrainingOutcomes training;
    SessionOutcomes sessions;
    NumberOutcomes numbers;
    ElementCopies elements;
    WriteOutcomes writes;
    MeaningOutcomes meanings;
    VersionOutcomes versions;
};

/// What becomes of a use: the answer of the first in the order that has one.
Outcome outcomeOf(const Use& use, Concerns& concerns);

/// Why a use can't be converted, as far as can be told before anything becomes of it; empty if it can. Classes of modules that hold such
/// a use stay as a whole.
std::string problemOf(const Use& use, const Concerns& concerns);

}  // namespace regraft
