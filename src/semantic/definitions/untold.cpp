#include "semantic/definitions/untold.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <unordered_map>

#include "ast/display.h"
#include "ast/visit.h"
#include "neutral/type.h"

namespace regraft::semantic {
namespace {

constexpr std::uint8_t number = UntoldNumber, list = UntoldList, any = untoldStandIns;
constexpr std::array<std::string_view, 9> listMethods = {"append", "extend", "insert", "pop",    "remove",
                                                         "index",  "count",  "sort",   "reverse"};
constexpr std::array<std::string_view, 10> takingIterables = {"len",    "enumerate", "zip", "list", "tuple",
                                                              "sorted", "reversed",  "map", "iter", "sum"};

/// A key that lists don't take: `x[:, 0]`, `x[..., 0]`, `x[None]`, `x[x > 0]`.
bool isKeyOfArrays(const ast::Expr& key) {
    const auto* constant = ast::as<ast::Constant>(&key);
    const bool isOther = constant && constant->value.type != ast::Literal::Type::Int;
    return isOther || key.kind == ast::Kind::Tuple || key.kind == ast::Kind::List || key.kind == ast::Kind::Compare;
}

using NameTexts = std::set<std::string_view>;

bool opensScope(const ast::Node& node) {
    static constexpr std::array<ast::Kind, 7> kinds = {ast::Kind::Lambda,      ast::Kind::FunctionDef, ast::Kind::AsyncFunctionDef,
                                                       ast::Kind::ListComp,    ast::Kind::SetComp,     ast::Kind::DictComp,
                                                       ast::Kind::GeneratorExp};
    return std::ranges::find(kinds, node.kind) != kinds.end();
}

/// What is bound in a scope inside the function, and in those inside that one.
void addBound(const ast::Node& scope, NameTexts& names) {
    ast::walk(scope, [&](const ast::Node& node) {
        if (const auto* parameter = ast::as<ast::arg>(&node)) names.insert(parameter->name.text());
        if (const auto* name = ast::as<ast::NameExpr>(&node); name && name->ctx == ast::ExprContext::Store) names.insert(name->id.text());
        return true;
    });
}

std::span<ast::Stmt* const> statementsOf(const ast::Node& function) {
    if (const auto* definition = ast::as<ast::FunctionDef>(&function)) return definition->body;
    if (const auto* definition = ast::as<ast::AsyncFunctionDef>(&function)) return definition->body;
    return {};
}

/// Whether what a value shows of itself is true of its operand as well: `x = x / 255`, `x = x[1:]`.
bool isLikeOperand(const ast::Expr& value) {
    return value.kind == ast::Kind::BinOp || value.kind == ast::Kind::UnaryOp || value.kind == ast::Kind::Subscript;
}

class UntoldUses {
public:
    void read(const ast::Node& function) {
        for (const ast::Stmt* statement : statementsOf(function)) {
            const auto* assign = ast::as<ast::Assign>(statement);
            if (!assign || isLikeOperand(*assign->value)) continue;
            for (const ast::Expr* target : assign->targets)
                if (const auto* name = ast::as<ast::NameExpr>(target)) reboundAt_.try_emplace(name->id.text(), assign->span.end);
        }
        readScope(function, {});
    }
    std::uint8_t left(std::string_view name) const {
        const auto found = excluded_.find(name);
        return static_cast<std::uint8_t>(found == excluded_.end() ? any : any & ~found->second);
    }

private:
    /// `hidden` are names that are others' here.
    void readScope(const ast::Node& scope, const NameTexts& hidden) {
        std::vector<const ast::Node*> inner;
        hidden_ = &hidden;
        ast::walk(scope, [&](const ast::Node& node) {
            if (&node != &scope && opensScope(node)) return inner.push_back(&node), false;
            look(node);
            return true;
        });
        for (const ast::Node* one : inner) {
            NameTexts names = hidden;
            addBound(*one, names);
            readScope(*one, names);
        }
    }

