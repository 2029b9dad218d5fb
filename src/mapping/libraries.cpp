#include "mapping/libraries.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "mapping/json_fields.h"
#include "mapping/tables.h"

namespace regraft {

using nlohmann::json;

namespace {

/// "pytorch-lightning" of the module `pytorch_lightning`; modules inside others are installed with these.
std::vector<std::string> distributionsOf(const std::vector<std::string>& modules) {
    std::vector<std::string> distributions;
    for (std::string name : modules) {
        if (name.find('.') != name.npos) continue;
        std::replace(name.begin(), name.end(), '_', '-');
        distributions.push_back(std::move(name));
    }
    return distributions;
}

Library readLibrary(const json& object, const std::string& where, TableProblems& problems) {
    fields::checkKeys(object, where, {"modules", "distributions", "works_with", "gives", "takes_any", "whole", "instead"}, problems);
    Library library;
    library.modules = fields::texts(object, "modules", problems);
    library.distributions =
        object.contains("distributions") ? fields::texts(object, "distributions", problems) : distributionsOf(library.modules);
    library.worksWith = fields::texts(object, "works_with", problems);
    library.gives = fields::flag(object, "gives", where, problems);
    library.takesAny = fields::flag(object, "takes_any", where, problems);
    library.isWhole = fields::flag(object, "whole", where, problems);
    if (library.gives && library.worksWith.empty()) problems.push_back({where, "`gives` goes with `works_with`"});
    if (library.isWhole && library.gives) problems.push_back({where, "`whole` goes without `gives`"});
    if (library.takesAny && !library.gives) problems.push_back({where, "`takes_any` goes with `gives`"});
    if (const auto instead = object.find("instead"); instead != object.end())
        for (const auto& [framework, name] : instead->items())
            library.instead[framework] = fields::text(*instead, framework.c_str(), where + "/instead", problems);
    return library;
}

}  // namespace

bool Library::worksIn(const Framework& framework) const {
    return worksWith.empty() || std::ranges::find(worksWith, framework.name) != worksWith.end();
}

std::string_view Library::moduleOf(std::string_view name) const {
    const auto holds = [&](std::string_view module) {
        return name.starts_with(module) && (name.size() == module.size() || name[module.size()] == '.');
    };
    const auto module = std::ranges::find_if(modules, holds);
    return module == modules.end() ? name : std::string_view(*module);
}

Libraries::Libraries(const json& table, TableProblems& problems) {
    fields::checkKeys(table, "", {"libraries", "alike", "python", "notes"}, problems);
    const json list = table.value("libraries", json::array());
    for (std::size_t i = 0; i < list.size(); ++i) libraries_.push_back(readLibrary(list[i], "/libraries/" + std::to_string(i), problems));
    for (std::size_t i = 0; i < libraries_.size(); ++i)
        for (const std::string& module : libraries_[i].modules)
            if (!byModule_.emplace(module, &libraries_[i]).second)
                problems.push_back({"/libraries/" + std::to_string(i) + "/modules", "`" + module + "` is named twice"});
    for (std::string& module : fields::texts(table, "alike", problems)) alike_.insert(std::move(module));
    for (std::string& module : fields::texts(table, "python", problems)) {
        if (byModule_.contains(module)) problems.push_back({"/python", "`" + module + "` is among the libraries, too"});
        python_.insert(std::move(module));
    }
}

const Library* Libraries::of(std::string_view module) const {
    for (std::string_view head = module; !head.empty(); head = head.substr(0, head.rfind('.'))) {
        if (const auto found = byModule_.find(head); found != byModule_.end()) return found->second;
        if (head.rfind('.') == head.npos) break;
    }
    return nullptr;
}

namespace {
std::string topOf(std::string_view module) { return std::string(module.substr(0, module.find('.'))); }
}  // namespace

bool Libraries::hasAlikes(std::string_view module) const { return alike_.contains(topOf(module)); }
bool Libraries::isPython(std::string_view module) const { return python_.contains(topOf(module)); }

}  // namespace regraft
