#pragma once
// Which scope a name belongs to, who binds it there and who reads it.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "semantic/analysis.h"

namespace regraft {

class ScopeNames {
public:
    ScopeNames(const ast::Module& module, const Analysis& analysis);

    /// Where the scope's own code binds the name, by assignments, loops and the like; `del` is among them.
    std::vector<const ast::NameExpr*> stores(const ast::Node& scope, std::string_view name) const;
    const ast::arg* parameter(const ast::Node& scope, std::string_view name) const;
    bool binds(const ast::Node& scope, std::string_view name) const;
    /// The function, lambda, class or module whose variable a name is at `node`; null if it is none of the file's.
    const ast::Node* owner(const ast::Node& node, std::string_view name) const;
    /// Everything that reads the scope's variable, in the scopes inside it, too.
    std::vector<const ast::NameExpr*> reads(const ast::Node& scope, std::string_view name) const;
    /// Whether some `global` or `nonlocal` names it.
    bool isDeclared(std::string_view name) const { return declared_.contains(std::string(name)); }

private:
    using Key = std::pair<const ast::Node*, std::string>;

    void collect(const ast::Node& node);
    void bind(const ast::Node& node, std::string_view name) { bound_.insert({scopeOf(node), std::string(name)}); }
    const ast::Node* scopeOf(const ast::Node& node) const;

    const Analysis& analysis_;
    std::map<Key, std::vector<const ast::NameExpr*>> stores_;
    std::map<Key, const ast::arg*> parameters_;
    std::set<Key> bound_;  ///< by definitions, imports and the like
    std::map<std::string, std::vector<const ast::NameExpr*>> loads_;
    std::set<std::string> declared_;
};

}  // namespace regraft
