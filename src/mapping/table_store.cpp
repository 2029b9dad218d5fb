#include "mapping/table_store.h"

#include <nlohmann/json.hpp>

namespace regraft {

using nlohmann::json;

std::string_view operationPart(const Framework& framework, std::string_view qualifiedName) {
    if (!framework.isNeutral || !qualifiedName.starts_with(framework.module + ".")) return {};
    return qualifiedName.substr(framework.module.size() + 1);
}

std::string bundleKey(std::string_view kind, const Framework& framework, std::string_view name) {
    std::string out(kind);
    out += '/';
    out += framework.name;
    out += '/';
    out += name;
    return out;
}

Tables::Store::Store(std::string_view bytes) : bundle(bytes) {
    readFrameworks();
    TableProblems problems;  // the table compiler has reported them
    libraries = std::make_unique<Libraries>(json::parse(bundle.find("libraries").value_or("{}")), problems);
}

void Tables::Store::readFrameworks() {
    for (std::string_view name : bundle.keysBelow("framework/")) {
        json object = json::parse(*bundle.find("framework/" + std::string(name)));
        TableProblems problems;  // the table compiler has reported them
        frameworks.push_back(readFramework(object, problems));
        frameworks.back().id = static_cast<FrameworkId>(frameworks.size());
        for (const json& alias : object.value("aliases", json::array()))
            aliases.emplace_back(alias.get<std::string>(), frameworks.back().id);
    }
}

const ApiEntry* Tables::Store::entry(const Framework& framework, std::string_view tableText) {
    return entries.get(tableText.data(), making, [&] {
        TableProblems problems;
        auto made = std::make_unique<ApiEntry>(readEntry(json::parse(tableText), framework, templates, problems));
        for (Overload& overload : made->overloads) overload.entry = made.get();
        return made;
    });
}

namespace {

/// "sum(x, axis=axis)": an operation applied to its own parameters.
std::string applicationText(const Operation& operation) {
    std::string out(operation.name);
    for (const Parameter& parameter : operation.parameters) {
        out += out.size() == operation.name.size() ? "(" : ", ";
        if (parameter.kind == ParamKind::VarPositional) out += "*";
        else if (parameter.kind != ParamKind::PositionalOnly) out += std::string(parameter.name) + "=";
        out += parameter.name;
    }
    return operation.parameters.empty() ? out + "()" : out + ")";
}

}  // namespace

/// An entry that no table has: the neutral framework's functions are the operations themselves.
const ApiEntry* Tables::Store::operationEntry(const Framework& framework, std::string_view operation) {
    return operationEntries.get(std::string(operation), making, [&]() -> std::unique_ptr<ApiEntry> {
        auto text = bundle.find("op/" + std::string(operation));
        if (!text) return nullptr;
        json object = json::parse(*text), entry{{"api", framework.module + "." + std::string(operation)}};
        TableProblems problems;
        if (!object.contains("signature")) entry["lift"] = operation;
        else {
            entry["signature"] = object["signature"];
            entry["lift"] = applicationText(readOperation(operation, object, templates, problems));
        }
        auto made = std::make_unique<ApiEntry>(readEntry(entry, framework, templates, problems));
        for (Overload& overload : made->overloads) overload.entry = made.get();
        return made;
    });
}

const ApiEntry* Tables::Store::found(const Framework& framework, std::string_view name) {
    auto text = bundle.find(bundleKey("api", framework, name));
    return text ? entry(framework, *text) : nullptr;
}

namespace {

/// "jax.lax.*_p" of "jax.lax.abs_p": all names of the module with that end; empty if there is none.
std::string sameEnd(std::string_view qualifiedName) {
    const std::size_t dot = qualifiedName.rfind('.'), end = qualifiedName.rfind('_');
    if (dot == qualifiedName.npos || end == qualifiedName.npos || end < dot) return {};
    return std::string(qualifiedName.substr(0, dot)) + ".*" + std::string(qualifiedName.substr(end));
}

}  // namespace

/// What is said of a module or class, or of all names with one end: that no target can have it, nor anything in it.
ApiRef Tables::Store::covering(const Framework& framework, std::string_view qualifiedName) {
    for (std::string_view head = qualifiedName; head.size() > framework.module.size(); head = head.substr(0, head.rfind('.'))) {
        const ApiEntry* entry = found(framework, head);
        if (const std::string many = sameEnd(head); !entry && !many.empty()) entry = found(framework, many);
        if (entry && !entry->isRefusal()) return {};
        if (std::lock_guard lock(making); entry) return {entry, *covered.emplace(qualifiedName).first};
        if (head.rfind('.') == head.npos) break;
    }
    return {};
}

Lowering Tables::Store::lowering(const Framework& framework, const json& object) {
    auto inverse = object.find("inverse");
    if (inverse == object.end()) {
        TableProblems problems;
        return readLowering(object, framework, templates, problems);
    }
    auto found = bundle.find(bundleKey("api", framework, inverse->get<std::string>()));
    Lowering lowering;
    lowering.framework = &framework;
    lowering.inverse = &entry(framework, *found)->overloads.at(object.value("overload", std::size_t{0}));
    lowering.differs = lowering.inverse->differs;
    return lowering;
}

}  // namespace regraft
