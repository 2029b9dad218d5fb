// What itertools makes of iterables.

#include "semantic/calls/iteration_tools.h"

#include <charconv>

#include "neutral/tuple_of_many.h"
#include "semantic/definitions/classes.h"
#include "semantic/evaluation_state.h"

namespace regraft::semantic {

namespace {

constexpr std::size_t longestTuple = 8;

/// The value of a constant int that an argument is known to equal; 0 if it is none.
std::size_t knownLength(const Type& type) {
    const auto* constant = ast::as<ast::Constant>(type.literal);
    if (!constant || constant->value.type != ast::Literal::Type::Int) return 0;
    std::size_t value = 0;
    std::string_view text = constant->value.text;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : 0;
}

}  // namespace

const Type* IterationTools::call(const CallArguments& arguments, std::string_view name) {
    if (arguments.hasStar || arguments.positional.empty() || !arguments.call.keywords.empty()) return nullptr;
    std::vector<const Type*> elements;
    for (const Type* argument : arguments.positional) {
        const Type* element = classes_.iterationOf(argument);
        if (isPending(element)) return state_.unknown({element});
        elements.push_back(generalised(arena_, element, true));
    }
    auto iterator = [&](const Type* element) { return containerOf(arena_, TypeKind::Iterator, element); };
    auto tuples = [&](std::size_t length) {
        bool isKnown = length > 0 && length <= longestTuple;
        std::vector<const Type*> items(isKnown ? length : 1, elements[0]);
        return iterator(containerOf(arena_, isKnown ? TypeKind::Tuple : TypeKind::Iterator, items));
    };
    bool selects = name == "combinations" || name == "permutations" || name == "combinations_with_replacement";
    if (selects && arguments.positional.size() == 2) return tuples(knownLength(*arguments.positional[1]));
    if (name == "permutations" && arguments.positional.size() == 1) return iterator(tupleOfMany(arena_, elements[0]));
    if (name == "pairwise") return tuples(2);
    if (name == "product") return iterator(containerOf(arena_, TypeKind::Tuple, elements));
    if (name == "chain") {
        const Type* joined = pendingType();
        for (const Type* element : elements) joined = joinTypes(arena_, joined, element);
        return iterator(joined);
    }
    if (name == "islice" || name == "cycle") return iterator(elements[0]);
    return nullptr;
}

}  // namespace regraft::semantic
