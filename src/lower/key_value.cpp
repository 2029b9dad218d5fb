#include "lower/key_value.h"

#include <algorithm>

#include "lower/build.h"

namespace regraft {

namespace {

bool hasSlice(const ast::Expr& key) {
    const auto* tuple = ast::as<ast::Tuple>(&key);
    if (!tuple) return key.kind == ast::Kind::Slice;
    return std::ranges::any_of(tuple->elts, [](const ast::Expr* item) { return hasSlice(*item); });
}

const py::Expr* itemAsValue(const ast::Expr& item, Arena& arena) {
    if (const auto* tuple = ast::as<ast::Tuple>(&item)) {
        std::vector<const py::Expr*> items;
        for (const ast::Expr* element : tuple->elts) items.push_back(itemAsValue(*element, arena));
        return py::node(arena, py::ExprKind::Tuple, items);
    }
    const auto* slice = ast::as<ast::Slice>(&item);
    if (!slice) return py::source(arena, item);
    const auto bound = [&](const ast::Expr* value) { return value ? py::source(arena, *value) : py::literal(arena, "None"); };
    std::vector<py::Argument> arguments;
    if (slice->lower || slice->step) arguments.push_back({{}, bound(slice->lower), nullptr});
    arguments.push_back({{}, bound(slice->upper), nullptr});
    if (slice->step) arguments.push_back({{}, bound(slice->step), nullptr});
    return py::call(arena, py::name(arena, py::ExprKind::Name, "slice"), arguments);
}

}  // namespace

const py::Expr* keyAsValue(const neutral::Expr& key, Arena& arena, const LowerPart& lowerPart) {
    const bool isWritten = key.kind == neutral::ExprKind::Source || key.kind == neutral::ExprKind::Literal;
    const ast::Expr* written = key.kind == neutral::ExprKind::Source ? key.source : key.literal;
    if (isWritten && hasSlice(*written)) return itemAsValue(*written, arena);
    if (key.kind != neutral::ExprKind::Tuple) return lowerPart(key);
    std::vector<const py::Expr*> items;
    for (const neutral::Expr* item : key.parts) items.push_back(keyAsValue(*item, arena, lowerPart));
    const bool isWhole = std::ranges::all_of(items, [](const py::Expr* item) { return item; });
    return isWhole ? py::node(arena, py::ExprKind::Tuple, items) : nullptr;
}

}  // namespace regraft
