#include "sessions/graph_keys.h"

#include "lift/calls.h"

namespace regraft {

const ast::ClassDef* ownerOf(const ast::Node& function, const Analysis& analysis) {
    return isFunction(function) ? ast::as<ast::ClassDef>(analysis.parent(function)) : nullptr;
}

std::string GraphKeys::nameOf(const std::string& key) {
    const std::size_t begin = isMember(key) ? 1 : 0;
    return key.substr(begin, key.find('@') - begin);
}

std::string GraphKeys::parameter(const ast::FunctionDef& function, Name name) const {
    return std::string(name.text()) + "@" + std::to_string(function.id);
}

std::string GraphKeys::member(const ast::Attribute& attribute) const {
    const auto* base = ast::as<ast::NameExpr>(attribute.value);
    if (!base) return {};
    const ast::ClassDef* owner = nullptr;
    for (const ast::Node* at = scopeAround(attribute, analysis_); at && !owner; at = scopeAround(*at, analysis_)) {
        const ast::arguments* arguments = isFunction(*at) ? argumentsOf(*at) : nullptr;
        if (arguments && !arguments->args.empty() && arguments->args[0]->name == base->id) owner = ownerOf(*at, analysis_);
    }
    const Type& type = *analysis_.typeOf(*base);
    if (!owner && type.kind == TypeKind::Instance && type.definition && analysis_.isOwn(*type.definition))
        owner = ast::as<ast::ClassDef>(type.definition);
    return owner ? "." + std::string(attribute.attr.text()) + "@" + std::to_string(owner->id) : "";
}

std::string GraphKeys::of(const ast::Expr& expr) const {
    if (const auto* attribute = ast::as<ast::Attribute>(&expr)) return member(*attribute);
    const auto* name = ast::as<ast::NameExpr>(&expr);
    if (!name) return {};
    const ast::Node* owner = names_.isDeclared(name->id.text()) ? &module_ : names_.owner(*name, name->id.text());
    return owner ? aliased(std::string(name->id.text()) + "@" + std::to_string(owner->id)) : "";
}

}  // namespace regraft
