// A library that has another one's interface under its own name: CuPy and Dask have NumPy's. The tables stand once, with the other;
// here are its names as this one has them, less what its surface.json hasn't, behind what its own tables say.
//
//     "includes": [{"framework": "numpy", "as": "dask.array", "called": ["NumPy", "Dask"], "kept": ["numpy.finfo"]}]

#include <algorithm>
#include <set>

#include "table_compiler/compiler.h"
#include "table_compiler/table_files.h"

namespace regraft {

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::string aliasOf(const json& framework, const std::string& module) {
    for (const json& form : framework.value("imports", json::array()))
        if (form.value("module", "") == module) return form.value("as", "");
    return module;
}

/// "sum" of a lift "sum(a, axis=axis)".
std::string operationOfLift(const json& object) {
    const std::string lift = object.value("lift", "");
    return lift.substr(0, lift.find('('));
}

json overloadsOf(const json& entry) { return entry.value("overloads", json::array({entry})); }

/// "topk" of a template "helpers.topk(x, k)[0]"; empty if it calls none.
std::string helperOf(const std::string& to) {
    const std::string prefix = "helpers.";
    const std::size_t at = to.find(prefix), begin = at + prefix.size();
    return at == std::string::npos ? "" : to.substr(begin, to.find_first_of("(),.[] ", begin) - begin);
}

}  // namespace

std::shared_ptr<const InterfaceNames> TableCompiler::readInterface(const json& object, const json& other, const json& own) {
    auto names = std::make_shared<InterfaceNames>();
    names->module = other.value("module", "");
    names->as = object.value("as", "");
    names->array = other.value("array", "");
    names->arrayAs = own.value("array", "");
    names->alias = aliasOf(other, names->module);
    names->aliasAs = aliasOf(own, names->as);
    names->kept = object.value("kept", std::vector<std::string>());
    const auto called = object.value("called", std::vector<std::string>(2));
    names->called = called.at(0);
    names->calledAs = called.at(1);
    return names;
}

void TableCompiler::includeInterface(const Framework& framework, const Inclusion& inclusion, const fs::path& own) {
    const InterfaceNames& names = *inclusion.whole;
    TableFile ownSurface, surface;
    if (!load(own / "surface.json", ownSurface) || !load(inclusion.folder / "surface.json", surface)) return;
    const std::string root = names.as.substr(0, names.as.find('.'));
    const std::string generator = ".random.Generator";
    const InterfaceTables tables(LibrarySurface(ownSurface.json["names"], names.as, names.arrayAs, names.as + generator),
                                 LibrarySurface(surface.json["names"], names.module, names.array, names.module + generator),
                                 {{root, root}, {names.aliasAs, names.as}});
    const std::set<std::string> written = writtenOperations(framework);
    readHelpers(framework.name, own / "helpers");
    includeInterfaceHelpers(framework, inclusion, tables);
    for (const fs::path& path : jsonFiles(inclusion.folder)) {
        TableFile file;
        const std::string name = path.filename().string();
        if (name == "framework.json" || name == "surface.json" || name == "versions.json" || !load(path, file)) continue;
        file.json = names.renamed(file.json);
        includeInterfaceEntries(framework, tables, written, file);
        includeInterfaceLowerings(framework, tables, written, file);
    }
    refuseMissing(framework);
}

/// The other's helpers that run with this library, unless it has its own; one that calls a helper that doesn't run doesn't either.
void TableCompiler::includeInterfaceHelpers(const Framework& framework, const Inclusion& inclusion, const InterfaceTables& tables) {
    std::map<std::string, std::string> texts;
    const std::string prefix = "helper/" + framework.name + "/";
    for (const auto& item : fs::directory_iterator(inclusion.folder / "helpers")) {
        const std::string name = item.path().stem().string();
        if (item.path().extension() != ".py" || bundle_.contains(prefix + name)) continue;
        const std::string text = inclusion.whole->renamedHelper(textOf(item.path())),
                          missing = tables.missingIn(text, true, framework.isMutable);
        if (missing.empty()) texts[name] = text;
        else if (!bundle_.contains("helper/neutral/" + name)) notIncluded_[prefix + name] = missing;
    }
    const auto refuse = [&](const auto& one) {
        for (auto at = notIncluded_.lower_bound(prefix); at != notIncluded_.end() && at->first.starts_with(prefix); ++at) {
            if (one.second.find(at->first.substr(prefix.size()) + "(") == std::string::npos) continue;
            if (!bundle_.contains("helper/neutral/" + one.first)) notIncluded_.emplace(prefix + one.first, at->second);
            return true;
        }
        return false;
    };
    while (std::erase_if(texts, refuse)) {
    }
    for (const auto& [name, text] : texts) bundle_[prefix + name] = text;
}

