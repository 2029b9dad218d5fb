#include "emit/version_guards.h"

#include <algorithm>
#include <string>

#include "ast/visit.h"
#include "mapping/version.h"

namespace regraft {

namespace {

/// "2.0" of `"2.0"`, `parse("2.0")`, `(2, 0)`; empty if there is none, or more than one.
std::string versionIn(const ast::Expr& expr) {
    if (const auto* tuple = ast::as<ast::Tuple>(&expr)) {
        std::string version;
        for (const ast::Expr* part : tuple->elts) {
            const auto* number = ast::as<ast::Constant>(part);
            if (!number || number->value.type != ast::Literal::Type::Int) return "";
            version += (version.empty() ? "" : ".") + std::string(number->value.text);
        }
        return version;
    }
    if (const auto* call = ast::as<ast::Call>(&expr)) return call->args.size() == 1 ? versionIn(*call->args[0]) : "";
    const auto* text = ast::as<ast::Constant>(&expr);
    const bool isVersion = text && text->value.type == ast::Literal::Type::Str && !text->value.text.empty() &&
                           text->value.text.front() >= '0' && text->value.text.front() <= '9';
    return isVersion ? std::string(text->value.text) : "";
}

class Guard {
public:
    Guard(const Framework& framework, std::string_view version, const Analysis& analysis)
        : framework_(framework),
          version_(version),
          analysis_(analysis) {}

    /// What a condition says under the version.
    std::optional<bool> holds(const ast::Expr& test, int depth = 0) const {
        if (const auto* compared = ast::as<ast::Compare>(&test)) return compares(*compared);
        if (const auto* inverse = ast::as<ast::UnaryOp>(&test); inverse && inverse->op == ast::UnaryOperator::Not) {
            const std::optional<bool> operand = holds(*inverse->operand, depth);
            return operand ? std::optional(!*operand) : std::nullopt;
        }
        const ast::Expr* value = depth < 2 ? valueOf(test) : nullptr;
        return value ? holds(*value, depth + 1) : std::nullopt;
    }

private:
    /// What a name of the module is bound to, if that happens once.
    const ast::Expr* valueOf(const ast::Expr& expr) const {
        const auto* name = ast::as<ast::NameExpr>(&expr);
        const ast::Node* top = &expr;
        while (const ast::Node* next = name ? analysis_.parent(*top) : nullptr) top = next;
        const auto* module = ast::as<ast::Module>(top);
        const ast::Expr* value = nullptr;
        bool isOne = module != nullptr;
        if (!module) return nullptr;
        ast::walk(*module, [&](const ast::Node& node) {
            const auto* target = ast::as<ast::NameExpr>(&node);
            if (!target || target->id != name->id || target->ctx != ast::ExprContext::Store) return true;
            const auto* assigned = ast::as<ast::Assign>(analysis_.parent(node));
            isOne = isOne && !value && assigned && analysis_.parent(*assigned) == module;
            if (assigned) value = assigned->value;
            return true;
        });
        return isOne ? value : nullptr;
    }

    bool asksVersion(const ast::Expr& expr, int depth = 0) const {
        bool found = false;
        ast::walk(expr, [&](const ast::Node& node) {
            const auto* member = ast::as<ast::Attribute>(&node);
            found = found || (member && analysis_.qualifiedName(*member) == framework_.module + ".__version__");
            return true;
        });
        const ast::Expr* value = found || depth > 1 ? nullptr : valueOf(expr);
        return found || (value && asksVersion(*value, depth + 1));
    }

    std::optional<bool> compares(const ast::Compare& test) const {
        if (test.ops.size() != 1) return std::nullopt;
        const ast::Expr &left = *test.left, &right = *test.comparators[0];
        const std::string onRight = versionIn(right);
        const bool isSwapped = onRight.empty();
        const std::string bound = isSwapped ? versionIn(left) : onRight;
        if (bound.empty() || !asksVersion(isSwapped ? right : left)) return std::nullopt;
        // 1.26 stands for 1.26.0 and 1.26.4
        if (!isOlder(version_, bound) && !isOlder(bound, version_)) return isEqual(test.ops[0], isSwapped);
        if (bound.starts_with(std::string(version_) + ".")) return std::nullopt;
        const bool isNewer = !isOlder(version_, bound);
        const ast::CompareOp op = test.ops[0];
        if (op == ast::CompareOp::GtE || op == ast::CompareOp::Gt) return isNewer != isSwapped;
        if (op == ast::CompareOp::LtE || op == ast::CompareOp::Lt) return isNewer == isSwapped;
        return std::nullopt;
    }

    static std::optional<bool> isEqual(ast::CompareOp op, bool isSwapped) {
        if (op == (isSwapped ? ast::CompareOp::LtE : ast::CompareOp::GtE)) return true;
        if (op == (isSwapped ? ast::CompareOp::Gt : ast::CompareOp::Lt)) return false;
        return std::nullopt;
    }

    const Framework& framework_;
    std::string_view version_;
    const Analysis& analysis_;
};

template <typename Nodes>
bool holdsNode(const Nodes& nodes, const ast::Node* node) {
    return std::ranges::any_of(nodes, [&](const auto* one) { return one == node; });
}

/// More than so many statements do something else than look for a name, and the names in them are meant to be there.
constexpr std::size_t mostProbes = 2;

bool expectsAbsence(const ast::Expr* type) {
    if (const auto* tuple = ast::as<ast::Tuple>(type)) return std::ranges::any_of(tuple->elts, expectsAbsence);
    const auto* name = type ? ast::as<ast::NameExpr>(type) : nullptr;
    return name && (name->id == "AttributeError" || name->id == "ImportError" || name->id == "ModuleNotFoundError");
}

}  // namespace

bool asksItsVersion(const Framework& framework, const Analysis& analysis) {
    const std::string version = framework.module + ".__version__";
    return std::ranges::any_of(analysis.uses(), [&](const Use& use) { return use.name == version; });
}

std::optional<bool> runsUnder(const ast::Node& node, const Framework& framework, std::string_view version, const Analysis& analysis) {
    const Guard guard(framework, version, analysis);
    std::optional<bool> runs;
    const ast::Node* inner = &node;
    for (const ast::Node* outer = analysis.parent(node); outer; inner = outer, outer = analysis.parent(*outer)) {
        std::optional<bool> holds;
        bool isOther = false;
        if (const auto* branch = ast::as<ast::If>(outer); branch && inner != branch->test) {
            holds = guard.holds(*branch->test);
            isOther = !holdsNode(branch->body, inner);
        } else if (const auto* choice = ast::as<ast::IfExp>(outer); choice && inner != choice->test) {
            holds = guard.holds(*choice->test);
            isOther = inner == choice->orelse;
        }
        if (holds && *holds == isOther) return false;
        if (holds) runs = true;
    }
    return runs;
}

bool mayBeAbsent(const ast::Node& node, const Analysis& analysis) {
    const ast::Node* inner = &node;
    for (const ast::Node* outer = analysis.parent(node); outer; inner = outer, outer = analysis.parent(*outer)) {
        if (outer->kind == ast::Kind::FunctionDef || outer->kind == ast::Kind::Lambda) return false;  // runs later
        const auto* attempt = ast::as<ast::Try>(outer);
        if (attempt && attempt->body.size() <= mostProbes && holdsNode(attempt->body, inner) &&
            std::ranges::any_of(attempt->handlers, [](const ast::ExceptHandler* h) { return expectsAbsence(h->type); }))
            return true;
    }
    return false;
}

}  // namespace regraft
