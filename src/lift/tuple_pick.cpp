#include "lift/tuple_pick.h"

#include <algorithm>
#include <optional>

#include "ast/integer.h"

namespace regraft {

namespace {

std::optional<std::size_t> constantIndex(const ast::Expr& slice, std::size_t size) {
    std::optional<std::int64_t> value = ast::integerValue(&slice);
    auto count = static_cast<std::int64_t>(size);
    if (!value || *value < -count || *value >= count) return std::nullopt;
    return static_cast<std::size_t>(*value < 0 ? *value + count : *value);
}

std::optional<std::size_t> pickedIndex(const ast::Node& parent, const ast::Expr& node, const Type& type, std::size_t size) {
    if (const auto* subscript = ast::as<ast::Subscript>(&parent))
        return subscript->value == &node ? constantIndex(*subscript->slice, size) : std::nullopt;
    const auto* attribute = ast::as<ast::Attribute>(&parent);
    if (!attribute || attribute->value != &node) return {};
    auto field = std::find(type.fields.begin(), type.fields.end(), attribute->attr.text());
    if (field == type.fields.end()) return {};
    return static_cast<std::size_t>(field - type.fields.begin());
}

}  // namespace

void pickFromTuple(Lifted& lifted, const Analysis& analysis, Arena& arena) {
    const neutral::Expr& whole = *lifted.meaning;
    std::size_t size = whole.kind == neutral::ExprKind::Tuple ? whole.parts.size() : whole.type->items.size();
    const ast::Node* parent = analysis.parent(*lifted.node);
    if (whole.type->kind != TypeKind::Tuple || !parent) return;
    auto index = pickedIndex(*parent, *lifted.node, *whole.type, size);
    if (!index) return;
    const auto* node = static_cast<const ast::Expr*>(parent);
    if (whole.kind == neutral::ExprKind::Tuple) {
        lifted.node = node;
        lifted.meaning = whole.parts[*index];
    } else if (node->kind == ast::Kind::Attribute) {  // other frameworks name the items otherwise, or not at all
        neutral::Expr item{neutral::ExprKind::Item};
        item.parts = arena.copy(std::vector<const neutral::Expr*>{&whole});
        item.index = static_cast<int>(*index);
        item.type = whole.type->items[*index];
        lifted.node = node;
        lifted.meaning = arena.make<neutral::Expr>(item);
    }
}

}  // namespace regraft