/// The bundle keys of operations that the framework's own tables say how to write, whatever the arguments.
std::set<std::string> TableCompiler::writtenOperations(const Framework& framework) const {
    std::set<std::string> written;
    const std::string prefix = "lower/" + framework.name + "/";
    for (auto at = explicitLowerings_.lower_bound(prefix); at != explicitLowerings_.end() && at->first.starts_with(prefix); ++at)
        if (std::ranges::any_of(at->second, [](const json& one) { return !one.contains("when"); })) written.insert(at->first);
    return written;
}

void TableCompiler::includeInterfaceEntries(const Framework& framework, const InterfaceTables& tables, const std::set<std::string>& written,
                                            TableFile& file) {
    const std::string lower = "lower/" + framework.name + "/", api = "api/" + framework.name + "/";
    json& entries = file.json["entries"];
    for (std::size_t i = 0; i < entries.size(); ++i) {
        std::string missing;
        const json all = entries[i];
        std::optional<json> kept = tables.entry(all, missing);
        if (!kept || kept->contains("unsupported"))
            for (const json& one : overloadsOf(all)) notIncluded_.emplace(lower + operationOfLift(one), missing);
        if (!kept || bundle_.contains(api + (*kept)["api"].get<std::string>())) continue;
        json also = json::array();
        for (const json& name : kept->value("also", json::array()))
            if (!bundle_.contains(api + name.get<std::string>())) also.push_back(name);
        (*kept)["also"] = also;
        kept->erase("examples");
        const bool hasOverloads = kept->contains("overloads");
        json overloads = overloadsOf(*kept);
        for (json& one : overloads)
            if (written.contains(lower + operationOfLift(one))) one["lower"] = false;
        if (hasOverloads) (*kept)["overloads"] = overloads;
        else kept = overloads[0];
        entries[i] = *kept;
        addEntry(framework, file, i);
    }
}

void TableCompiler::includeInterfaceLowerings(const Framework& framework, const InterfaceTables& tables,
                                              const std::set<std::string>& written, TableFile& file) {
    const json lowerings = file.json.value("lowerings", json::array());
    for (std::size_t i = 0; i < lowerings.size(); ++i) {
        const std::string key = "lower/" + framework.name + "/" + lowerings[i].value("operation", "");
        if (written.contains(key)) continue;
        const std::string to = lowerings[i].value("to", ""), helper = helperOf(to);
        std::string missing = to.empty() ? "" : tables.missingIn(to, false, framework.isMutable);
        const std::string helperKey = "helper/" + framework.name + "/" + helper;
        if (!helper.empty() && !bundle_.contains(helperKey) && !isNeutralHelper(helperKey)) missing = notIncluded_[helperKey];
        if (missing.empty()) addLowering(framework, file, i);
        else notIncluded_.emplace(key, missing);
    }
}

/// What is written with names that aren't there, and in no other way either, is told of with them.
void TableCompiler::refuseMissing(const Framework& framework) {
    const std::string prefix = "lower/" + framework.name + "/";
    for (const auto& [key, missing] : notIncluded_) {
        const Operation* operation = key.starts_with(prefix) ? findOperation(key.substr(prefix.size())) : nullptr;
        if (!operation || operation->decomposition || explicitLowerings_.contains(key) || inverses_.contains(key)) continue;
        explicitLowerings_[key].push_back({{"operation", operation->name}, {"unsupported", "there is no " + missing}});
    }
}

}  // namespace regraft
