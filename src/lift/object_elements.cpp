#include "lift/object_elements.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "ast/display.h"
#include "ast/node_base.h"
#include "ast/visit.h"
#include "lift/meaning.h"
#include "lift/outside_name.h"
#include "lift/python_numbers.h"

namespace regraft {

namespace {

constexpr std::array<std::string_view, 2> objectNumbers = {"decimal.Decimal", "fractions.Fraction"};

class ObjectElementFinder {
public:
    ObjectElementFinder(const ast::Node& module, const Analysis& analysis) : module_(module), analysis_(analysis) {}

    void visit(const ast::Call& call) {
        const std::string name = outsideName(*call.func, analysis_);
        const auto* known = std::ranges::find(objectNumbers, name);
        if (known == objectNumbers.end()) return;
        const ast::Node* taker = takerOf(call);
        if (taker && takers_.insert(taker).second) found.push_back({&call, *known});
    }

    /// None in a list or tuple that an array is made of.
    void visit(const ast::Constant& constant) {
        if (constant.value.type != ast::Literal::Type::None) return;
        const ast::Node* child = &constant;
        const ast::Node* node = analysis_.parent(constant);
        const auto isItems = [](const ast::Node& one) { return one.kind == ast::Kind::List || one.kind == ast::Kind::Tuple; };
        if (!isItems(*node)) return;
        for (; isItems(*node) || node->kind == ast::Kind::BinOp; node = analysis_.parent(*node)) child = node;
        const auto* call = ast::as<ast::Call>(node);
        const bool isMade = call && !call->args.empty() && call->args[0] == child && means(analysis_.useAt(*call), "asarray");
        if (!isMade || !givesArray(*call, *child)) return;
        const bool isNothing = call->args.size() == 1 && call->keywords.empty() && isOfNumbers(*call->args[0]);
        found.push_back({&constant, "None", isNothing, takers_.insert(call).second});
    }

    std::vector<ObjectElement> found;

private:
    /// Whether what is written out are numbers and None, and whatever may repeat them.
    bool isOfNumbers(const ast::Expr& value) const {
        if (ast::isDisplay(&value))
            return std::ranges::all_of(ast::elementsOf(&value), [&](const ast::Expr* item) { return isOfNumbers(*item); });
        if (const auto* repeated = ast::as<ast::BinOp>(&value); repeated && !analysis_.typeOf(value)->isNumber())
            return isOfNumbers(*repeated->left) && (!ast::isDisplay(repeated->left) || !ast::isDisplay(repeated->right));
        const Type& type = *analysis_.typeOf(value);
        return type.isNumber() || type.kind == TypeKind::None;
    }

    /// What makes an array of a value or of what holds it: a call or an operator; null if nothing is seen to do so.
    const ast::Node* takerOf(const ast::Expr& value) {
        const ast::Node* child = &value;
        for (const ast::Node* node = analysis_.parent(value); node; child = node, node = analysis_.parent(*node)) {
            const auto* expr = ast::isExpression(*node) ? static_cast<const ast::Expr*>(node) : nullptr;
            if (expr && givesArray(*expr, *child)) return node;
            if (const auto* assign = ast::as<ast::Assign>(node)) return takerOfName(*assign);
            const bool goesOn =
                node->kind == ast::Kind::keyword || ast::isDisplay(expr) || ast::as<ast::UnaryOp>(node) || ast::as<ast::BinOp>(node);
            if (!goesOn) return nullptr;
        }
        return nullptr;
    }

    /// Of what is assigned to a name: whatever takes the name later, in the same function.
    const ast::Node* takerOfName(const ast::Assign& assign) {
        const auto* name = assign.targets.size() == 1 ? ast::as<ast::NameExpr>(assign.targets[0]) : nullptr;
        if (!name || !followed_.insert(name).second) return nullptr;
        const ast::Node* taker = nullptr;
        ast::walk(functionOf(assign), [&](const ast::Node& node) {
            const auto* read = ast::as<ast::NameExpr>(&node);
            if (!taker && read && read != name && read->id == name->id) taker = takerOf(*read);
            return !taker;
        });
        return taker;
    }

    const ast::Node& functionOf(const ast::Node& node) const {
        const ast::Node* around = analysis_.parent(node);
        while (around && around->kind != ast::Kind::FunctionDef && around->kind != ast::Kind::AsyncFunctionDef)
            around = analysis_.parent(*around);
        return around ? *around : module_;
    }

    bool givesArray(const ast::Expr& expr, const ast::Node& part) const {
        const auto* call = ast::as<ast::Call>(&expr);
        if (call ? call->func == &part : !ast::as<ast::BinOp>(&expr)) return false;
        if (call && !analysis_.useAt(*call) && !analysis_.callee(*call)) return false;
        const Type& type = *analysis_.typeOf(expr);
        const Framework* framework = type.isArray() ? Tables::builtin().framework(type.framework) : nullptr;
        return framework && elementsAreNumbers(*framework);
    }

    const ast::Node& module_;
    const Analysis& analysis_;
    std::unordered_set<const ast::Node*> takers_;
    std::unordered_set<const ast::Node*> followed_;
};

}  // namespace

std::vector<ObjectElement> findObjectElements(const ast::Node& module, const Analysis& analysis) {
    ObjectElementFinder finder(module, analysis);
    ast::walk(module, [&](const ast::Node& node) {
        if (const auto* call = ast::as<ast::Call>(&node)) finder.visit(*call);
        if (const auto* constant = ast::as<ast::Constant>(&node)) finder.visit(*constant);
        return true;
    });
    return std::move(finder.found);
}

}  // namespace regraft
