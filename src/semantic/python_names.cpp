#include "semantic/python_names.h"

#include <algorithm>
#include <array>

namespace regraft::semantic {

namespace {

constexpr std::string_view commonMembers[] = {
#include "semantic/common_members.def"
};
constexpr std::string_view libraryMembers[] = {
#include "semantic/library_members.def"
};
constexpr std::array<std::string_view, 22> commonKeywords = {
    "axis", "copy",  "default", "dtype", "encoding", "end",  "errors",   "exclude", "format", "inplace", "key",
    "kind", "level", "max",     "min",   "n",        "name", "nullable", "reverse", "sep",    "shape",   "start"};

template <class Range>
bool contains(const Range& sorted, std::string_view name) {
    return std::binary_search(std::begin(sorted), std::end(sorted), name);
}

}  // namespace

bool isCommonMember(std::string_view name) { return name.starts_with("_") || contains(commonMembers, name); }

bool isStatistic(std::string_view name) {
    constexpr std::string_view statistics[] = {"max", "mean", "median", "min"};
    return contains(statistics, name);
}

bool isLibraryMember(std::string_view name) { return contains(libraryMembers, name); }
bool isCommonKeyword(std::string_view name) { return contains(commonKeywords, name); }

bool givesFirstArray(std::string_view name) {
    constexpr std::string_view functions[] = {"einops.rearrange", "einops.reduce", "einops.repeat"};
    return contains(functions, name);
}

const Type* pythonConstant(std::string_view name) {
    if (name == "math.pi" || name == "math.e" || name == "math.inf" || name == "math.nan" || name == "math.tau")
        return simpleType(TypeKind::Float);
    if (name == "sys.maxsize") return simpleType(TypeKind::Int);
    if (name == "builtins.__file__" || name == "builtins.__name__") return simpleType(TypeKind::Str);
    return nullptr;
}

}  // namespace regraft::semantic
