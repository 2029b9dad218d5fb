#include "mapping/json_fields.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace regraft::fields {

using nlohmann::json;

void checkKeys(const json& object, std::string_view where, std::initializer_list<std::string_view> known, TableProblems& problems) {
    for (const auto& [key, value] : object.items())
        if (std::find(known.begin(), known.end(), key) == known.end())
            problems.push_back({std::string(where) + "/" + key, "unknown key `" + key + "`"});
}

std::string text(const json& object, const char* key, std::string_view where, TableProblems& problems) {
    auto it = object.find(key);
    if (it == object.end()) return {};
    if (!it->is_string()) {
        problems.push_back({std::string(where) + "/" + key, "a string is expected"});
        return {};
    }
    return it->get<std::string>();
}

std::vector<std::string> texts(const json& object, const char* key, TableProblems& problems) {
    std::vector<std::string> all;
    auto it = object.find(key);
    if (it == object.end()) return all;
    if (!it->is_array()) {
        problems.push_back({std::string("/") + key, "a list of strings is expected"});
        return all;
    }
    for (const json& item : *it) {
        if (item.is_string()) all.push_back(item.get<std::string>());
        else problems.push_back({std::string("/") + key, "a list of strings is expected"});
    }
    return all;
}

const ast::Expr* expression(const json& object, const char* key, std::string_view where, TemplateStore& store, TableProblems& problems) {
    std::string source = text(object, key, where, problems);
    if (source.empty()) return nullptr;
    std::string error;
    const ast::Expr* parsed = store.expression(source, error);
    if (!parsed) problems.push_back({std::string(where) + "/" + key, error});
    return parsed;
}

std::span<const ast::Expr* const> expressions(const json& object, const char* key, TemplateStore& store, TableProblems& problems) {
    std::vector<const ast::Expr*> all;
    for (const std::string& source : texts(object, key, problems)) {
        std::string error;
        all.push_back(store.expression(source, error));
        if (!all.back()) problems.push_back({std::string("/") + key, error});
    }
    return store.arena().copy(all);
}

std::span<const Parameter> signature(const json& object, std::string_view where, TemplateStore& store, TableProblems& problems) {
    std::string error;
    auto parameters = store.signature(text(object, "signature", where, problems), error);
    if (!error.empty()) problems.push_back({std::string(where) + "/signature", error});
    return parameters;
}

bool flag(const json& object, const char* key, std::string_view where, TableProblems& problems, bool otherwise) {
    auto it = object.find(key);
    if (it == object.end()) return otherwise;
    if (!it->is_boolean()) problems.push_back({std::string(where) + "/" + key, "true or false is expected"});
    return it->is_boolean() ? it->get<bool>() : otherwise;
}

}  // namespace regraft::fields
