#include "project/mentions.h"

#include <algorithm>

#include "mapping/libraries.h"
#include "project/import_names.h"

namespace regraft {
namespace {

std::vector<const Framework*> orAll(std::vector<const Framework*> frameworks) {
    if (frameworks.empty())
        for (const Framework& known : Tables::builtin().frameworks()) frameworks.push_back(&known);
    return frameworks;
}

std::vector<std::string> wordsOf(const std::vector<const Framework*>& frameworks) {
    std::vector<std::string> words = {"regraft"};
    for (const Framework* framework : frameworks) {
        if (framework->isNeutral) words.insert(words.end(), {"__array_namespace__", "array_namespace", "xp"});
        words.push_back(framework->module);
        for (const std::string& module : framework->importModules) words.push_back(module.substr(0, module.find('.')));
    }
    return words;
}

}  // namespace

Mentions::Mentions(std::vector<const Framework*> frameworks) : frameworks_(orAll(std::move(frameworks))), words_(wordsOf(frameworks_)) {}

bool Mentions::areImported(const std::vector<std::string>& names) const {
    const Tables& tables = Tables::builtin();
    return std::ranges::any_of(names, [&](const std::string& name) {
        if (name.front() == '.') return false;
        if (std::ranges::find(frameworks_, tables.frameworkOfModule(name)) != frameworks_.end()) return true;
        const Library* library = tables.libraries().of(name);
        return library && std::ranges::any_of(frameworks_, [&](const Framework* one) { return library->isBoundTo(*one); });
    });
}

bool Mentions::in(std::string_view text) const { return words_.mentionsOne(text) || areImported(importNames(text)); }

bool Mentions::in(std::string_view text, const std::vector<std::string>& imports) const {
    return words_.mentionsOne(text) || areImported(imports);
}

}  // namespace regraft
