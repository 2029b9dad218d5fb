#include "emit/temporaries.h"

#include <algorithm>
#include <unordered_set>

#include "ast/node_base.h"
#include "emit/evaluation.h"
#include "emit/named_operand.h"

namespace regraft {

namespace {

using Exprs = std::vector<const ast::Expr*>;

bool holds(const Exprs& list, const ast::Expr* expr) { return std::find(list.begin(), list.end(), expr) != list.end(); }

/// `:, 2` between brackets is no expression that could stand elsewhere.
bool holdsSlice(const ast::Expr& key) {
    if (key.kind == ast::Kind::Slice) return true;
    const auto* tuple = ast::as<ast::Tuple>(&key);
    return tuple && std::any_of(tuple->elts.begin(), tuple->elts.end(), [](const ast::Expr* element) { return holdsSlice(*element); });
}

/// Nodes that evaluatedChildren() looks through: what they hold is listed as their parent's.
bool isTransparent(const ast::Node& node) { return node.kind == ast::Kind::comprehension || node.kind == ast::Kind::withitem; }

}  // namespace

std::string Temporaries::settle(const ast::Node& node, const std::vector<const py::Expr*>& codes, const ast::Expr* target) {
    std::vector<Hole> holes;
    for (const py::Expr* code : codes)
        if (code) collectHoles(*code, false, holes);
    std::vector<Unit> units;
    const auto* alone = ast::as<ast::ExprStmt>(&node);  // a call that the new statement takes the place of
    collectUnits(alone ? *alone->value : node, holes, true, units);
    const Exprs operands = needed(holes, units, target);
    Exprs all;
    for (const ast::Expr* expr : operands) {
        std::string obstacle;
        if (computeBefore(*expr, all, obstacle)) continue;
        if (codes.size() == 1 && nameOperands(node, operands, holes)) return {};
        return "an operand would have to be evaluated beforehand, and it stands in " + obstacle;
    }
    for (const ast::Expr* expr : all) {
        Change& change = changes_.at(*expr);
        if (!change.temporary.empty() || change.evaluateOnly) continue;
        change.evaluateOnly = std::any_of(units.begin(), units.end(), [&](const Unit& u) { return u.dropped && u.expr == expr; });
        if (!change.evaluateOnly) change.temporary = names_.pick(suggestedName(*expr), "_value");
        made_.push_back(expr);
    }
    return {};
}

/// Gives the operands names within the expression; false where one may not have one.
bool Temporaries::nameOperands(const ast::Node& node, const Exprs& operands, const std::vector<Hole>& holes) {
    const Change* change = isExpression(node) && allowsNaming(node, tree_) ? changes_.find(node) : nullptr;
    const py::Expr* code = change ? change->replacement : nullptr;
    for (const ast::Expr* operand : operands) {
        const auto isPlain = [&](const Hole& hole) {
            return hole.expr == operand || !(hole.expr->span.contains(operand->span) || operand->span.contains(hole.expr->span));
        };
        if (!code || !std::ranges::all_of(holes, isPlain)) return false;
        code = withNamedOperand(*code, *operand, arena_.copy(names_.pick(suggestedName(*operand), "_value")), arena_);
    }
    if (code) changes_.at(node).replacement = code;
    return code != nullptr;
}

void Temporaries::collectHoles(const py::Expr& code, bool maybe, std::vector<Hole>& holes) const {
    using K = py::ExprKind;
    if (code.kind == K::Source) {
        holes.push_back({code.origin, maybe});
        return;
    }
    if (code.kind == K::Conditional) {
        collectHoles(*code.parts[1], maybe, holes);
        collectHoles(*code.parts[0], true, holes);
        collectHoles(*code.parts[2], true, holes);
        return;
    }
    bool shortCircuit = code.kind == K::Binary && (code.text == "and" || code.text == "or");
    for (std::size_t i = 0; i < code.parts.size(); ++i)
        if (code.parts[i]) collectHoles(*code.parts[i], maybe || (shortCircuit && i > 0), holes);
    for (const py::Argument& argument : code.arguments) collectHoles(*argument.value, maybe, holes);
}

/// The impure parts of the user's node, in the order in which Python evaluates them.
void Temporaries::collectUnits(const ast::Node& node, const std::vector<Hole>& holes, bool isRoot, std::vector<Unit>& units) const {
    bool isHole = std::any_of(holes.begin(), holes.end(), [&](const Hole& hole) { return hole.expr == &node; });
    if (isHole) {
        if (isImpure(node, facts_)) units.push_back({static_cast<const ast::Expr*>(&node), false});
        return;
    }
    if (!isRoot && isImpureItself(node, facts_)) {
        units.push_back({static_cast<const ast::Expr*>(&node), true});
        return;
    }
    for (const EvaluatedChild& child : evaluatedChildren(node, tree_)) collectUnits(*child.node, holes, false, units);
}

/// What cannot stay where the new code has it: needed twice, dropped, only perhaps evaluated, or in another order.
std::vector<const ast::Expr*> Temporaries::needed(const std::vector<Hole>& holes, const std::vector<Unit>& units,
                                                  const ast::Expr* target) const {
    Exprs out;
    for (const Hole& hole : holes) {
        auto uses = std::count_if(holes.begin(), holes.end(),
                                  [&](const Hole& other) { return other.expr == hole.expr || other.expr->span.contains(hole.expr->span); });
        bool again = uses > 1 && !isTrivial(*hole.expr);
        if (again && (hole.expr == target || holdsSlice(*hole.expr))) {
            collectImpure(*hole.expr, out);
            continue;
        }
        if ((again || (hole.maybe && isImpure(*hole.expr, facts_))) && !holds(out, hole.expr)) out.push_back(hole.expr);
    }
    for (const Unit& unit : units)
        if (unit.dropped) out.push_back(unit.expr);
    auto placeOfHole = [&](const ast::Expr* expr) {
        return std::find_if(holes.begin(), holes.end(), [&](const Hole& hole) { return hole.expr == expr; }) - holes.begin();
    };
    std::ptrdiff_t next = static_cast<std::ptrdiff_t>(holes.size());
    bool inOrder = true;
    for (auto unit = units.rbegin(); unit != units.rend(); ++unit) {
        if (holds(out, unit->expr)) continue;
        inOrder = inOrder && placeOfHole(unit->expr) < next;
        next = placeOfHole(unit->expr);
        if (!inOrder) out.push_back(unit->expr);
    }
    return out;
}

/// `expr`, and before it everything impure that its statement evaluates earlier.
bool Temporaries::computeBefore(const ast::Expr& expr, Exprs& out, std::string& obstacle) const {
    const ast::Node* child = &expr;
    for (;;) {
        const ast::Node* parent = tree_.parent(*child);
        while (parent && isTransparent(*parent)) parent = tree_.parent(*parent);
        if (!parent) return false;
        Exprs earlier;
        earlierSiblings(*parent, *child, earlier, obstacle);
        if (!obstacle.empty()) return false;
        for (const ast::Expr* sibling : earlier)
            if (!holds(out, sibling)) out.push_back(sibling);
        child = parent;
        if (isStatement(*parent)) break;
    }
    if (!holds(out, &expr)) out.push_back(&expr);
    return allowsTemporaries(static_cast<const ast::Stmt&>(*child), obstacle);
}

void Temporaries::earlierSiblings(const ast::Node& parent, const ast::Node& child, Exprs& out, std::string& obstacle) const {
    for (const EvaluatedChild& sibling : evaluatedChildren(parent, tree_)) {
        if (sibling.node == &child) {
            obstacle = sibling.obstacle;
            return;
        }
        collectImpure(*sibling.node, out);
    }
    obstacle = "a place with an order of its own";
}

void Temporaries::collectImpure(const ast::Node& node, Exprs& out) const {
    if (node.kind == ast::Kind::Lambda || !isImpure(node, facts_)) return;
    std::vector<EvaluatedChild> children = evaluatedChildren(node, tree_);
    bool whole = isImpureItself(node, facts_);
    for (const EvaluatedChild& child : children) whole = whole || (!child.obstacle.empty() && isImpure(*child.node, facts_));
    if (whole && isExpression(node)) {
        out.push_back(static_cast<const ast::Expr*>(&node));
        return;
    }
    for (const EvaluatedChild& child : children) collectImpure(*child.node, out);
}

bool Temporaries::allowsTemporaries(const ast::Stmt& statement, std::string& obstacle) const {
    for (const ast::Node* at = tree_.parent(statement); at; at = tree_.parent(*at)) {
        if (at->kind == ast::Kind::FunctionDef || at->kind == ast::Kind::AsyncFunctionDef) return true;
        if (at->kind == ast::Kind::ClassDef) {
            obstacle = "a class body";
            return false;
        }
    }
    return true;
}

std::unordered_map<const ast::Stmt*, Exprs> Temporaries::byStatement() const {
    std::unordered_map<const ast::Stmt*, Exprs> out;
    for (const ast::Expr* expr : made_)
        if (const Change* change = changes_.find(*expr); change && (change->evaluateOnly || !change->temporary.empty()))
            out.try_emplace(tree_.statementOf(*expr));
    for (auto& [statement, exprs] : out) inEvaluationOrder(*statement, exprs);
    return out;
}

void Temporaries::inEvaluationOrder(const ast::Node& node, Exprs& out) const {
    for (const EvaluatedChild& child : evaluatedChildren(node, tree_)) {
        bool inside = std::any_of(made_.begin(), made_.end(), [&](const ast::Expr* expr) { return child.node->span.contains(expr->span); });
        if (inside) inEvaluationOrder(*child.node, out);
    }
    const Change* change = isExpression(node) ? changes_.find(node) : nullptr;
    if (change && (change->evaluateOnly || !change->temporary.empty())) out.push_back(static_cast<const ast::Expr*>(&node));
}

}  // namespace regraft
