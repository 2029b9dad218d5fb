#pragma once
// The optimisers that a file makes, by the variables that hold them.
//
//     optimizer = torch.optim.Adam(net.parameters())        optimizer changes net

#include <map>
#include <string>
#include <vector>

#include "lift/lift.h"
#include "semantic/analysis.h"

namespace regraft {

struct Optimiser {
    const Use* use = nullptr;           ///< that makes it
    const ast::Expr* module = nullptr;  ///< the module whose parameters it changes; null if it is not known
};

/// By the text of what they are bound to: `optimizer`, `self.optimizer`. One that is bound twice to different modules has none.
using Optimisers = std::map<std::string, Optimiser>;

/// Optimisers of all parameters of a module are made optimisers of that module: `lifted` changes so, or says why not.
/// `replaced`: expressions that give those parameters, and their modules.
Optimisers findOptimisers(std::vector<Lifted>& lifted, ParsedFile& file, const Analysis& analysis,
                          std::vector<std::pair<const ast::Expr*, const ast::Expr*>>& replaced);

}  // namespace regraft
