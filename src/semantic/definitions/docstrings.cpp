#include "semantic/definitions/docstrings.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.h"

namespace regraft::semantic {

namespace {

std::string_view docstringOf(const ast::Node& function, std::string_view text) {
    const auto* definition = ast::as<ast::FunctionDef>(&function);
    const auto* first = definition && !definition->body.empty() ? ast::as<ast::ExprStmt>(definition->body[0]) : nullptr;
    const auto* constant = first ? ast::as<ast::Constant>(first->value) : nullptr;
    return constant && constant->value.type == ast::Literal::Type::Str ? constant->span.of(text) : std::string_view();
}

/// Whether a name is one of `x, y`.
bool isAmong(std::string_view names, std::string_view name) {
    while (!names.empty()) {
        const std::size_t comma = std::min(names.find(','), names.size());
        if (trimmed(names.substr(0, comma)) == name) return true;
        names.remove_prefix(std::min(comma + 1, names.size()));
    }
    return false;
}

/// `:param float rate: …`, `:type rate: float`
std::string_view typeInField(std::string_view line, std::string_view name) {
    const std::size_t space = line.find(' '), colon = line.find(':', 1);
    if (space == std::string_view::npos || colon == std::string_view::npos || colon < space) return {};
    const std::string_view field = line.substr(1, space - 1), said = trimmed(line.substr(space, colon - space));
    if (field == "type") return said == name ? line.substr(colon + 1) : std::string_view();
    const std::size_t last = said.rfind(' ');
    const bool isNamed = field == "param" && last != std::string_view::npos && said.substr(last + 1) == name;
    return isNamed ? said.substr(0, last) : std::string_view();
}

/// The type that a line gives `name`; empty if it is of something else.
std::string_view typeSaid(std::string_view line, std::string_view name) {
    if (line.starts_with(':')) return typeInField(line, name);
    const std::size_t colon = line.find(':'), bracket = line.find('(');
    if (colon != std::string_view::npos && colon > 0 && isAmong(line.substr(0, colon), name)) return line.substr(colon + 1);
    if (bracket == std::string_view::npos || !isAmong(line.substr(0, bracket), name)) return {};
    return line.substr(bracket + 1, line.find(')', bracket) - bracket - 1);
}

/// Whether `word` stands in a text by itself, or as a plural.
bool hasWord(std::string_view text, std::string_view word) {
    const auto isPartOfWord = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        std::string_view after = text.substr(at + word.size());
        if (after.starts_with('s')) after.remove_prefix(1);
        if ((at == 0 || !isPartOfWord(text[at - 1])) && (after.empty() || !isPartOfWord(after[0]))) return true;
    }
    return false;
}

std::uint8_t standInsNamed(std::string_view type) {
    const auto names = [&](std::string_view word) { return hasWord(type, word); };
    static constexpr std::array<std::string_view, 3> likes = {"array_like", "array-like", "ArrayLike"};
    static constexpr std::array<std::string_view, 3> lists = {"list", "tuple", "sequence"};
    static constexpr std::array<std::string_view, 5> numbers = {"scalar", "float", "int", "number", "complex"};
    if (std::ranges::any_of(likes, names)) return NumberStandIn | ListStandIn;
    const bool isList = std::ranges::any_of(lists, names), isNumber = !isList && std::ranges::any_of(numbers, names);
    return static_cast<std::uint8_t>((isList ? ListStandIn : 0) | (isNumber && !names("array") ? NumberStandIn : 0));
}

/// "numpy.array", "ndarray, shape (3,)", "torch.Tensor"; of "ndarray or None" and "dict of arrays" nobody knows what comes.
bool namesArray(std::string_view type, const Framework& framework) {
    const auto names = [&](std::string_view word) { return hasWord(type, word); };
    static constexpr std::array<std::string_view, 9> others = {"or",       "of",       "None",     "dict",     "set",
                                                               "iterable", "function", "callable", "generator"};
    if (type.find('|') != std::string_view::npos || type.find('[') != std::string_view::npos || std::ranges::any_of(others, names))
        return false;
    const std::string_view array = framework.array, member = array.substr(array.rfind('.') + 1);
    return names(member) || (names(framework.name) && (names("array") || names("tensor")));
}

bool speaksOfArrays(std::string_view type, const Framework& framework) {
    const std::string_view array = framework.array, member = array.substr(array.rfind('.') + 1);
    static constexpr std::array<std::string_view, 5> words = {"array", "tensor", "Tensor", "matrix", "matrices"};
    return hasWord(type, member) || std::ranges::any_of(words, [&](std::string_view word) { return hasWord(type, word); });
}

/// "the input array" of "the input array to sum": of "rows of the matrix" it is "rows".
std::string_view headOf(std::string_view description) {
    static constexpr std::array<std::string_view, 14> ends = {" of ",    " to ",         " for ",     " in ",   " on ",
                                                              " from ",  " with ",       " or ",      " that ", " which ",
                                                              " whose ", " containing ", " holding ", " where "};
    std::size_t end = std::min(description.find_first_of(",.;:(["), description.size());
    for (const std::string_view word : ends) end = std::min(end, description.find(word));
    return trimmed(description.substr(0, end));
}

/// `:param x: the array to sum`
bool isCalledArray(std::string_view line, std::string_view name, const Framework& framework) {
    constexpr std::string_view field = ":param ";
    const std::size_t colon = line.find(':', 1);
    if (!line.starts_with(field) || colon == std::string_view::npos) return false;
    const std::string_view said = trimmed(line.substr(field.size(), colon - field.size()));
    if (said.substr(said.find_last_of(" \t") + 1) != name) return false;
    const std::string_view head = headOf(line.substr(colon + 1));
    return speaksOfArrays(head.substr(head.find_last_of(" \t") + 1), framework);
}

}  // namespace

std::vector<DocumentedParameter> documentedParameters(const Framework& framework, const ast::Node& function,
                                                      std::span<const ast::arg* const> parameters, std::string_view text) {
    std::string_view rest = docstringOf(function, text);
    if (rest.empty()) return {};
    std::vector<DocumentedParameter> found(parameters.size());
    std::vector<char> isSaid(parameters.size(), false);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = trimmed(rest.substr(0, end));
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const std::string_view type = isSaid[i] ? std::string_view() : typeSaid(line, parameters[i]->name.text());
            if (isCalledArray(line, parameters[i]->name.text(), framework)) found[i].isTold = true;
            if (type.empty()) continue;
            isSaid[i] = true;
            found[i].standIns = standInsNamed(type);
            found[i].isArray = found[i].standIns == 0 && namesArray(type, framework);
            found[i].isTold = found[i].isTold || found[i].standIns != 0 || speaksOfArrays(type, framework);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return found;
}

}  // namespace regraft::semantic
