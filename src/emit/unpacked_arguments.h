#pragma once
// Arguments that a call takes out of a dict which the file writes down:
//
//     options = dict(copy=False)
//     np.array(x, **options)       np.array(x, **{"copy": False})      ← are both np.array(x, copy=False)

#include <optional>

#include "lift/calls.h"
#include "lift/scope_names.h"
#include "semantic/analysis.h"

namespace regraft {

class UnpackedArguments {
public:
    UnpackedArguments(const CallGraph& calls, const Analysis& analysis, Arena& arena) : calls_(calls), analysis_(analysis), arena_(arena) {}

    /// The call with the arguments in place of the dicts that hold them; null where it has none, or where one of them is not known.
    const ast::Call* writtenOut(const ast::Call& call) const;

private:
    bool add(const ast::Expr& dict, std::vector<ast::keyword*>& keywords) const;
    const ast::Expr* held(const ast::NameExpr& name) const;

    const CallGraph& calls_;
    const Analysis& analysis_;
    Arena& arena_;
    mutable std::optional<ScopeNames> names_;  ///< made when it is wanted
};

}  // namespace regraft
