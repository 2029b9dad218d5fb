#include "neutral/tuple_of_many.h"

namespace regraft {

namespace {

constexpr std::string_view mark[] = {"tuple"};

}  // namespace

const Type* tupleOfMany(Arena& arena, const Type* item) {
    Type type = *listType(arena, item);
    type.fields = mark;
    return arena.make<Type>(type);
}

bool isTupleOfMany(const Type& type) { return type.kind == TypeKind::List && type.fields.size() == 1 && type.fields[0] == mark[0]; }

}  // namespace regraft
