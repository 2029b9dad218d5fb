#pragma once
// Module classes among the uses of a file: which stay, and what becomes of those that are converted.

#include <functional>

#include "emit/module_streams.h"
#include "emit/outcome_context.h"
#include "modules/left_containers.h"
#include "modules/module_plan.h"

namespace regraft {

/// Plans the module classes and containers of layers as wholes, and says which uses stay or go with them.
class ModuleOutcomes {
public:
    explicit ModuleOutcomes(OutcomeContext& context)
        : context_(context),
          modules_(context.file, context.analysis),
          streams_(context, modules_, plan_.streams) {}

    /// Layers that see the sizes of what they are called with become layers that are told.
    void prepare(std::vector<Lifted>& lifted);
    /// `problemOf`: why a use can't be converted; empty if it can.
    void convert(const std::function<std::string(const Use&)>& problemOf);

    const ModuleClasses& classes() const { return modules_; }
    const ModulePlan& plan() const { return plan_; }
    const ModuleStreams& streams() const { return streams_; }
    /// Whether the class or container around a use stays as it is.
    bool isLeft(const Use& use) const;
    /// Whether a use goes with what its class does without.
    bool goesAway(const Use& use) const;
    /// Of a use that names the class that modules derive from.
    std::optional<Outcome> baseOutcome(const Use& use);

private:
    bool isOfLeft(const Type& module) const;
    void drawWithoutKeys();
    void reportLeft();
    void keepNamed();
    void leaveContainers(const std::function<std::string(const Use&)>& problemOf);
    void reportFirstWeights();

    OutcomeContext& context_;
    ModuleClasses modules_;
    ModulePlan plan_;
    ModuleStreams streams_;
    std::vector<LeftContainer> leftContainers_;
    std::vector<Span> inputs_;  ///< among layers, what only says which shape the first one sees
};

}  // namespace regraft
