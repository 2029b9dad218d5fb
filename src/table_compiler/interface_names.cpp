#include <algorithm>
#include <cctype>
#include <functional>
#include <sstream>

#include "table_compiler/interface_tables.h"

namespace regraft {

using nlohmann::json;

namespace {

bool standsInName(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.'; }

/// `text` with `change` applied to every dotted name in it.
std::string withNames(const std::string& text, const std::function<std::string(const std::string&)>& change) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && standsInName(text[end])) ++end;
        if (end == at) result += text[at++];
        else {
            std::string name = text.substr(at, end - at);
            std::string tail;
            while (name.ends_with('.')) name.pop_back(), tail += '.';
            result += change(name) + tail;
            at = end;
        }
    }
    return result;
}

bool isOrBelow(const std::string& name, const std::string& owner) { return name == owner || name.starts_with(owner + "."); }

}  // namespace

std::string InterfaceNames::renamedName(const std::string& name) const {
    if (!name.starts_with(module + ".")) return name;
    if (std::ranges::any_of(kept, [&](const std::string& one) { return isOrBelow(name, one); })) return name;
    if (isOrBelow(name, array)) return arrayAs + name.substr(array.size());
    return as + name.substr(module.size());
}

std::string InterfaceNames::renamed(const std::string& text) const {
    return withNames(text, [&](const std::string& name) { return renamedName(name); });
}

json InterfaceNames::renamed(const json& value) const {
    if (value.is_string()) return renamed(value.get<std::string>());
    json result = value;
    if (value.is_array())
        for (json& item : result) item = renamed(item);
    if (value.is_object()) {
        result = json::object();
        for (const auto& [key, item] : value.items()) {
            json& changed = result[renamed(key)] = renamed(item);
            if ((key == "unsupported" || key == "differs") && item.is_string()) changed = reworded(item.get<std::string>());
            if (key != "ignored" || !item.is_object()) continue;
            for (json& reason : changed) reason = reworded(reason.get<std::string>());
        }
    }
    return result;
}

std::string InterfaceNames::reworded(const std::string& reason) const {
    return withNames(reason, [&](const std::string& name) { return name == called ? calledAs : renamedName(name); });
}

std::string InterfaceNames::renamedHelper(const std::string& text) const {
    const std::string import = "import " + module + " as " + alias + "\n", own = "import " + as + " as " + aliasAs + "\n";
    const std::size_t at = text.find(import);
    if (at == std::string::npos) return text;
    bool keepsOther = false;
    const std::string rest = withNames(text.substr(at + import.size()), [&](const std::string& name) {
        if (!name.starts_with(alias + ".")) return name;
        const std::string whole = renamedName(module + name.substr(alias.size()));
        const bool isOwn = whole.starts_with(as + ".");
        keepsOther = keepsOther || !isOwn;
        return isOwn ? aliasAs + whole.substr(as.size()) : name;
    });
    return text.substr(0, at) + own + (keepsOther ? import : "") + rest;
}

}  // namespace regraft