    void look(const ast::Node& node) {
        if (const auto* member = ast::as<ast::Attribute>(&node)) return lookAtMember(*member);
        if (const auto* item = ast::as<ast::Subscript>(&node)) return exclude(item->value, isKeyOfArrays(*item->slice) ? any : number);
        if (const auto* call = ast::as<ast::Call>(&node)) return lookAtCall(*call);
        if (const auto* loop = ast::as<ast::For>(&node)) return exclude(loop->iter, number);
        if (const auto* loop = ast::as<ast::comprehension>(&node)) return exclude(loop->iter, number);
        if (const auto* starred = ast::as<ast::Starred>(&node)) return exclude(starred->value, number);
        if (const auto* unary = ast::as<ast::UnaryOp>(&node); unary && unary->op != ast::UnaryOperator::Not)
            return exclude(unary->operand, list);
        if (const auto* binary = ast::as<ast::BinOp>(&node)) return lookAtArithmetic(*binary);
        if (const auto* compare = ast::as<ast::Compare>(&node)) return lookAtComparison(*compare);
        const auto* assignment = ast::as<ast::Assign>(&node);
        if (assignment && ast::isDisplay(assignment->targets.front())) exclude(assignment->value, number);
    }

    void lookAtMember(const ast::Attribute& member) {
        const bool isList = std::ranges::find(listMethods, member.attr.text()) != listMethods.end();
        exclude(member.value, isList ? number : any);
    }

    void lookAtCall(const ast::Call& call) {
        exclude(call.func, any);  // a function
        const auto* name = ast::as<ast::NameExpr>(call.func);
        if (!name || std::ranges::find(takingIterables, name->id.text()) == takingIterables.end()) return;
        for (const ast::Expr* argument : call.args) exclude(argument, number);
    }

    /// Lists take no part in arithmetic with numbers, but for being repeated.
    void lookAtArithmetic(const ast::BinOp& binary) {
        const bool isProduct = binary.op == ast::BinaryOp::MatMult;
        const auto isNumeral = [](const ast::Expr* expr) {
            const auto* signedOne = ast::as<ast::UnaryOp>(expr);
            return (signedOne ? signedOne->operand : expr)->kind == ast::Kind::Constant;
        };
        if (!isProduct && !isNumeral(binary.left) && !isNumeral(binary.right)) return;
        for (const ast::Expr* operand : {binary.left, binary.right}) exclude(operand, isProduct ? any : list);
    }

    void lookAtComparison(const ast::Compare& compare) {
        const bool isOrder = std::ranges::any_of(compare.ops, [](ast::CompareOp op) {
            return op == ast::CompareOp::Lt || op == ast::CompareOp::LtE || op == ast::CompareOp::Gt || op == ast::CompareOp::GtE;
        });
        if (!isOrder) return;
        exclude(compare.left, list);
        for (const ast::Expr* other : compare.comparators) exclude(other, list);
    }

    void exclude(const ast::Expr* expr, std::uint8_t standIns) {
        const auto* name = ast::as<ast::NameExpr>(expr);
        if (!name || hidden_->contains(name->id.text())) return;
        const auto rebound = reboundAt_.find(name->id.text());
        if (rebound == reboundAt_.end() || name->span.begin < rebound->second) excluded_[name->id.text()] |= standIns;
    }

    std::unordered_map<std::string_view, std::uint8_t> excluded_;    ///< by name, what it is not
    std::unordered_map<std::string_view, std::uint32_t> reboundAt_;  ///< by name, from where on it is no more what was passed
    const NameTexts* hidden_ = nullptr;
};

}  // namespace

std::vector<std::uint8_t> untoldStandInsOf(const ast::Node& function, std::span<const ast::arg* const> parameters) {
    std::vector<std::uint8_t> left(parameters.size());
    if (parameters.empty()) return left;
    UntoldUses uses;
    uses.read(function);
    for (std::size_t i = 0; i < parameters.size(); ++i) left[i] = uses.left(parameters[i]->name.text());
    return left;
}

}  // namespace regraft::semantic
