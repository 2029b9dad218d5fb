#include "mapping/beside.h"

#include <algorithm>
#include <vector>

namespace regraft {

namespace {

bool isSequence(const Type& type) { return type.kind == TypeKind::List || type.kind == TypeKind::Tuple; }

bool comesFromBeside(const Type& type, const Framework& framework) {
    return (type.isArray() && type.framework != framework.id) || type.kind == TypeKind::Beside;
}

}  // namespace

const Type* besideIn(const Type* type, const Framework& framework) {
    if (comesFromBeside(*type, framework)) return type;
    if (!isSequence(*type)) return nullptr;
    for (const Type* item : type->items)
        if (const Type* found = besideIn(item, framework)) return found;
    return nullptr;
}

const Type* takenAs(const Type* type, const Framework& framework, Arena& arena) {
    if (!besideIn(type, framework)) return type;
    Type taken = *type;
    taken.literal = nullptr;
    if (isSequence(*type)) {
        std::vector<const Type*> items;
        for (const Type* item : type->items) items.push_back(takenAs(item, framework, arena));
        taken.items = arena.copy(items);
        return arena.make<Type>(taken);
    }
    if (!type->isArray()) return arrayType(arena, framework.id, DType::Unknown);
    taken.framework = framework.id;
    taken.dtype = takenUnder(type->dtype, framework.dtypeRules);
    return arena.make<Type>(taken);
}

}  // namespace regraft
