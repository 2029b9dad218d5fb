#include "inspect.h"

#include <stdexcept>

namespace regraft::test {

InspectedFile::InspectedFile(std::string source, std::vector<std::string> from) : text(std::move(source)) {
    ParseResult result = parseModule(text);
    if (result.error) throw std::runtime_error(result.error->message);
    parsed = std::move(result.file);
    std::vector<const Framework*> frameworks;
    for (const std::string& name : from) frameworks.push_back(Tables::builtin().framework(name));
    analysed = analyse(*parsed, frameworks);
}

std::vector<std::string> Inspection::typesOf(std::string_view source) const {
    std::string printed = analysis_.printTypes(), quoted = " `" + std::string(source) + "`";
    std::vector<std::string> found;
    for (std::size_t start = 0; start < printed.size();) {
        std::size_t end = printed.find('\n', start);
        std::string_view line = std::string_view(printed).substr(start, end - start);
        if (line.ends_with(quoted)) {
            line.remove_suffix(quoted.size());
            found.emplace_back(line.substr(line.find(' ') + 1));
        }
        start = end + 1;
    }
    return found;
}

std::string Inspection::type(std::string_view source) const {
    auto found = typesOf(source);
    return found.empty() ? "" : found.back();
}

std::string Inspection::firstType(std::string_view source) const {
    auto found = typesOf(source);
    return found.empty() ? "" : found.front();
}

std::vector<std::string> Inspection::uses() const {
    std::vector<std::string> names;
    for (const Use& use : analysis_.uses())
        names.push_back((use.asValue ? "=" : "") + use.name + (use.assumed ? "?" : "") + (use.isStore ? "!" : ""));
    return names;
}

const Use* Inspection::use(std::string_view name) const {
    for (const Use& use : analysis_.uses())
        if (use.name == name) return &use;
    return nullptr;
}

}  // namespace regraft::test
