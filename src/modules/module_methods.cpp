#include "modules/module_methods.h"

#include <algorithm>

namespace regraft {

ModuleMethods::ModuleMethods(const Analysis& analysis) {
    for (const Use& use : analysis.uses()) {
        const ModuleRules* rules = use.framework->modules ? &*use.framework->modules : nullptr;
        if (rules && std::ranges::find(rules_, rules) == rules_.end()) rules_.push_back(rules);
    }
}

bool ModuleMethods::trains(std::string_view method) const {
    return std::ranges::any_of(rules_, [&](const ModuleRules* rules) { return !rules->train.empty() && rules->train == method; });
}

bool ModuleMethods::evaluates(std::string_view method) const {
    return std::ranges::any_of(rules_, [&](const ModuleRules* rules) { return !rules->eval.empty() && rules->eval == method; });
}

bool ModuleMethods::addsModule(std::string_view method) const {
    return std::ranges::any_of(rules_, [&](const ModuleRules* rules) { return rules->addsModule(method); });
}

bool ModuleMethods::addsParameter(std::string_view method) const {
    return std::ranges::any_of(rules_, [&](const ModuleRules* rules) { return rules->addsParameter(method); });
}

}  // namespace regraft
