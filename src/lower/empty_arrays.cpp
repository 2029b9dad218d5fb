#include "lower/empty_arrays.h"

#include <algorithm>

namespace regraft {

namespace {

bool hasNoElements(const neutral::Expr* array) {
    const Type& type = *array->type;
    return type.isArray() && type.rank == 1 && !type.shape.empty() && type.shape[0] == 0;
}

/// Whether the others are of its dtype, so that it changes nothing of the result.
bool isMissedByNone(const neutral::Expr* empty, const std::vector<const neutral::Expr*>& others) {
    return std::ranges::any_of(others, [&](const neutral::Expr* other) {
        const DType dtype = other->type->dtype;
        return other->type->isArray() && dtype != DType::Unknown && dtype == empty->type->dtype;
    });
}

}  // namespace

void leaveOutEmpty(Operands& operands) {
    const std::vector<std::string>& names = operands.context().source.skipsEmpty;
    if (std::ranges::find(names, operands.operation().name) == names.end() || !operands.parts[0]) return;
    const std::optional<neutral::Expr> spelled = operands.spelledOut(*operands.parts[0]);
    if (!spelled) return;
    std::vector<const neutral::Expr*> kept, empty;
    for (const neutral::Expr* item : spelled->parts) (hasNoElements(item) ? empty : kept).push_back(item);
    std::erase_if(empty, [&](const neutral::Expr* item) { return !isMissedByNone(item, kept); });
    if (empty.empty()) return;
    std::vector<const neutral::Expr*> items(spelled->parts.begin(), spelled->parts.end());
    std::erase_if(items, [&](const neutral::Expr* item) { return std::ranges::find(empty, item) != empty.end(); });
    neutral::Expr changed = *spelled;
    changed.parts = operands.context().arena.copy(items);
    operands.parts[0] = operands.context().arena.make<neutral::Expr>(changed);
    operands.isChanged = true;
}

}  // namespace regraft
