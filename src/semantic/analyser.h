#pragma once
// Makes the Analysis of a file: names first, then types and uses, alone or in steps beside other modules.

#include "semantic/evaluator.h"

namespace regraft {

struct Analysis::State : semantic::Facts {
    using Facts::Facts;
};

class Analyser {
public:
    /// Binds the names of the file.
    Analyser(ParsedFile& file, std::span<const Framework* const> from, bool isMigration);

    /// Makes it the module `self` of a program, before anything is evaluated.
    void join(const semantic::World& world, ModuleId self);
    /// Evaluates what is new since the last step; whether there was anything.
    bool step(semantic::Phase phase, int rounds);
    /// Orders what was found.
    std::unique_ptr<Analysis> finish();

    const semantic::Facts& facts() const { return *analysis_->state_; }

private:
    std::unique_ptr<Analysis> analysis_;
    std::unique_ptr<semantic::Evaluator> evaluator_;
};

}  // namespace regraft
