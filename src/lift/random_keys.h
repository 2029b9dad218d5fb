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
//
// A generator becomes a key, and a new one is taken from it for every draw and everyone it is handed to:
//
//     rng = np.random.default_rng(0)         rng = jax.random.key(0)
//     x = rng.normal(size=3)                 rng, subkey = jax.random.split(rng)
//                                            x = jax.random.normal(subkey, 3)
//     y = noise(x, rng)                      rng, subkey = jax.random.split(rng)
//                                            y = noise(x, subkey)
//
// Functions that draw from a generator of the scope around them take a key, as if it were the global state.
// Functions that nobody here calls (entry_functions.h) make a key, elements of comprehensions have one each (each_key.h).

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lift/calls.h"
#include "lift/each_key.h"
#include "lift/scope_names.h"

namespace regraft {

/// Functions that take a key from now on, with the parameter's name.
using KeyedFunctions = std::map<const ast::Node*, std::string>;

class RandomKeys {
public:
    /// `elsewhere`: functions of the program's other files.
    /// They have to outlive this.
    /// `hasOwn`: whether a use draws from something else than keys, and needs none.
    RandomKeys(const CallGraph& calls, const Analysis& analysis, const KeyedFunctions& elsewhere,
               const std::function<bool(const Use&)>& hasOwn = {});

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
        const Use* first = nullptr;  ///< what it draws first, itself or by a call; null: only by calls
        bool isCalledElsewhere = false;
    };
    /// A call of such a function.
    struct HandedOn {
        const ast::Call* call = nullptr;
        const ast::Node* callee = nullptr;
        std::string key;             ///< what is handed on; of a call without a key, why there is none
        std::string parameter = {};  ///< what a function of another file calls it
    };

    /// A key that a function makes for itself, before this statement.
    struct Made {
        const ast::Stmt* statement = nullptr;
        std::string key;
    };

    /// A generator that is handed on: a key of its own takes its place.
    struct Replaced {
        const ast::Expr* node = nullptr;
        std::string key;
    };

    /// The variable that holds the key for a use that draws; empty if there can be none, see obstacle().
    std::string keyOf(const Use& use) const;
    /// Why numbers cannot be drawn here; empty if they can.
    std::string obstacle(const Use& use) const;
    /// The variable that a seed becomes the key of; empty if nothing in its scope draws after it.
    std::string seededKey(const Use& seed) const;
    /// A number that the file seeds with: what functions make their keys of. Null: there is none.
    const Use* commonSeed() const { return commonSeed_; }

    const std::vector<Split>& splits() const { return splits_; }
    const std::vector<Parameter>& parameters() const { return parameters_; }
    const std::vector<Made>& made() const { return made_; }
    const std::vector<EachKey>& each() const { return each_; }
    const std::vector<HandedOn>& calls() const { return handedOn_; }
    const std::vector<Replaced>& replaced() const { return replaced_; }
    /// Generators handed on where no statement can split a key off, and why.
    const std::vector<Replaced>& unsplit() const { return unsplit_; }
    /// Calls of such functions that there is no key for, and why.
    const std::vector<HandedOn>& keylessCalls() const { return keyless_; }
    /// The variable for a key that the module has from its beginning; empty if it needs none.
    const std::string& moduleKey() const { return moduleKey_; }

private:
    /// A place that needs a key of its own.
    struct Site {
        const ast::Expr* node;
        const Use* use = nullptr;         ///< draws itself
        const ast::Call* call = nullptr;  ///< calls a function that does
        const ast::Node* callee = nullptr;
        std::string place = {};         ///< of the generator that it draws from, or hands on; empty: the key of the scope
        std::vector<Site> within = {};  ///< `node` is a comprehension: what its elements draw
    };
    struct Scope {
        std::vector<Site> sites;
        std::vector<const Use*> seeds;
        std::string key;
        std::string generator;  ///< that functions inside draw from: the key of the scope
        std::string obstacle;
        bool draws() const;     ///< from a key of the scope
        bool isSeeded = false;  ///< before anything is drawn, on every path
    };

    void collectUses(const std::function<bool(const Use&)>& hasOwn);
    void collectDraw(const Use& use, const ast::Expr& generator);
    void collectHandedOn(const ast::Node& node);
    bool isHandedOn(const ast::Expr& generator) const;
    bool isSplit(const Scope& scope, const std::vector<Site>& sites, const Site& site, const ast::Node& around) const;
    void spread();
    bool needsKey(const ast::Node& function) const;
    bool isSeededFirst(const Scope& scope) const;
    void findCommonSeed();
    void settle(const ast::Node& node, Scope& scope);
    void makeKey(const ast::Node& function, const Scope& scope);
    std::vector<Site> gathered(const Scope& scope, const ast::Node& around) const;
    bool giveKeys(Scope& scope);
    void give(const Site& site, const std::string& key, std::vector<std::string>& taken);
    void refuse(const Site& site, const std::string& obstacle);
    /// Neither bound around `where` nor among `taken`.
    std::string freshName(const std::string& base, const ast::Node& where, const std::vector<std::string>& taken = {}) const;
    std::string obstacleOf(const ast::Node& function) const;
    std::string parameterElsewhere(const ast::Node& callee) const;

    const Analysis& analysis_;
    std::map<const ast::Node*, Scope> scopes_;
    const CallGraph& calls_;
    const KeyedFunctions& elsewhere_;
    std::map<const Use*, std::string> keys_, obstacles_, seeds_;
    std::vector<Split> splits_;
    std::vector<Parameter> parameters_;
    std::vector<Made> made_;
    std::vector<EachKey> each_;
    const Use* commonSeed_ = nullptr;
    std::vector<HandedOn> handedOn_, keyless_;
    std::vector<Replaced> replaced_, unsplit_;
    std::unique_ptr<ScopeNames> names_;
    std::string moduleKey_;
};

/// Whether `meaning` draws random numbers somewhere.
bool draws(const neutral::Expr& meaning);
/// Whether an operation draws from streams that modules hold, or makes something that does.
bool takesStreams(const Operation& operation);

}  // namespace regraft
