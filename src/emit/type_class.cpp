#include "emit/type_class.h"

#include <algorithm>

#include "mapping/instantiate.h"
#include "mapping/result_type.h"

namespace regraft {

std::string_view typeClassOf(const Use& use, const Framework& target) {
    if (use.site.call || use.site.receiver) return {};
    for (const auto& [kind, name] : use.framework->typeClasses) {
        auto counterpart = target.typeClasses.find(kind);
        if (name != use.name || counterpart == target.typeClasses.end()) continue;
        bool isOwnClass = counterpart->second.find('.') != std::string::npos;
        if (use.inAnnotation || (kind == "device" && isOwnClass)) return counterpart->second;
    }
    return {};
}

bool isOfSharedClass(const Use& use, const Framework& target) {
    const auto isSame = [](const std::string& one, const std::string& other) { return one == other || one.ends_with("." + other) || other.ends_with("." + one); };
    return !use.api && std::any_of(use.framework->typeClasses.begin(), use.framework->typeClasses.end(), [&](const auto& known) {
        const auto counterpart = target.typeClasses.find(known.first);
        return counterpart != target.typeClasses.end() && isSame(known.second, counterpart->second) && use.name.starts_with(known.second + ".");
    });
}

std::string helperClassOf(const Use& use, const Framework& target) {
    if (use.site.call || use.site.receiver || !use.api) return {};
    const auto* made = ast::as<ast::Call>(use.api.entry->overloads.front().lift);
    const Operation* operation = made ? operationNamed(*made->func) : nullptr;
    if (!operation || objectRole(*operation).empty() || !Tables::builtin().lowerings(target, *operation).empty()) return {};
    const auto* helper = ast::as<ast::Call>(operation->decomposition);
    const std::string name = helper ? dottedName(*helper->func) : std::string();
    return name.starts_with("helpers.") ? name.substr(name.find('.') + 1) : std::string();
}

}  // namespace regraft
