#pragma once
// Single evaluation and order: which operands must be computed before the statement, under a name.

#include <string>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "emit/change_set.h"
#include "emit/facts.h"
#include "emit/names.h"

namespace regraft {

class Temporaries {
public:
    Temporaries(const SourceTree& tree, const Facts& facts, ChangeSet& changes, FreshNames& names)
        : tree_(tree),
          facts_(facts),
          changes_(changes),
          names_(names) {}

    /// Makes the temporaries that replacing `node` by `codes` (in this order) needs. Returns why that is impossible,
    /// empty if it is possible. `target` is a hole that is assigned to as well: no name can stand for it.
    std::string settle(const ast::Node& node, const std::vector<const py::Expr*>& codes, const ast::Expr* target = nullptr);

    /// The nodes that are computed before each statement, in the order of evaluation.
    std::unordered_map<const ast::Stmt*, std::vector<const ast::Expr*>> byStatement() const;

private:
    struct Hole {
        const ast::Expr* expr;
        bool maybe;  ///< not always evaluated
    };
    struct Unit {  ///< something impure in the user's node
        const ast::Expr* expr;
        bool dropped;
    };
    bool nameOperands(const ast::Node& node, const std::vector<const ast::Expr*>& operands, const std::vector<Hole>& holes);
    void collectHoles(const py::Expr& code, bool maybe, std::vector<Hole>& holes) const;
    void collectUnits(const ast::Node& node, const std::vector<Hole>& holes, bool isRoot, std::vector<Unit>& units) const;
    std::vector<const ast::Expr*> needed(const std::vector<Hole>& holes, const std::vector<Unit>& units, const ast::Expr* target) const;
    bool computeBefore(const ast::Expr& expr, std::vector<const ast::Expr*>& out, std::string& obstacle) const;
    void earlierSiblings(const ast::Node& parent, const ast::Node& child, std::vector<const ast::Expr*>& out, std::string& obstacle) const;
    void collectImpure(const ast::Node& node, std::vector<const ast::Expr*>& out) const;
    bool allowsTemporaries(const ast::Stmt& statement, std::string& obstacle) const;
    void inEvaluationOrder(const ast::Node& node, std::vector<const ast::Expr*>& out) const;

    const SourceTree& tree_;
    const Facts& facts_;
    ChangeSet& changes_;
    FreshNames& names_;
    std::vector<const ast::Expr*> made_;
    Arena arena_;  ///< for code in which operands have names
};

}  // namespace regraft
