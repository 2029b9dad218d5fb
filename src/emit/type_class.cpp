#include "emit/type_class.h"

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

}  // namespace regraft
