#pragma once
// Which module an optimiser changes, where the code that trains was handed both.
//
//     optimizer = optim.SGD(net.parameters(), lr=0.1)
//     train(net, optimizer, loader)                      `optimizer` changes `model` in
//                                                            def train(model, optimizer, loader): ...
//
// The same through `__init__` to `self.optimizer` and `self.model`, and back from functions that give optimisers.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lift/calls.h"
#include "training/optimisers.h"
#include "training/variables.h"

namespace regraft {

class OptimiserOwner {
public:
    OptimiserOwner(const Optimisers& optimisers, const CallGraph& calls, const ParsedFile& file, const Analysis& analysis)
        : optimisers_(optimisers),
          calls_(calls),
          file_(file),
          analysis_(analysis) {}

    /// The variable of the scope that is the module; empty if none is known to be, or some say so and others else.
    std::string moduleOf(const std::string& variable, const ast::Node& scope) const;

private:
    using Found = std::optional<std::string>;  ///< the text of the module as the scope calls it

    Found ofVariable(const std::string& variable, const ast::Node& scope, unsigned depth) const;
    Found lookUp(const std::string& variable, const ast::Node& scope, unsigned depth) const;
    Found ofValue(const ast::Expr& value, const ast::Node& scope, unsigned depth) const;
    Found ofParameter(const std::string& parameter, const ast::Node& function, unsigned depth) const;
    Found ofMember(const std::string& member, const ast::Node& scope, unsigned depth) const;
    Found ofResult(const ast::Call& call, const ast::Node& scope, std::optional<std::size_t> item, unsigned depth,
                   std::string* bound) const;
    Found ofUnpacked(const ast::Assign& assign, const std::string& variable, const ast::Node& scope, unsigned depth) const;
    std::string parameterGiven(const KnownCall& call, const std::string& text) const;
    std::string atCall(const ast::Call& call, const ast::Node& callee, const std::string& inside) const;
    std::string memberThatHolds(const std::string& inside, const ast::Node& method) const;
    std::string text(const ast::Expr& expr) const { return std::string(expr.span.of(file_.text)); }

    const Optimisers& optimisers_;
    const CallGraph& calls_;
    const ParsedFile& file_;
    const Analysis& analysis_;
    mutable std::map<std::pair<std::string, const ast::Node*>, Found>
        known_;  ///< variables by their scope; nothing while they are looked at
};

}  // namespace regraft
