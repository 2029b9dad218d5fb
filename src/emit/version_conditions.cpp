#include "emit/version_conditions.h"

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

std::optional<bool> isEqual(ast::CompareOp op, bool isSwapped) {
    if (op == (isSwapped ? ast::CompareOp::LtE : ast::CompareOp::GtE)) return true;
    if (op == (isSwapped ? ast::CompareOp::Gt : ast::CompareOp::Lt)) return false;
    return std::nullopt;
}

}  // namespace

std::optional<bool> VersionConditions::holds(const ast::Expr& test, std::string_view version) const {
    auto [known, isNew] = known_.try_emplace({&test, std::string(version)});
    if (isNew) known->second = decided(test, version, 0);
    return known->second;
}

std::optional<bool> VersionConditions::decided(const ast::Expr& test, std::string_view version, int depth) const {
    if (const auto* compared = ast::as<ast::Compare>(&test)) return compares(*compared, version);
    if (const auto* several = ast::as<ast::BoolOp>(&test)) return ofSeveral(*several, version, depth);
    if (const auto* call = ast::as<ast::Call>(&test)) return hasName(*call, version);
    if (const auto* inverse = ast::as<ast::UnaryOp>(&test); inverse && inverse->op == ast::UnaryOperator::Not) {
        const std::optional<bool> operand = decided(*inverse->operand, version, depth);
        return operand ? std::optional(!*operand) : std::nullopt;
    }
    const ast::Expr* value = depth < 2 ? valueOf(test) : nullptr;
    return value ? decided(*value, version, depth + 1) : std::nullopt;
}

std::optional<bool> VersionConditions::ofSeveral(const ast::BoolOp& test, std::string_view version, int depth) const {
    const bool decides = test.op == ast::BooleanOp::Or;  // one such operand
    bool areAllKnown = true;
    for (const ast::Expr* operand : test.values) {
        const std::optional<bool> one = decided(*operand, version, depth);
        if (one == decides) return decides;
        areAllKnown = areAllKnown && one;
    }
    return areAllKnown ? std::optional(!decides) : std::nullopt;
}

/// `hasattr(jnp, "trapz")`
std::optional<bool> VersionConditions::hasName(const ast::Call& call, std::string_view version) const {
    const auto* function = ast::as<ast::NameExpr>(call.func);
    const auto* text = call.args.size() == 2 ? ast::as<ast::Constant>(call.args[1]) : nullptr;
    if (!function || function->id != "hasattr" || !text || text->value.type != ast::Literal::Type::Str) return std::nullopt;
    const std::string_view owner = analysis_.qualifiedName(*call.args[0]);
    if (owner.empty()) return std::nullopt;
    const Tables::Presence presence = tables_.presence(framework_, std::string(owner) + "." + std::string(text->value.text), version);
    return presence == Tables::Presence::Unlisted ? std::nullopt : std::optional(presence == Tables::Presence::Present);
}

/// What a name of the module is bound to, if that happens once.
const ast::Expr* VersionConditions::valueOf(const ast::Expr& expr) const {
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

bool VersionConditions::asksVersion(const ast::Expr& expr, int depth) const {
    bool found = false;
    ast::walk(expr, [&](const ast::Node& node) {
        const auto* member = ast::as<ast::Attribute>(&node);
        found = found || (member && analysis_.qualifiedName(*member) == framework_.module + ".__version__");
        return true;
    });
    const ast::Expr* value = found || depth > 1 ? nullptr : valueOf(expr);
    return found || (value && asksVersion(*value, depth + 1));
}

std::optional<bool> VersionConditions::compares(const ast::Compare& test, std::string_view version) const {
    if (test.ops.size() != 1) return std::nullopt;
    const ast::Expr &left = *test.left, &right = *test.comparators[0];
    const std::string onRight = versionIn(right);
    const bool isSwapped = onRight.empty();
    const std::string bound = isSwapped ? versionIn(left) : onRight;
    if (bound.empty() || !asksVersion(isSwapped ? right : left)) return std::nullopt;
    const ast::Expr& asked = isSwapped ? right : left;
    const ast::Expr* value = valueOf(asked);
    const bool isText =
        framework_.textVersions && ast::as<ast::Constant>(isSwapped ? &left : &right) && ast::as<ast::Attribute>(value ? value : &asked);
    if (isText && bound.starts_with(version)) return std::nullopt;
    // 1.26 stands for 1.26.0 and 1.26.4
    if (!isText && !isOlder(version, bound) && !isOlder(bound, version)) return isEqual(test.ops[0], isSwapped);
    if (bound.starts_with(std::string(version) + ".")) return std::nullopt;
    const bool isNewer = isText ? version >= bound : !isOlder(version, bound);  // as texts "0.10" comes before "0.5"
    const ast::CompareOp op = test.ops[0];
    if (op == ast::CompareOp::GtE || op == ast::CompareOp::Gt) return isNewer != isSwapped;
    if (op == ast::CompareOp::LtE || op == ast::CompareOp::Lt) return isNewer == isSwapped;
    return std::nullopt;
}

}  // namespace regraft
