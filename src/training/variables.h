#pragma once
// What code reads and binds. A variable is a name, or an attribute of a method's first parameter: `x`, `self.model`.

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "semantic/analysis.h"

namespace regraft {

struct VariableUse {
    std::string name;
    const ast::Expr* node = nullptr;
    bool isBound = false;    ///< it gets another value
    bool isChanged = false;  ///< something in it does, as in `x[0] = 1` or `losses.append(y)`
};

class Variables {
public:
    /// `scope`: the function or module that the code stands in.
    Variables(const ast::Node& scope, const Analysis& analysis);

    const ast::Node& scope() const { return scope_; }
    /// What the first parameter of the method around is called; empty outside of classes.
    std::string self() const { return self_ ? std::string(self_.text()) : std::string(); }
    /// The variable that an expression is; empty if it is none.
    std::string of(const ast::Expr& expr) const;
    /// In the order of evaluation, more or less: what is assigned comes behind its value.
    void forEach(const ast::Node& code, const std::function<void(const VariableUse&)>& visit) const;
    std::set<std::string> read(const ast::Node& code) const;
    std::set<std::string> bound(const ast::Node& code) const;
    /// Whether code gives one of the variables another value.
    bool binds(const ast::Node& code, const std::set<std::string>& names) const;
    bool mentions(const ast::Node& code, const std::string& variable) const;
    /// Whether the scope has the variable for itself: a parameter, or bound in it; `self.x` counts as such.
    bool isLocal(const std::string& variable) const;
    bool isParameter(const std::string& variable) const;

private:
    void visitNode(const ast::Node& node, const std::set<std::string>& hidden, const std::function<void(const VariableUse&)>& visit) const;
    void visitExpr(const ast::Expr& expr, bool isChanged, const std::set<std::string>& hidden,
                   const std::function<void(const VariableUse&)>& visit) const;

    const std::set<std::string>& locals() const;

    const ast::Node& scope_;
    Name self_;
    std::set<std::string> parameters_;
    mutable std::optional<std::set<std::string>> locals_;  ///< asked of few scopes
};

}  // namespace regraft
