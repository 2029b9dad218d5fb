#pragma once
// Random streams that the target's modules are handed, where the source draws from a global generator:
//
//     def __init__(self):                def __init__(self, *, rngs: nnx.Rngs):
//         self.fc = nn.Linear(3, 2)  →       self.fc = nnx.Linear(3, 2, rngs=rngs)

#include "emit/outcome_context.h"
#include "modules/streams.h"

namespace regraft {

/// Hands the streams that were planned to what is made or drawn, and asks for them where they come from.
class ModuleStreams {
public:
    /// `plan` is made later, and outlives this.
    ModuleStreams(OutcomeContext& context, const ModuleClasses& modules, const StreamPlan& plan)
        : context_(context),
          modules_(modules),
          plan_(plan) {}

    /// Whether the constructor of a module class, to which random streams are handed, holds a use.
    bool isInConstructor(const Use& use) const;
    /// Whether a use makes something that draws, and nobody has said from which streams.
    bool areNeeded(const Use& use) const;
    /// A call that draws from a module's streams, where there is no module: streams made on the spot would give the same numbers
    /// at each call.
    bool drawsOutsideModules(const neutral::Expr& meaning, const ast::Expr& node) const;
    /// A value with random streams, or keys of them, for what is made or drawn in it by the use at `node`.
    const neutral::Expr* handedTo(const neutral::Expr& value, const ast::Expr& node) const;
    void request();

private:
    const neutral::Expr* streams(StreamPlan::Given given) const;
    const py::Expr* variable(StreamPlan::Given given) const;
    void requestBound();

    OutcomeContext& context_;
    const ModuleClasses& modules_;
    const StreamPlan& plan_;
};

}  // namespace regraft
