#pragma once
// Which variable an expression is, wherever in the file it stands: a name of its scope, or a member of a class.

#include <map>
#include <string>

#include "lift/scope_names.h"
#include "semantic/analysis.h"

namespace regraft {

class GraphKeys {
public:
    GraphKeys(const ast::Module& module, const Analysis& analysis) : module_(module), analysis_(analysis), names_(module, analysis) {}

    /// Empty for what is no variable: a call, `a.b.c`.
    std::string of(const ast::Expr& expr) const;
    std::string parameter(const ast::FunctionDef& function, Name name) const;
    /// `x` for the key of `x` or `self.x`.
    static std::string nameOf(const std::string& key);
    static bool isMember(const std::string& key) { return key.starts_with("."); }
    /// From now on the variable `key` is the other one.
    void alias(const std::string& key, const std::string& other) { aliases_[key] = aliased(other); }
    std::string aliased(const std::string& key) const {
        const auto found = aliases_.find(key);
        return found == aliases_.end() ? key : found->second;
    }
    const ScopeNames& names() const { return names_; }

private:
    std::string member(const ast::Attribute& attribute) const;

    const ast::Module& module_;
    const Analysis& analysis_;
    ScopeNames names_;
    std::map<std::string, std::string> aliases_;
};

/// The class that a function is a method of; null if it is none.
const ast::ClassDef* ownerOf(const ast::Node& function, const Analysis& analysis);

}  // namespace regraft
