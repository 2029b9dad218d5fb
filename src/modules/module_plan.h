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
#include "modules/reserved_members.h"
#include "modules/streams.h"
#include "modules/told_mode.h"
#include "modules/training_mode.h"

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
    std::vector<Span> gone;                          ///< text that goes with the streams
    std::vector<const ModuleClass*> askForTraining;  ///< whose methods ask whether they are training
    std::vector<const ModuleClass*> lackSuperCall;   ///< whose constructors don't call the base's, as the target needs
    std::vector<Rename> renames;
    std::vector<MemberRename> members;
    std::vector<const ast::Expr*> laterArrays;        ///< first values of members that hold arrays later
    std::vector<const ast::Expr*> lists;              ///< of modules, where the target has to be told
    std::vector<const ast::Attribute*> guessedCalls;  ///< `model.forward(x)` of what nobody says is a module
    std::vector<const ast::Call*> baseConstructions;  ///< of the framework's own class, that lose their arguments
    std::unordered_map<const ModuleClass*, std::vector<std::string>> untrained;  ///< members with arrays that no optimiser changes
    TrainingMode mode;                                                           ///< where the target's modules are told with each call
    ToldMode told;                                                               ///< where the source's are, and the target's are not
    std::unordered_map<const ast::Expr*, std::string> bases;                     ///< classes that modules derive from, and what they become
    std::vector<std::pair<const ast::Expr*, const py::Expr*>> rewrites;          ///< of expressions that are no uses
};

/// What planning needs to know of the stages around it.
struct ModuleContext {
    const ParsedFile& file;
    const Analysis& analysis;
    const Framework& target;
    Arena& arena;
    std::function<std::string(const Use&)> problemOf;  ///< why a use can't be converted; empty if it can
    std::function<bool(const Use&)> needsStreams;
    std::function<bool(const Use&)> asksForTraining;
    std::function<std::string(const ModuleClass&)> whyUnread;  ///< why a class could not be read in the form that is converted
    std::function<bool(const Use&)> dependsOnMode;             ///< a layer or function that behaves otherwise while training
};

ModulePlan planModules(const ModuleClasses& classes, const ModuleContext& context);

}  // namespace regraft
