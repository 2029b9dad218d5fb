#pragma once
// The optimisers that a file makes, by the variables that hold them.
//
//     optimizer = torch.optim.Adam(net.parameters())                         optimizer changes net
//     optimizer = nnx.Optimizer(net, optax.adam(1e-3), wrt=nnx.Param)        so does it here

#include <string>
#include <vector>

#include "lift/lift.h"
#include "semantic/analysis.h"

namespace regraft {

struct Optimiser {
    std::string name;                   ///< the text of what it is bound to: `optimizer`, `self.optimizer`; empty: handed on at once
    const ast::Node* scope = nullptr;   ///< the function or module where it is bound
    const Use* use = nullptr;           ///< that makes it
    const ast::Expr* module = nullptr;  ///< the module whose parameters it changes; null if it is not known
    const ast::Expr* node = nullptr;    ///< the expression that makes it
};

class Optimisers {
public:
    void add(Optimiser optimiser) { all_.push_back(std::move(optimiser)); }
    const std::vector<Optimiser>& all() const { return all_; }
    bool has(const std::string& name) const;
    /// The one that a variable holds in a scope. Where the variable is bound outside of it (a member, a global, an argument), those
    /// of the file have to agree on the text of the module. Null if it is not known.
    const Optimiser* find(const std::string& name, const ast::Node& scope, bool isParameter, std::string_view file) const;

private:
    std::vector<Optimiser> all_;
};

/// Optimisers of all parameters of a module are made optimisers of that module: `lifted` changes so, or says why not.
struct OptimisersFound {
    Optimisers optimisers;
    std::vector<std::pair<const ast::Expr*, const ast::Expr*>> parameters;  ///< expressions that give a module's, and the module
    std::vector<const ast::Stmt*> rules;  ///< `tx = optax.adam(1e-3)`: statements whose value went into an optimiser
};
OptimisersFound findOptimisers(std::vector<Lifted>& lifted, ParsedFile& file, const Analysis& analysis, const Framework& target);

}  // namespace regraft
