#pragma once
// What becomes of the module classes of a file: each is converted as a whole or left as a whole.
//
//     class Net(nn.Module):                 class Net(nnx.Module):
//         def __init__(self): …      →          def __init__(self, *, rngs: nnx.Rngs): …
//         def forward(self, x):                 def __call__(self, x):
//             return super().forward(x)             return super().__call__(x)

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "lower/python_expr.h"
#include "modules/dropped_streams.h"
#include "modules/streams.h"

namespace regraft {

struct ModulePlan {
    /// Why a class stays in the source framework.
    struct Reason {
        std::string api;      ///< what can't be translated; empty: because of another class
        std::string problem;  ///< why
    };
    struct Rename {
        Span span;
        std::string name;
    };
    std::unordered_map<const ModuleClass*, Reason> left;
    StreamPlan streams;
    DroppedStreams dropped;
    std::vector<Span> gone;                           ///< text that goes with the streams
    std::vector<const ModuleClass*> askForTraining;   ///< whose methods ask whether they are training
    std::vector<const ModuleClass*> lackSuperCall;    ///< whose constructors don't call the base's, as the target needs
    std::vector<Rename> renames;
    std::vector<std::pair<const ast::Expr*, const py::Expr*>> rewrites;  ///< of expressions that are no uses
};

/// What planning needs to know of the stages around it.
struct ModuleContext {
    const ParsedFile& file;
    const Analysis& analysis;
    const Framework& target;
    Arena& arena;
    std::function<std::string(const Use&)> problemOf;    ///< why a use can't be converted; empty if it can
    std::function<bool(const Use&)> needsStreams;
    std::function<bool(const Use&)> asksForTraining;
    std::function<std::string(const ModuleClass&)> whyUnread;  ///< why a class could not be read in the form that is converted
};

ModulePlan planModules(const ModuleClasses& classes, const ModuleContext& context);

}  // namespace regraft
