#pragma once
// Random numbers for targets whose functions take a key: where keys come from, and who hands them on.
//
//     def noise(x):                          def noise(x, *, key):
//         return x + torch.randn(3)              return x + jax.random.normal(key, (3,))
//
//     torch.manual_seed(0)                   key = jax.random.key(0)
//     for _ in range(3):                     for _ in range(3):
//         y = noise(torch.rand(3))               key, subkey, subkey2 = jax.random.split(key, 3)
//                                                y = noise(jax.random.uniform(subkey2, (3,)), key=subkey)
//
// A key in a global variable is no answer: compiled functions would draw the same numbers each time.

#include <map>
#include <string>
#include <vector>

#include "lift/calls.h"

namespace regraft {

/// Functions that take a key from now on, with the parameter's name.
using KeyedFunctions = std::map<const ast::Node*, std::string>;

class RandomKeys {
public:
    /// `elsewhere`: functions of the program's other files.
    /// They have to outlive this.
    RandomKeys(const CallGraph& calls, const Analysis& analysis, const KeyedFunctions& elsewhere);

    /// `key, subkey = split(key)` before a statement.
    struct Split {
        const ast::Stmt* statement = nullptr;
        std::string key;
        std::vector<std::string> subkeys;
    };
    /// A function that takes a key from now on.
    struct Parameter {
        const ast::Node* function = nullptr;
        std::string key;
        const Use* first = nullptr;    ///< what it draws first, itself or by a call; null: only by calls
        bool isCalledElsewhere = false;
    };
    /// A call of such a function.
    struct HandedOn {
        const ast::Call* call = nullptr;
        const ast::Node* callee = nullptr;
        std::string key;               ///< what is handed on; of a call without a key, why there is none
        std::string parameter = {};    ///< what a function of another file calls it
    };

    /// The variable that holds the key for a use that draws; empty if there can be none, see obstacle().
    std::string keyOf(const Use& use) const;
    /// Why numbers cannot be drawn here; empty if they can.
    std::string obstacle(const Use& use) const;
    /// The variable that a seed becomes the key of; empty if nothing in its scope draws after it.
    std::string seededKey(const Use& seed) const;

    const std::vector<Split>& splits() const { return splits_; }
    const std::vector<Parameter>& parameters() const { return parameters_; }
    const std::vector<HandedOn>& calls() const { return handedOn_; }
    /// Calls of such functions that there is no key for, and why.
    const std::vector<HandedOn>& keylessCalls() const { return keyless_; }
    /// The variable for a key that the module has from its beginning; empty if it needs none.
    const std::string& moduleKey() const { return moduleKey_; }

private:
    /// A place that needs a key of its own.
    struct Site {
        const ast::Expr* node;
        const Use* use = nullptr;          ///< draws itself
        const ast::Call* call = nullptr;   ///< calls a function that does
        const ast::Node* callee = nullptr;
    };
    struct Scope {
        std::vector<Site> sites;
        std::vector<const Use*> seeds;
        std::string key;
        std::string obstacle;
        bool draws() const { return !sites.empty(); }
    };

    void collectUses();
    void spread();
    void settle(const ast::Node& node, Scope& scope);
    bool giveKeys(Scope& scope);
    std::string freshName(const std::string& base, const ast::Node& where) const;
    std::string obstacleOf(const ast::Node& function) const;
    std::string parameterElsewhere(const ast::Node& callee) const;

    const Analysis& analysis_;
    std::map<const ast::Node*, Scope> scopes_;
    const CallGraph& calls_;
    const KeyedFunctions& elsewhere_;
    std::map<const Use*, std::string> keys_, obstacles_, seeds_;
    std::vector<Split> splits_;
    std::vector<Parameter> parameters_;
    std::vector<HandedOn> handedOn_, keyless_;
    std::string moduleKey_;
};

/// Whether `meaning` draws random numbers somewhere.
bool draws(const neutral::Expr& meaning);

}  // namespace regraft
