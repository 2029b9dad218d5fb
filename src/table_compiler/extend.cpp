// Tables of users, on top of those that are compiled already.

#include <algorithm>

#include "mapping/bundle.h"
#include "table_compiler/compiler.h"

namespace regraft {

using nlohmann::json;

void TableCompiler::start(std::string_view bytes) {
    const Bundle bundle(bytes);
    for (const std::string_view key : bundle.keysBelow("")) bundle_[std::string(key)] = *bundle.find(key);
    for (const std::string_view name : bundle.keysBelow("op/")) {
        TableProblems none;
        operations_.emplace(std::string(name), readOperation(name, json::parse(*bundle.find("op/" + std::string(name))), store_, none));
    }
    for (const std::string_view name : bundle.keysBelow("framework/")) {
        TableProblems none;
        frameworks_.push_back(
            std::make_unique<Framework>(readFramework(json::parse(*bundle.find("framework/" + std::string(name))), none)));
    }
}

void TableCompiler::extend(const std::filesystem::path& path) {
    TableFile file;
    if (!std::filesystem::exists(path)) return problems_.push_back(path.string() + ": no such file");
    if (!load(path, file)) return;
    if (!file.json.is_object()) return report(file, "", "a table is an object with `framework` and `entries`");
    for (const char* list : {"entries", "lowerings"})
        if (file.json.contains(list) && !file.json[list].is_array()) return report(file, std::string("/") + list, "a list is wanted");
    const json name = file.json.value("framework", json());
    const auto known = std::find_if(frameworks_.begin(), frameworks_.end(),
                                    [&](const auto& one) { return name.is_string() && one->name == name.get<std::string>(); });
    if (known == frameworks_.end())
        return report(file, name.is_null() ? "" : "/framework", "`framework` is wanted: the name of one that regraft knows");
    for (const auto& [key, value] : file.json.items())
        if (key != "framework" && key != "area" && key != "entries" && key != "lowerings" && key != "notes")
            report(file, "/" + key, "unknown key `" + key + "`");
    try {
        extendFramework(**known, file);
    } catch (const json::exception& error) {
        problems_.push_back(file.path + ": " + error.what());
    }
}

void TableCompiler::extendFramework(Framework& framework, const TableFile& file) {
    const json entries = file.json.value("entries", json::array());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::string pointer = "/entries/" + std::to_string(i);
        if (!entries[i].is_object() || !entries[i].contains("api") || !entries[i]["api"].is_string()) {
            report(file, pointer, "an entry is an object with `api`, `signature` and `lift`");
            continue;
        }
        forget(framework, entries[i]);
        addModule(framework, entries[i]["api"].get<std::string>());
        addEntry(framework, file, i);
    }
    for (std::size_t i = 0; i < file.json.value("lowerings", json::array()).size(); ++i) addLowering(framework, file, i);
}

/// A wrapper's module counts as one of the framework's.
void TableCompiler::addModule(Framework& framework, std::string_view api) {
    const std::string module(api.substr(0, std::min(api.rfind('.'), api.size())));
    const auto isIn = [&](const std::string& known) { return module == known || module.starts_with(known + "."); };
    if (std::any_of(framework.importModules.begin(), framework.importModules.end(), isIn)) return;
    framework.importModules.push_back(module);
    std::string& text = bundle_["framework/" + framework.name];
    json about = json::parse(text);
    about["import_modules"] = framework.importModules;
    text = about.dump();
}

/// What the tables had of an API goes, and so does the way back to it.
void TableCompiler::forget(const Framework& framework, const json& entry) {
    std::vector<std::string> names = {entry["api"].get<std::string>()};
    for (const json& also : entry.value("also", json::array()))
        if (also.is_string()) names.push_back(also.get<std::string>());
    for (const std::string& name : names) {
        const std::string key = "api/" + framework.name + "/" + name;
        if (extended_.insert(key).second) bundle_.erase(key);
    }
    const std::string prefix = "lower/" + framework.name + "/";
    for (auto at = bundle_.lower_bound(prefix); at != bundle_.end() && at->first.starts_with(prefix); ++at) {
        if (at->second.find("\"" + names[0] + "\"") == std::string::npos) continue;
        json kept = json::array();
        for (const json& one : json::parse(at->second))
            if (one.value("inverse", "") != names[0]) kept.push_back(one);
        at->second = kept.dump();
    }
}

std::vector<std::string> TableCompiler::extendedApis() const {
    std::vector<std::string> apis;
    for (const std::string& key : extended_) apis.push_back(key.substr(std::string_view("api/").size()));
    return apis;
}

void TableCompiler::finish() {
    for (auto& [key, list] : explicitLowerings_) {
        json all = list;
        if (const auto known = bundle_.find(key); known != bundle_.end())
            for (json& one : json::parse(known->second)) all.push_back(std::move(one));
        bundle_[key] = all.dump();
    }
    for (auto& [key, list] : inverses_) {
        json all = json::array();
        if (const auto known = bundle_.find(key); known != bundle_.end()) all = json::parse(known->second);
        for (json& one : list) all.push_back(std::move(one));
        bundle_[key] = all.dump();
    }
    checkApisExist();
}

}  // namespace regraft
