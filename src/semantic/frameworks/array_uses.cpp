// What a file does with a variable, and whether arrays are so used.

#include <algorithm>

#include "ast/visit.h"
#include "mapping/instantiate.h"
#include "mapping/result_rule.h"
#include "semantic/frameworks/framework_guesses.h"

namespace regraft::semantic {

namespace {

bool isTextKey(const ast::Expr& key) {
    const auto* constant = ast::as<ast::Constant>(&key);
    return constant && constant->value.type == ast::Literal::Type::Str;
}

}  // namespace

/// `self.x`, which the class that it stands in gives an array somewhere.
bool FrameworkGuesses::isGivenArrayInClass(const ast::Expr& attribute, const Framework& framework) const {
    const std::string_view text = attribute.span.of(facts_.file.text);
    const ast::Node* around = text.starts_with("self.") ? &attribute : nullptr;
    while (around && around->kind != ast::Kind::ClassDef) around = facts_.parent(*around);
    bool isFound = false;
    if (around)
        ast::walk(*around, [&](const ast::Node& one) {
            const auto* assign = ast::as<ast::Assign>(&one);
            const auto isSame = [&](const ast::Expr* target) { return target->span.of(facts_.file.text) == text; };
            const Type* type = assign && std::ranges::any_of(assign->targets, isSame) ? facts_.types[assign->value->id] : nullptr;
            isFound = isFound || (type && type->isArray() && type->framework == framework.id);
            return !isFound;
        });
    return isFound;
}

/// The members that the file asks of a variable; all variables' are found when first asked for.
const std::vector<Name>& FrameworkGuesses::askedOf(const ast::NameExpr& name) {
    if (!asked_) {
        asked_.emplace();
        ast::walk(*facts_.file.module, [&](const ast::Node& node) {
            const auto* member = ast::as<ast::Attribute>(&node);
            const auto* owner = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
            if (owner) (*asked_)[facts_.scopes.symbolOf[owner->Node::id]].push_back(member->attr);
            return true;
        });
    }
    return (*asked_)[facts_.scopes.symbolOf[name.Node::id]];
}

/// Whether all that the file asks of a variable is what arrays have: `images.data`, and no `images.targets`.
bool FrameworkGuesses::hasArrayMembersOnly(const ast::NameExpr& name, const Framework& framework) {
    return std::ranges::all_of(askedOf(name), [&](Name member) { return static_cast<bool>(facts_.arrayMember(framework, member)); });
}

const Framework* FrameworkGuesses::ofShaped(const ast::Attribute& member) {
    const auto* name = ast::as<ast::NameExpr>(member.value);
    const Framework* only = name ? theOnly() : nullptr;
    const auto resultOf = [&](Name attribute) {
        const ApiRef ref = only ? facts_.arrayMember(*only, attribute) : ApiRef();
        const auto* lift = ref && !ref.entry->overloads.front().callable ? ast::as<ast::Call>(ref.entry->overloads.front().lift) : nullptr;
        const Operation* operation = lift ? operationNamed(*lift->func) : nullptr;
        return operation ? ruleName(*operation->result) : std::string_view();
    };
    const std::string_view asked = resultOf(member.attr);
    if (asked.empty() || asked == "shape" || asked == "dtype" || !hasArrayMembersOnly(*name, *only)) return nullptr;
    const bool isShaped = std::ranges::any_of(askedOf(*name), [&](Name other) { return resultOf(other) == "shape"; });
    return isShaped ? only : nullptr;
}

bool FrameworkGuesses::mayBeArray(const ast::Expr& value, const Framework& framework) const {
    const auto* call = ast::as<ast::Call>(&value);
    if (const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr) {
        const Type* owner = facts_.types[method->value->id];
        return (owner && owner->kind == TypeKind::Module) || facts_.arrayMember(framework, method->attr);
    }
    const ast::Node* around = &value;
    while (around && around->kind != ast::Kind::FunctionDef && around->kind != ast::Kind::AsyncFunctionDef) around = facts_.parent(*around);
    const std::string_view source = facts_.file.text, text = value.span.of(source);
    bool mayBe = !text.ends_with("__");  // `self.__dict__`
    ast::walk(around ? *around : *facts_.file.module, [&](const ast::Node& node) {
        const auto is = [&](const ast::Expr* one) { return one->span.of(source) == text; };
        if (const auto* member = ast::as<ast::Attribute>(&node); member && is(member->value))
            mayBe = mayBe && facts_.arrayMember(framework, member->attr);
        if (const auto* item = ast::as<ast::Subscript>(&node); item && is(item->value)) mayBe = mayBe && !isTextKey(*item->slice);
        if (const auto* keyword = ast::as<ast::keyword>(&node); keyword && !keyword->name && is(keyword->value)) mayBe = false;
        return mayBe;
    });
    return mayBe;
}

}  // namespace regraft::semantic
