#pragma once
// Which variable a name is: `self.state` counts as one of its class.

#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "semantic/analysis.h"

namespace regraft {

/// A variable by the scope that binds it, and its name.
using ScopedName = std::pair<const ast::Node*, std::string_view>;

class NameScopes {
public:
    NameScopes(const ast::Module& module, const Analysis& analysis);

    /// What a name or an attribute of `self` stands for; without a scope if it is neither, or bound nowhere in the file.
    ScopedName of(const ast::Expr& expr) const;
    /// All names and attributes that stand for it, by place.
    const std::vector<const ast::Expr*>& places(const ScopedName& variable) const;
    /// The function that a variable holds, if nothing else is bound to it.
    const ast::FunctionDef* functionIn(const ScopedName& variable) const;
    /// The value of the only assignment that binds it; null if there are others, or it is bound in another way.
    const ast::Expr* valueOf(const ScopedName& variable) const;
    /// The value of the first assignment of it in the file; null if there is none.
    const ast::Expr* firstValueOf(const ScopedName& variable) const;
    /// Whether it is an argument of its function.
    bool isParameter(const ScopedName& variable) const { return parameters_.contains(variable); }

private:
    void bind(const ast::Node& node);
    const ast::Node* scopeBinding(const ast::Node* scope, std::string_view name) const;

    const ast::Module& module_;
    const Analysis& analysis_;
    std::map<ScopedName, unsigned> bound_;  ///< how often
    std::set<ScopedName> parameters_, elsewhere_;
    std::map<ScopedName, const ast::FunctionDef*> functions_;
    std::map<ScopedName, std::vector<const ast::Expr*>> places_;
};

}  // namespace regraft
