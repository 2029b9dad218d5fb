#include "emit/unpacked_arguments.h"

#include <algorithm>

#include "lift/outside_name.h"

namespace regraft {

/// What is bound to a name that is bound once.
const ast::Expr* UnpackedArguments::held(const ast::NameExpr& name) const {
    if (!names_) names_.emplace(calls_.module(), analysis_);
    const ast::Node* owner = names_->owner(name, name.id.text());
    if (!owner) return nullptr;
    const auto stores = names_->stores(*owner, name.id.text());
    const auto* assign = stores.size() == 1 ? ast::as<ast::Assign>(analysis_.parent(*stores[0])) : nullptr;
    return assign ? assign->value : nullptr;
}

bool UnpackedArguments::add(const ast::Expr& value, std::vector<ast::keyword*>& keywords) const {
    if (const auto* name = ast::as<ast::NameExpr>(&value)) {
        const ast::Expr* dict = held(*name);
        return dict && dict->kind != ast::Kind::NameExpr && add(*dict, keywords);
    }
    const auto addOne = [&](Name name, ast::Expr* given) {
        ast::keyword keyword;
        keyword.name = name;
        keyword.value = given;
        keyword.span = given->span;
        keywords.push_back(arena_.make<ast::keyword>(keyword));
    };
    if (const auto* dict = ast::as<ast::Dict>(&value)) {
        for (std::size_t i = 0; i < dict->keys.size(); ++i) {
            const auto* key = ast::as<ast::Constant>(dict->keys[i]);
            if (!key || key->value.type != ast::Literal::Type::Str) return false;
            addOne(Name(arena_.make<std::string_view>(key->value.text)), dict->values[i]);
        }
        return true;
    }
    const auto* call = ast::as<ast::Call>(&value);
    if (!call || !call->args.empty() || outsideName(*call->func, analysis_) != "dict") return false;
    return std::ranges::all_of(call->keywords, [&](ast::keyword* keyword) {
        if (!keyword->name) return add(*keyword->value, keywords);
        keywords.push_back(keyword);
        return true;
    });
}

const ast::Call* UnpackedArguments::writtenOut(const ast::Call& call) const {
    std::vector<ast::keyword*> keywords;
    bool isUnpacked = false;
    for (ast::keyword* keyword : call.keywords) {
        if (keyword->name) keywords.push_back(keyword);
        else if (!add(*keyword->value, keywords)) return nullptr;
        isUnpacked = isUnpacked || !keyword->name;
    }
    if (!isUnpacked) return nullptr;
    ast::Call written = call;
    written.keywords = arena_.copy(keywords);
    return arena_.make<ast::Call>(written);
}

}  // namespace regraft
