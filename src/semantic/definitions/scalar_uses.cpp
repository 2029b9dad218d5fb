#include "semantic/definitions/scalar_uses.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "ast/integer.h"
#include "ast/visit.h"

namespace regraft::semantic {
namespace {

bool comparesNumbers(const ast::Compare& compare) {
    return std::ranges::all_of(compare.ops, [](ast::CompareOp op) { return op <= ast::CompareOp::GtE; });
}

/// `math.sin(…)`, `range(…)`, `int(…)`.
bool takesNumbers(const ast::Expr& callee) {
    if (const auto* member = ast::as<ast::Attribute>(&callee)) {
        const auto* module = ast::as<ast::NameExpr>(member->value);
        return module && module->id == "math";
    }
    const auto* name = ast::as<ast::NameExpr>(&callee);
    return name && (name->id == "range" || name->id == "int" || name->id == "float" || name->id == "round");
}

class ScalarUses {
public:
    void read(const ast::Node& function) {
        ast::walk(function, [&](const ast::Node& node) {
            if (&node == &function) return true;
            if (node.kind == ast::Kind::FunctionDef || node.kind == ast::Kind::AsyncFunctionDef || node.kind == ast::Kind::ClassDef)
                return false;
            look(node);
            return true;
        });
        for (const ast::Expr* element : elements_) follow(*element, 0);
    }
    bool isNumber(std::string_view name) const { return numbers_.contains(name) && !withAxes_.contains(name); }

private:
    static constexpr int maxSteps = 4;  ///< from a matrix's element back to the parameter

    void look(const ast::Node& node) {
        if (const auto* statement = ast::as<ast::If>(&node)) return lookAtTest(*statement->test);
        if (const auto* loop = ast::as<ast::While>(&node)) return lookAtTest(*loop->test);
        if (const auto* choice = ast::as<ast::IfExp>(&node)) return lookAtTest(*choice->test);
        if (const auto* assertion = ast::as<ast::Assert>(&node)) return lookAtTest(*assertion->test);
        if (const auto* loop = ast::as<ast::For>(&node)) return add(withAxes_, loop->iter);
        if (const auto* item = ast::as<ast::Subscript>(&node)) return add(withAxes_, item->value);
        if (const auto* member = ast::as<ast::Attribute>(&node)) return add(withAxes_, member->value);
        if (const auto* call = ast::as<ast::Call>(&node)) return lookAtCall(*call);
        if (const auto* list = ast::as<ast::List>(&node)) return lookAtRow(*list);
        if (const auto* assignment = ast::as<ast::Assign>(&node)) lookAtAssignment(*assignment);
    }

    void lookAtTest(const ast::Expr& test) {
        if (const auto* several = ast::as<ast::BoolOp>(&test))
            for (const ast::Expr* one : several->values) lookAtTest(*one);
        if (const auto* negation = ast::as<ast::UnaryOp>(&test); negation && negation->op == ast::UnaryOperator::Not)
            lookAtTest(*negation->operand);
        const auto* compare = ast::as<ast::Compare>(&test);
        if (!compare || !comparesNumbers(*compare)) return;
        const auto isGiven = [](const ast::Expr* expr) { return ast::isNumberLiteral(*expr); };
        if (!isGiven(compare->left) && std::ranges::none_of(compare->comparators, isGiven)) return;
        add(numbers_, compare->left);
        for (const ast::Expr* other : compare->comparators) add(numbers_, other);
    }

    void lookAtCall(const ast::Call& call) {
        const auto* name = ast::as<ast::NameExpr>(call.func);
        const bool asksLength = name && name->id == "len";
        if (!asksLength && !takesNumbers(*call.func)) return;
        for (const ast::Expr* argument : call.args) add(asksLength ? withAxes_ : numbers_, argument);
    }

    /// A row of a matrix that is written out.
    void lookAtRow(const ast::List& list) {
        for (const ast::Expr* row : list.elts)
            if (const auto* elements = ast::as<ast::List>(row))
                elements_.insert(elements_.end(), elements->elts.begin(), elements->elts.end());
    }

    void lookAtAssignment(const ast::Assign& assignment) {
        const ast::Expr* target = assignment.targets.front();
        if (const auto* name = ast::as<ast::NameExpr>(target)) values_[name->id.text()].push_back(assignment.value);
        const auto* targets = ast::as<ast::Tuple>(target);
        const auto* values = ast::as<ast::Tuple>(assignment.value);
        if (!targets || !values || targets->elts.size() != values->elts.size()) return;
        for (std::size_t i = 0; i < targets->elts.size(); ++i)
            if (const auto* name = ast::as<ast::NameExpr>(targets->elts[i])) values_[name->id.text()].push_back(values->elts[i]);
    }

    /// What an element of a matrix is computed from is a number, too.
    void follow(const ast::Expr& expr, int steps) {
        if (steps > maxSteps) return;
        if (const auto* unary = ast::as<ast::UnaryOp>(&expr)) return follow(*unary->operand, steps);
        if (const auto* binary = ast::as<ast::BinOp>(&expr)) {
            follow(*binary->left, steps);
            return follow(*binary->right, steps);
        }
        if (const auto* call = ast::as<ast::Call>(&expr); call && call->args.size() == 1) return follow(*call->args.front(), steps + 1);
        const auto* name = ast::as<ast::NameExpr>(&expr);
        if (!name) return;
        numbers_.insert(name->id.text());
        if (const auto found = values_.find(name->id.text()); found != values_.end())
            for (const ast::Expr* value : found->second) follow(*value, steps + 1);
    }

    static void add(std::unordered_set<std::string_view>& names, const ast::Expr* expr) {
        if (const auto* name = ast::as<ast::NameExpr>(expr)) names.insert(name->id.text());
    }

    std::unordered_set<std::string_view> numbers_, withAxes_;
    std::unordered_map<std::string_view, std::vector<const ast::Expr*>> values_;  ///< what is assigned to a name
    std::vector<const ast::Expr*> elements_;                                      ///< of matrices that are written out
};

}  // namespace

std::vector<bool> usedAsNumbers(const ast::Node& function, std::span<const ast::arg* const> parameters) {
    std::vector<bool> used(parameters.size());
    if (parameters.empty()) return used;
    ScalarUses uses;
    uses.read(function);
    for (std::size_t i = 0; i < parameters.size(); ++i) used[i] = uses.isNumber(parameters[i]->name.text());
    return used;
}

}  // namespace regraft::semantic
