#pragma once
// Keys of random numbers, for targets that draw from generators instead. A generator goes on by itself, so keys are not split:
//
//     def noise(key, x):                                       def noise(key, x):
//         k1, k2 = jax.random.split(key)                           scale = torch.rand((), generator=key)
//         scale = jax.random.uniform(k1)                           return x + scale * torch.randn(x.shape, generator=key)
//         return x + scale * jax.random.normal(k2, x.shape)
//
//     k1, k2 = jax.random.split(jax.random.key(0))             k1 = torch.Generator().manual_seed(0)
//     self.key, sub = jax.random.split(key)                    self.key = key
//     sub = jax.random.split(key)[1]                           (sub is key)
//
// A name that holds only what was split off from one key is that key; other names are bound to it.

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "lift/scope_names.h"

namespace regraft {

/// The expression that a use splits a key off from, or draws with; null if it does not.
const ast::Expr* splitKey(const Use& use);
const ast::Expr* drawnKey(const Use& use);
const ast::Expr* drawnGenerator(const Use& use);

/// What can hold a key, as text: "key", "self.key", "state['key']"; empty for other expressions.
std::string keyPlace(const ast::Expr& expr);
/// The name that such a place begins with: "self".
const ast::NameExpr* placeRoot(const ast::Expr& expr);

class ThreadedKeys {
public:
    /// `isTaken`: whether other files read a name of the module.
    ThreadedKeys(const ScopeNames& names, const Analysis& analysis, std::function<bool(std::string_view)> isTaken);

    /// A statement that splits: it goes, or binds what it has to.
    struct Statement {
        const ast::Stmt* statement = nullptr;
        const ast::Expr* key = nullptr;
        struct Line {
            const ast::Expr* target;
            std::string value;  ///< empty: the key as it stands there
        };
        std::vector<Line> lines;
    };
    /// An expression that becomes a key: a name that is read, or one item of a split.
    struct Replaced {
        const ast::Expr* node = nullptr;
        std::string text;  ///< empty: `key` as it stands there
        const ast::Expr* key = nullptr;
    };

    const std::vector<Statement>& statements() const { return statements_; }
    const std::vector<Replaced>& replaced() const { return replaced_; }
    /// Whether a use is part of a statement or an item that was split off here: nothing is left of it.
    bool isDone(const Use& use) const { return done_.contains(use.site.node); }

private:
    struct Split {
        const ast::Stmt* statement;
        const ast::Expr* node;  ///< what stands behind `=`
        const ast::Expr* key;
        std::vector<const ast::Expr*> targets;
        const ast::Node* scope;
    };

    void collect(const Use& use);
    void bindTargets(const Split& split);
    std::string rootOf(const ast::Node& scope, std::string_view name, int depth);
    std::string rootOf(const Split& split, int depth);
    bool isVisible(const ast::Node& scope, std::string_view name, std::string_view root) const;
    bool isUnused(const Split& split, const ast::Expr& target) const;
    void replaceReads();

    const ScopeNames& names_;
    const Analysis& analysis_;
    std::function<bool(std::string_view)> isTaken_;
    std::vector<Split> splits_;
    std::map<const ast::Node*, const Split*> splitOf_;                       ///< by target
    std::map<std::pair<const ast::Node*, std::string>, std::string> roots_;  ///< names that stand for another place
    std::vector<Statement> statements_;
    std::vector<Replaced> replaced_;
    std::set<const ast::Node*> done_;
};

}  // namespace regraft
