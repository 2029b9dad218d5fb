#pragma once
// Which values of a method are known before it is called: they depend on fields alone.
//
//     def __call__(self, x):
//         width = 2 * self.features          width is known
//         batch, length = x.shape[:2]        batch and length are known once sizes are: by the first call
//         y = x + 1                          y is not

#include <map>
#include <set>
#include <string>
#include <vector>

#include "semantic/analysis.h"

namespace regraft {

enum class Known : unsigned char { Before, WithSizes, Never };

class KnownValues {
public:
    /// `gone`: arguments that don't count.
    KnownValues(const ast::FunctionDef& method, const Analysis& analysis, const std::set<const ast::keyword*>& gone);

    Known of(const ast::Expr& expr) const;
    /// Whether `name` is bound in the method (and no parameter).
    bool isLocal(Name name) const { return locals_.contains(name.text()); }
    bool isParameter(Name name) const { return parameters_.contains(name.text()); }
    /// The variables of the method that `expr` reads.
    std::set<std::string_view> localsOf(const ast::Node& expr) const;
    /// The weaker of the two.
    static Known both(Known a, Known b) { return a > b ? a : b; }

    bool isGone(const ast::Node& node) const;

private:
    struct Local {
        std::vector<const ast::Node*> bindings;  ///< statements, or comprehensions
        Known known = Known::Before;
    };
    void collect(const ast::Node& method);
    void bind(const ast::Expr& target, const ast::Node& statement);
    Known ofBinding(const ast::Node& binding) const;
    Known aroundOf(const ast::Node& statement) const;
    Known ofName(Name name) const;

    const ast::FunctionDef& method_;
    const Analysis& analysis_;
    const std::set<const ast::keyword*>& gone_;
    Name self_;
    std::set<std::string_view> parameters_;
    std::map<std::string_view, Local> locals_;
};

}  // namespace regraft
