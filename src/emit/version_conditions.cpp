#include "emit/version_conditions.h"

#include <algorithm>
#include <array>
#include <compare>
#include <string>

#include "mapping/version.h"

namespace regraft {

namespace {

/// `1.24.0rc1`, `2.0.0.dev0`: what comes before the release that it is named after.
constexpr std::array<std::string_view, 4> preReleases = {".dev", "rc", "b", "a"};

/// How long the part is that names a release: the rest says which of those before it. npos: it is no version.
std::size_t lengthOfRelease(std::string_view text) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    if (end == text.size()) return end;
    const std::size_t release = text[end - (end > 0)] == '.' ? end - 1 : end;
    const auto begins = [rest = text.substr(release)](std::string_view kind) {
        return rest.starts_with(kind) && rest.find_first_not_of("0123456789", kind.size()) == rest.npos;
    };
    return std::ranges::any_of(preReleases, begins) ? release : std::string_view::npos;
}

struct Bound {
    std::string version;        ///< of the release; empty: there is none
    bool isPreRelease = false;  ///< what it is compared with is that release's forerunner
};

/// "2.0" of `"2.0"`, `parse("2.0")`, `(2, 0)`, `2`, `"2.0.dev0"`.
Bound boundIn(const ast::Expr& expr) {
    if (const auto* tuple = ast::as<ast::Tuple>(&expr)) {
        std::string version;
        for (const ast::Expr* part : tuple->elts) {
            const auto* number = ast::as<ast::Constant>(part);
            if (!number || number->value.type != ast::Literal::Type::Int) return {};
            version += (version.empty() ? "" : ".") + std::string(number->value.text);
        }
        return {version};
    }
    if (const auto* call = ast::as<ast::Call>(&expr)) return isVersionParser(*call) ? boundIn(*call->args[0]) : Bound{};
    const auto* constant = ast::as<ast::Constant>(&expr);
    const bool canBe = constant && (constant->value.type == ast::Literal::Type::Str || constant->value.type == ast::Literal::Type::Int);
    const std::string_view text = canBe ? constant->value.text : std::string_view();
    const std::size_t length = lengthOfRelease(text);
    if (length == 0 || length == text.npos || text.front() == '.') return {};
    return {std::string(text.substr(0, length)), length < text.size()};
}

ast::CompareOp swapped(ast::CompareOp op) {
    switch (op) {
        case ast::CompareOp::Lt: return ast::CompareOp::Gt;
        case ast::CompareOp::LtE: return ast::CompareOp::GtE;
        case ast::CompareOp::Gt: return ast::CompareOp::Lt;
        case ast::CompareOp::GtE: return ast::CompareOp::LtE;
        default: return op;
    }
}

std::optional<bool> truthOf(ast::CompareOp op, std::strong_ordering order) {
    switch (op) {
        case ast::CompareOp::Lt: return order < 0;
        case ast::CompareOp::LtE: return order <= 0;
        case ast::CompareOp::Gt: return order > 0;
        case ast::CompareOp::GtE: return order >= 0;
        case ast::CompareOp::Eq: return order == 0;
        case ast::CompareOp::NotEq: return order != 0;
        default: return std::nullopt;
    }
}

std::strong_ordering orderOf(std::string_view version, std::string_view bound) {
    if (isOlder(version, bound)) return std::strong_ordering::less;
    return isOlder(bound, version) ? std::strong_ordering::greater : std::strong_ordering::equal;
}

/// Of a version that is the bound or a later patch of it: 1.26 stands for 1.26.0 and 1.26.4.
std::optional<bool> atLeast(ast::CompareOp op) {
    if (op == ast::CompareOp::GtE) return true;
    if (op == ast::CompareOp::Lt) return false;
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
    const ast::Expr* value = depth < 2 ? forms_.valueOf(test) : nullptr;
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
    if (!function || function->id != "hasattr" || analysis_.isBound("hasattr", call) || !text ||
        text->value.type != ast::Literal::Type::Str)
        return std::nullopt;
    const std::string_view owner = analysis_.qualifiedName(*call.args[0]);
    if (owner.empty()) return std::nullopt;
    const Tables::Presence presence = tables_.presence(framework_, std::string(owner) + "." + std::string(text->value.text), version);
    if (presence == Tables::Presence::Unlisted) return tables_.isListed(framework_, owner) ? std::optional(false) : std::nullopt;
    return presence == Tables::Presence::Present;
}

/// `asked op bound`
struct VersionConditions::Comparison {
    VersionForm form;
    ast::CompareOp op;
    std::string bound;  ///< the version; empty: there is none
    bool isPreRelease;  ///< it is compared with a forerunner of that
    bool isWithText;    ///< with a text, and with no version that one says
};

std::optional<VersionConditions::Comparison> VersionConditions::comparisonOf(const ast::Compare& test) const {
    if (test.ops.size() != 1) return std::nullopt;
    const ast::Expr *asked = test.left, *other = test.comparators[0];
    const bool isSwapped = forms_.of(*asked) == VersionForm::None;
    if (isSwapped) std::swap(asked, other);
    const Bound bound = boundIn(*other);
    const Comparison found{forms_.of(*asked), isSwapped ? swapped(test.ops[0]) : test.ops[0], bound.version, bound.isPreRelease,
                           other->kind == ast::Kind::Constant};
    return found.form == VersionForm::None || found.bound.empty() ? std::nullopt : std::optional(found);
}

std::optional<bool> VersionConditions::compares(const ast::Compare& test, std::string_view version) const {
    const std::optional<Comparison> comparison = comparisonOf(test);
    if (!comparison) return std::nullopt;
    const auto& [form, op, bound, isPreRelease, isWithText] = *comparison;
    const bool isMajor = form == VersionForm::Major || form == VersionForm::MajorText;
    if (isMajor) return bound.find('.') == bound.npos ? truthOf(op, orderOf(version.substr(0, version.find('.')), bound)) : std::nullopt;
    const bool isText = form == VersionForm::Text && framework_.textVersions;
    if (isText && (!isWithText || isPreRelease)) return std::nullopt;  // "2.0rc1" comes after "2.0.0" as text
    const auto order = isText ? version <=> std::string_view(bound) : orderOf(version, bound);
    if (order == 0) return isPreRelease ? truthOf(op, std::strong_ordering::greater) : atLeast(op);
    const bool mayBePatch = bound.starts_with(std::string(version) + (isText ? "" : "."));  // nobody knows which 1.26 it is
    return mayBePatch ? std::nullopt : truthOf(op, order);
}

}  // namespace regraft
