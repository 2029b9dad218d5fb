#include "emit/unknown_writes.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "ast/display.h"
#include "ast/visit.h"

namespace regraft {

namespace {

/// Methods of Python's containers that arrays have not.
constexpr std::array<std::string_view, 13> containerMethods = {"append", "extend", "insert",     "pop",    "remove", "clear",  "items",
                                                               "keys",   "values", "setdefault", "update", "get",    "popitem"};

class UnknownWrites {
public:
    explicit UnknownWrites(OutcomeContext& context) : context_(context) { collectContainers(); }

    void report(const ast::Expr& target) {
        if (ast::isDisplay(&target))
            for (const ast::Expr* one : ast::elementsOf(&target)) report(*one);
        const auto* item = ast::as<ast::Subscript>(&target);
        if (!item || context_.analysis.useAt(*item) || !mayBeArray(*item->value) || !isIndex(*item->slice)) return;
        const std::string name(textOf(*item->value));
        context_.sink.report(DiagCode::UnknownWrite, item->span, name, {name, context_.target.name});
    }

private:
    std::string_view textOf(const ast::Node& node) const { return node.span.of(context_.file.text); }

    void collectContainers() {
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
            if (method && std::ranges::find(containerMethods, method->attr.text()) != containerMethods.end())
                containers_.insert(textOf(*method->value));
            return true;
        });
    }

    bool mayBeArray(const ast::Expr& value) const {
        const auto* member = ast::as<ast::Attribute>(&value);
        const bool isVariable = value.kind == ast::Kind::NameExpr || (member && member->value->kind == ast::Kind::NameExpr);
        return isVariable && context_.analysis.typeOf(value)->isUnknown() && context_.analysis.qualifiedName(value).empty() &&
               !containers_.contains(textOf(value));
    }

    /// An index of lists or arrays; a tuple of names is a key of a dict as well.
    bool isIndex(const ast::Expr& key) const {
        const auto* several = ast::as<ast::Tuple>(&key);
        if (several) return std::ranges::any_of(several->elts, [this](const ast::Expr* one) { return isIndex(*one); });
        const Type* type = context_.analysis.typeOf(key);
        return key.kind == ast::Kind::Slice || key.kind == ast::Kind::Compare || type->kind == TypeKind::Int || type->isArray() ||
               type->kind == TypeKind::Ellipsis || type->kind == TypeKind::Slice;
    }

    OutcomeContext& context_;
    std::unordered_set<std::string_view> containers_;  ///< texts of what the file uses as a list or dict
};

}  // namespace

void reportUnknownWrites(OutcomeContext& context) {
    const bool isWritable = std::ranges::any_of(context.from, &Framework::isMutable);
    if (context.target.isMutable || context.isNeutral || context.isOnlyMigration() || !isWritable) return;
    UnknownWrites writes(context);
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        if (const auto* assign = ast::as<ast::Assign>(&node))
            for (const ast::Expr* target : assign->targets) writes.report(*target);
        if (const auto* augmented = ast::as<ast::AugAssign>(&node)) writes.report(*augmented->target);
        return true;
    });
}

}  // namespace regraft
