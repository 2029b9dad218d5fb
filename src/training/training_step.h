#pragma once
// Training steps that gather gradients, and what they become where functions give gradients.
//
//     for x, y in loader:                    @nnx.jit
//         optimizer.zero_grad()              def train_step(model, optimizer, x, y):
//         out = model(x)                         def loss_fn(model):
//         loss = criterion(out, y)     →             out = model(x)
//         loss.backward()                            return criterion(out, y), out
//         optimizer.step()                       …
//
//                                            for x, y in loader:
//                                                loss, out = train_step(model, optimizer, x, y)

#include <functional>
#include <string>
#include <vector>

#include "training/optimiser_owner.h"
#include "training/optimisers.h"
#include "training/variables.h"

namespace regraft {

struct TrainingStep {
    /// A value that the function takes: what it is where the step stands, and what it is called in the function.
    struct Argument {
        std::string value, name;
        bool isStatic = false;  ///< a function or setting: the function is compiled anew for another one
    };
    /// A change of the gradients before they are applied.
    struct Edit {
        enum class Kind { ClipNorm, ClipValue } kind = Kind::ClipNorm;
        const ast::Expr* limit = nullptr;
        std::string result;                    ///< the variable that takes what it gives; empty: none
        std::size_t module = 0;                ///< whose gradients: 0 `module`, else one of `more`
        const ast::Expr* condition = nullptr;  ///< only where that holds; null: always
    };
    /// A module whose gradients are taken, and the optimiser that applies them.
    struct Trained {
        Argument module, optimiser;
    };
    const ast::Stmt* place = nullptr;  ///< the function stands before this statement
    const ast::Node* scope = nullptr;  ///< the function or module around the step
    Argument module, optimiser;
    std::vector<Trained> more;                ///< further modules, where several optimisers apply the gradients of one loss
    std::vector<Argument> others;             ///< what else it takes, in order of use
    std::vector<std::string> carried;         ///< names of arguments that `forward` binds anew
    std::vector<const ast::Stmt*> forward;    ///< statements that compute the loss
    std::vector<const ast::Stmt*> constants;  ///< statements before them, of whose results no gradients are taken
    const ast::Expr* loss = nullptr;
    std::vector<std::string> added;  ///< variables with further losses, whose gradients are added
    std::string lossVariable;        ///< empty: the loss has no name
    bool returnsLoss = false;
    std::vector<std::string> results;          ///< what else is wanted of what `forward` binds
    std::vector<std::string> constantResults;  ///< and `constants`
    std::vector<Edit> edits;
    std::vector<const ast::Stmt*> gone;  ///< all statements that leave their places, in order; the call takes the first forward one's
    const ast::Stmt* at = nullptr;
    std::vector<std::pair<const ast::Expr*, std::string>> renames;  ///< variables that are parameters in the function
    std::string key;                       ///< the variable of a key that it takes a new one from each time; empty: it draws nothing
    const ast::Expr* condition = nullptr;  ///< the gradients are taken and applied only where that holds; null: always
    std::string conditionName;             ///< what the function calls it
    bool gathers = false;                  ///< it adds its gradients to others, and something else applies them
    bool isFresh = false;                  ///< where it gathers: there are no others
    std::string notCompiled;               ///< why it can't be compiled; empty if it can

    /// `constants` and `forward`, as they stood.
    std::vector<const ast::Stmt*> moved() const;
    /// All modules whose gradients are taken, with their optimisers.
    std::vector<Trained> trained() const;
};

/// What a variable is called in a step's function: `model` for `self.model`.
std::string innerName(const std::string& variable);

/// A statement that belongs to a step which stays as it is.
struct LeftStatement {
    const ast::Expr* node;
    std::string api, problem;
};

/// A loop over the parameters of a module, or a part of a comprehension.
struct ParameterLoop {
    const ast::Expr* iterated = nullptr;    ///< gives the parameters, one after another
    const ast::NameExpr* target = nullptr;  ///< each of them
    bool isNamed = false;                   ///< with its name
    bool operator==(const ParameterLoop&) const = default;
};

/// `p.grad` where p is one of a module's parameters.
struct GradientRead {
    const ast::Attribute* node = nullptr;
    ParameterLoop loop;               ///< that p comes of; nothing if it is called by its path
    const ast::Expr* root = nullptr;  ///< the module in such a path, `net` of `net.fc.bias.grad`
};

/// Gradients of several losses or batches that are added up before they are applied, or of one that code looks at or applies by itself.
struct Gathering {
    const ast::Node* scope = nullptr;
    std::string module, optimiser;     ///< without an optimiser, code applies them by itself
    const ast::Stmt* start = nullptr;  ///< before which they are zero; null if some of `clears` says so
    std::vector<const ast::Stmt*> clears, applies;
    std::vector<std::pair<const ast::Stmt*, TrainingStep::Edit>> edits;
    std::vector<GradientRead> reads;
    std::vector<const ast::Stmt*> needless;  ///< they scale back what is not scaled
};

struct TrainingPlan {
    std::vector<TrainingStep> steps;
    std::vector<Gathering> gatherings;
    std::vector<LeftStatement> left;
    std::vector<const ast::Stmt*> needless;  ///< gradients are set to zero that no step has gathered
};

struct TrainingContext {
    const ParsedFile& file;
    const Analysis& analysis;
    const Framework& source;  ///< gathers gradients
    const Optimisers& optimisers;
    const OptimiserOwner& owner;
    std::function<bool(const ast::Expr&)> isModule;  ///< whether an expression is proved to be a module
    std::string obstacle = {};                       ///< why no step can become anything; empty if some can
    /// The variable that holds the key of what a statement draws; empty if it draws none, or from no key.
    std::function<std::string(const ast::Stmt&)> keyOf = {};
    bool fixesSizes = true;                 ///< what is compiled has to know the sizes of its arrays beforehand
    bool gradientsAreModules = false;       ///< gradients are found by the paths of the parameters in their module
    bool locksModules = false;              ///< while gradients are taken, only the module whose they are may change
    std::set<const ast::Node*> taken = {};  ///< gradients and statements that are planned otherwise
};

TrainingPlan planTraining(const TrainingContext& context);

}  // namespace regraft
