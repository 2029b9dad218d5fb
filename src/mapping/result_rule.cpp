#include "mapping/result_rule.h"

#include <algorithm>

#include "ast/display.h"
#include "mapping/promoter.h"
#include "mapping/result_type.h"
#include "neutral/kinds.h"

namespace regraft {

std::string_view ruleName(const ast::Expr& rule) {
    if (const auto* call = ast::as<ast::Call>(&rule)) return ruleName(*call->func);
    if (const auto* name = ast::as<ast::NameExpr>(&rule)) return name->id.text();
    return {};
}

const Type* ResultRule::elements(const ast::Expr& name, Arena& arena) const {
    const Type& sequence = type(name);
    if (sequence.items.empty()) return unknownType();
    const Type* element = sequence.items[0];
    for (const Type* item : sequence.items) element = join(arena, element, item);
    return element;
}

bool ResultRule::isEmpty(const ast::Expr& name) const {
    const neutral::Expr* value = part(name);
    const ast::Expr* written = value && value->kind == neutral::ExprKind::Source ? value->source : nullptr;
    while (ast::isDisplay(written)) {
        const auto elements = ast::elementsOf(written);
        if (elements.empty()) return true;
        written = elements[0];
    }
    return false;
}

DType ResultRule::promoted(std::span<ast::Expr* const> names) const {
    Promoter promoter(rules_);
    for (const ast::Expr* name : names)
        if (const neutral::Expr* value = part(*name)) promoter.add(*value);
    return promoter.result();
}

DType ResultRule::givenDType(const ast::Call& call) const {
    const neutral::Expr* given = part(*call.args[0]);
    if (given && given->type->kind != TypeKind::None) return namedDType(*given);
    return dtype(*call.args[1]);
}

DType ResultRule::dtype(const ast::Expr& rule) const {
    std::string_view name = ruleName(rule);
    if (const auto* call = ast::as<ast::Call>(&rule); call && !call->args.empty()) {
        if (name == "given") return givenDType(*call);
        if (name == "accumulated" && call->args.size() == 2) {
            const neutral::Expr* given = part(*call->args[1]);
            if (given && given->type->kind != TypeKind::None) return namedDType(*given);
            DType own = promoted(call->args.first(1));
            const bool isWide = isInteger(own) && bitsOf(own) >= bitsOf(rules_.defaultInt);
            return !isWide && (own == DType::Bool || isInteger(own)) ? rules_.defaultInt : own;
        }
        if (name == "inferred") return isEmpty(*call->args[0]) ? rules_.defaultFloat : inferredDType(type(*call->args[0]), rules_);
        DType combined = promoted(call->args);
        if (rules_.widens(operation_.name)) combined = wideFloat(combined);
        if (name == "same" || name == "promoted" || name == "accumulated") return combined;
        const bool isWideQuotient = operation_.name == "divide" && isInteger(combined) && bitsOf(combined) >= 32;
        if (isWideQuotient && rules_.integerQuotient != DType::Unknown) return rules_.integerQuotient;
        if (name == "floating") return floatOf(combined, rules_);
        if (name == "real") return realOf(combined);
        if (name == "magnitude") return realOf(floatOf(combined, rules_));
        if (name == "complex") return complexOf(floatOf(combined, rules_));
        return DType::Unknown;
    }
    if (name == "index" || name == "default_int") return rules_.defaultInt;
    if (name == "default_float") return rules_.defaultFloat;
    if (name == "default_complex") return rules_.defaultComplex();
    return parseDType(name).value_or(DType::Unknown);
}

namespace {

bool isSeen(const neutral::Expr& part) {
    return part.type->isSeen || std::ranges::any_of(part.parts, [](const neutral::Expr* one) { return one && isSeen(*one); });
}

}  // namespace

/// Python's numbers raise the kind: integers beside a float are floats.
std::uint8_t ResultRule::promotedKinds(std::span<ast::Expr* const> names) const {
    std::vector<std::uint8_t> kinds;
    for (const ast::Expr* name : names)
        if (const neutral::Expr* value = part(*name)) kinds.push_back(kindsMadeOf(*value->type));
    return regraft::promotedKinds(kinds);
}

std::uint8_t ResultRule::kinds(const ast::Expr& rule) const {
    const auto* call = ast::as<ast::Call>(&rule);
    if (!call || call->args.empty()) return 0;
    const std::string_view name = ruleName(rule);
    if (name == "given") return part(*call->args[0]) ? std::uint8_t{0} : this->kinds(*call->args[1]);
    const std::uint8_t kinds = promotedKinds(call->args.first(name == "accumulated" ? 1 : call->args.size()));
    if (name == "same" || name == "promoted" || name == "accumulated" || name == "inferred") return kinds;
    if (name == "floating" && (kinds == 0 || kinds == inexactKinds)) return inexactKinds;
    return kinds && (name == "floating" || name == "magnitude") ? static_cast<std::uint8_t>(FloatKind) : 0;
}

bool ResultRule::restsOnSeen(const ast::Expr& rule) const {
    const auto* call = ast::as<ast::Call>(&rule);
    if (!call || (ruleName(rule) == "given" && part(*call->args[0]))) return false;
    return std::ranges::any_of(call->args, [&](const ast::Expr* name) {
        const neutral::Expr* value = part(*name);
        return value ? isSeen(*value) : restsOnSeen(*name);
    });
}

}  // namespace regraft
