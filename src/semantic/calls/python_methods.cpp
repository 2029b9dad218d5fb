#include "semantic/calls/python_methods.h"

#include <array>

#include "semantic/dicts.h"
#include "semantic/evaluation_state.h"
#include "semantic/frameworks/objects.h"
#include "semantic/language/assignments.h"

namespace regraft::semantic {

namespace {

struct MethodResult {
    std::string_view name;
    TypeKind kind;
};

constexpr MethodResult stringMethods[] = {{"startswith", TypeKind::Bool}, {"endswith", TypeKind::Bool},     {"isdigit", TypeKind::Bool},
                                          {"isalpha", TypeKind::Bool},    {"isidentifier", TypeKind::Bool}, {"find", TypeKind::Int},
                                          {"index", TypeKind::Int},       {"count", TypeKind::Int},         {"rfind", TypeKind::Int},
                                          {"encode", TypeKind::Bytes},    {"islower", TypeKind::Bool},      {"isupper", TypeKind::Bool}};

}  // namespace

const Type* PythonMethods::call(const CallArguments& arguments, const ast::Attribute& method, const Type* base) {
    std::string_view name = method.attr.text();
    switch (base->kind) {
        case TypeKind::Str:
            for (const MethodResult& result : stringMethods)
                if (result.name == name) return simpleType(result.kind);
            if (name == "split" || name == "rsplit" || name == "splitlines")
                return containerOf(arena_, TypeKind::List, simpleType(TypeKind::Str));
            if (name == "partition" || name == "rpartition") return simpleType(TypeKind::Tuple);
            return simpleType(TypeKind::Str);
        case TypeKind::List: return listMethod(arguments, method, base);
        case TypeKind::Dict: return dictMethod(arguments, method, base);
        case TypeKind::Set:
            if (name == "add" && arguments.positional.size() == 1 && arguments.positional[0])
                assignments_.changeContainer(*method.value, containerOf(arena_, TypeKind::Set,
                                                                        joinTypes(arena_, elementOf(arena_, base),
                                                                                  generalised(arena_, arguments.positional[0], true))));
            if (name == "pop") return elementOf(arena_, base);
            if (name == "copy" || name == "union" || name == "intersection" || name == "difference") return base;
            return unknownType();
        case TypeKind::DType: return objects_.memberOfClass(method, *base, "dtype");
        case TypeKind::Device: return objects_.memberOfClass(method, *base, "device");
        case TypeKind::Tuple:
        case TypeKind::Shape:
            if (name == "count" || name == "index") return simpleType(TypeKind::Int);
            return base->kind == TypeKind::Shape ? objects_.callMember(arguments, method, *base) : unknownType();
        default: return unknownType();
    }
}

const Type* PythonMethods::listMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* base) {
    std::string_view name = method.attr.text();
    const Type* element = elementOf(arena_, base);
    auto addElement = [&](const Type* added) {
        if (isPlaceholder(added)) added = state_.unknown({added});
        assignments_.changeContainer(*method.value,
                                     containerOf(arena_, TypeKind::List, joinTypes(arena_, element, generalised(arena_, added, true))));
        return simpleType(TypeKind::None);
    };
    if (name == "append") return addElement(arguments.at(0));
    if (name == "insert") return addElement(arguments.at(1));
    if (name == "extend") return addElement(state_.isSoft(arguments.at(0)) ? pendingType() : elementOf(arena_, arguments.at(0)));
    if (name == "pop") return element;
    if (name == "copy") return base;
    if (name == "index" || name == "count") return simpleType(TypeKind::Int);
    return simpleType(name == "sort" || name == "reverse" || name == "clear" || name == "remove" ? TypeKind::None : TypeKind::Unknown);
}

const Type* PythonMethods::dictMethod(const CallArguments& arguments, const ast::Attribute& method, const Type* base) {
    std::string_view name = method.attr.text();
    bool isKnown = isKnownDict(*base);
    const Type* key = isKnown ? base->items[0] : unknownType();
    const Type* value = isKnown ? base->items[1] : unknownType();
    if (name == "keys") return containerOf(arena_, TypeKind::Iterator, key);
    if (name == "values") return containerOf(arena_, TypeKind::Iterator, value);
    if (name == "items") return containerOf(arena_, TypeKind::Iterator, tupleType(arena_, std::array{key, value}));
    if (name == "copy") return base;
    if (name == "get" || name == "pop" || name == "setdefault") {
        const Type* other =
            arguments.positional.size() > 1 && arguments.positional[1] ? arguments.positional[1] : simpleType(TypeKind::None);
        if (isKnown) value = valueAt(*base, *arguments.at(0));
        if (isKnown && name == "setdefault")
            assignments_.changeContainer(*method.value, withEntry(arena_, *base, arguments.at(0), other, false));
        if (name == "pop" && arguments.call.args.size() < 2) return value;
        return joinTypes(arena_, value, generalised(arena_, other, true));
    }
    if (name == "update") {
        const Type* other = arguments.positional.size() == 1 ? arguments.at(0) : unknownType();
        const bool areDicts = isKnown && isKnownDict(*other) && arguments.call.keywords.empty();
        assignments_.changeContainer(*method.value, areDicts ? merged(arena_, *base, *other) : simpleType(TypeKind::Dict));
        return simpleType(TypeKind::None);
    }
    return unknownType();
}

}  // namespace regraft::semantic
