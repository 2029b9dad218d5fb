#include "emit/companion_imports.h"

#include <algorithm>
#include <set>

namespace regraft {

namespace {

/// Whether a distribution's module is called so: `pytorch_lightning` of pytorch-lightning.
bool isModuleOf(std::string distribution, std::string_view module) {
    std::replace(distribution.begin(), distribution.end(), '-', '_');
    return distribution == module;
}

bool accompanies(const Framework& framework, std::string_view module) {
    return std::ranges::any_of(framework.companions, [&](const std::string& one) { return isModuleOf(one, module); });
}

}  // namespace

void reportCompanions(const Analysis& analysis, std::span<const Framework* const> from, const Framework& target, DiagnosticSink& sink) {
    std::set<std::string> told;
    for (const ImportedName& import : analysis.imports()) {
        const std::string module = import.target.substr(0, import.target.find('.'));
        const auto owner = std::ranges::find_if(from, [&](const Framework* one) { return one != &target && accompanies(*one, module); });
        if (owner == from.end() || import.isOwn || accompanies(target, module) || !told.insert(module).second) continue;
        const std::string reason = "it is made for " + (*owner)->name + ", and knows no arrays of another framework";
        sink.report(DiagCode::NoCounterpart, import.alias->span, module, {module, target.name, reason});
    }
}

}  // namespace regraft
