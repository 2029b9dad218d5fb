#include "table_compiler/compiler.h"

#include <algorithm>
#include <set>

#include "ast/visit.h"
#include "base/python_names.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"
#include "mapping/libraries.h"
#include "table_compiler/check_helper.h"
#include "table_compiler/locate.h"
#include "table_compiler/table_files.h"

namespace regraft {

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// How many items a list of a table has; none where there is no such list.
std::size_t sizeOf(const json& table, const char* list) { return table.contains(list) ? table[list].size() : 0; }

}  // namespace

const Operation* TableCompiler::findOperation(std::string_view name) const {
    auto it = operations_.find(name);
    return it == operations_.end() ? nullptr : &it->second;
}

void TableCompiler::report(const TableFile& file, const std::string& pointer, const std::string& message) {
    problems_.push_back(file.path + ":" + lineAndColumn(file.text, locate(file.text, pointer)) + ": " + message);
}

bool TableCompiler::report(const TableFile& file, const std::string& prefix, const TableProblems& problems) {
    for (const TableProblem& problem : problems) report(file, prefix + problem.pointer, problem.message);
    return !problems.empty();
}

std::string TableCompiler::textOf(const fs::path& path) {
    std::optional<std::string> text = readText(path);
    if (!text) problems_.push_back(path.string() + ": cannot be read");
    return std::move(text).value_or("");
}

bool TableCompiler::load(const fs::path& path, TableFile& file) {
    file.path = path.string();
    const std::size_t before = problems_.size();
    file.text = textOf(path);
    if (problems_.size() != before) return false;
    try {
        file.json = json::parse(file.text);
        return true;
    } catch (const json::parse_error& error) {
        std::string what = error.what();
        std::size_t colon = what.rfind(": ");
        problems_.push_back(file.path + ":" + lineAndColumn(file.text, error.byte ? error.byte - 1 : 0) + ": " +
                            (colon == std::string::npos ? what : what.substr(colon + 2)));
        return false;
    }
}

void TableCompiler::compile(const fs::path& root) {
    readHelpers("neutral", root / "neutral" / "helpers");
    readCatalogue(root / "neutral");
    std::vector<fs::path> folders;
    for (const auto& item : fs::directory_iterator(root))
        if (item.is_directory() && fs::exists(item.path() / "framework.json")) folders.push_back(item.path());
    std::sort(folders.begin(), folders.end());
    for (const fs::path& folder : folders) readFrameworkFolder(folder);
    readLibraries(root / "libraries.json");
    for (auto& [key, list] : inverses_) {
        json& all = explicitLowerings_[key];
        for (json& item : list) all.push_back(std::move(item));
    }
    for (auto& [key, list] : changes_) bundle_[key] = list.dump();
    for (auto& [key, list] : older_) bundle_[key] = list.dump();
    for (auto& [key, list] : explicitLowerings_) bundle_[key] = list.dump();
    checkApisExist();
}

void TableCompiler::readLibraries(const fs::path& path) {
    TableFile file;
    if (!fs::exists(path) || !load(path, file)) return;
    TableProblems problems;
    const Libraries libraries(file.json, problems);
    for (std::size_t i = 0; i < libraries.all().size(); ++i)
        for (const std::string& name : libraries.all()[i].worksWith)
            if (std::ranges::none_of(frameworks_, [&](const auto& one) { return one->name == name; }))
                problems.push_back({"/libraries/" + std::to_string(i) + "/works_with", "there is no framework `" + name + "`"});
    report(file, "", problems);
    bundle_["libraries"] = file.json.dump();
}

void TableCompiler::readFrameworkFolder(const fs::path& folder) {
    TableFile about;
    if (!load(folder / "framework.json", about)) return;
    TableProblems problems;
    const std::vector<Inclusion> inclusions = readInclusions(folder.parent_path(), about.json);
    frameworks_.push_back(std::make_unique<Framework>(readFramework(about.json, problems)));
    report(about, "", problems);
    const Framework& framework = *frameworks_.back();
    bundle_["framework/" + framework.name] = about.json.dump();
    for (const Inclusion& inclusion : inclusions)
        if (!inclusion.whole) include(framework, inclusion);
    for (const fs::path& path : jsonFiles(folder)) {
        if (path.filename() == "framework.json") continue;
        TableFile file;
        if (!load(path, file)) continue;
        if (path.filename() == "surface.json") {
            addSurface(framework, file);
            continue;
        }
        for (const auto& [key, value] : file.json.items())
            if (key != "framework" && key != "area" && key != "entries" && key != "lowerings" && key != "parameters" &&
                key != "attributes" && key != "notes" && key != "names" && key != "changes")
                report(file, "/" + key, "unknown key `" + key + "`");
        for (std::size_t i = 0; i < sizeOf(file.json, "entries"); ++i) addEntry(framework, file, i);
        addAttributes(framework, file);
        addNames(framework, file);
        addParameters(framework, file);
        for (std::size_t i = 0; i < sizeOf(file.json, "changes"); ++i) addChange(framework, file, i);
        for (std::size_t i = 0; i < sizeOf(file.json, "lowerings"); ++i) addLowering(framework, file, i);
    }
    for (const Inclusion& inclusion : inclusions) {
        if (inclusion.whole) includeInterface(framework, inclusion, folder);
        else includeHelpers(framework, inclusion, folder / "helpers");
    }
    readHelpers(framework.name, folder / "helpers");
}

/// Of the surface only the names are for the program; signatures are for the checks.
void TableCompiler::addSurface(const Framework& framework, const TableFile& file) {
    std::string names;
    const json all = file.json.value("names", json::object());
    for (const auto& [name, signature] : all.items()) names += (names.empty() ? "" : "\n") + name;
    bundle_["surface/" + framework.name] = names;
    addHistory(framework, file);
}

/// When the framework has which names; what a name is in its newest stretch may stand among the names.
void TableCompiler::addHistory(const Framework& framework, const TableFile& file) {
    const json names = file.json.value("names", json::object()), history = file.json.value("history", json::object());
    for (const auto& [name, kind] : names.items()) bundle_["listed/" + framework.name + "/" + name] = kind.get<std::string>();
    const json others = file.json.value("others", json::object());
    for (const auto& [name, kind] : others.items()) bundle_["besides/" + framework.name + "/" + name] = kind.get<std::string>();
    for (const auto& [name, spans] : history.items()) {
        json kept = spans;
        if (!kept.back().contains("is")) kept.back()["is"] = names.value(name, "");
        const std::string newer = "newer/" + framework.name + "/" + name;
        if (!kept.back().contains("until")) bundle_.erase(newer);  // what it includes of another framework has it no longer
        if (kept.back().contains("as")) bundle_.insert_or_assign(newer, kept.back()["as"].get<std::string>());
        bundle_["history/" + framework.name + "/" + name] = kept.dump();
    }
}

/// `"attributes": {"keras.layers.Dense": {"out_features": "units"}}`: under which name a class keeps an argument.
void TableCompiler::addAttributes(const Framework& framework, const TableFile& file) {
    const json attributes = file.json.value("attributes", json::object());
    for (const auto& [layer, kept] : attributes.items())
        for (const auto& [parameter, own] : kept.items())
            bundle_["argument/" + framework.name + "/" + layer + "/" + parameter] = own.get<std::string>();
}

/// `"names": {"old": "new"}`: one thing under several names.
void TableCompiler::addNames(const Framework& framework, const TableFile& file) {
    const json all = file.json.value("names", json::object());
    for (const auto& [before, after] : all.items()) {
        bundle_["newer/" + framework.name + "/" + before] = after.get<std::string>();
        older_["older/" + framework.name + "/" + after.get<std::string>()].push_back(before);
    }
}

void TableCompiler::addChange(const Framework& framework, const TableFile& file, std::size_t index) {
    std::string pointer = "/changes/" + std::to_string(index);
    const json& object = file.json["changes"][index];
    TableProblems problems;
    const VersionChange change = readChange(object, store_, problems);
    const std::size_t before = problems_.size();
    if (report(file, pointer, problems)) return;
    checkChange(framework, file, pointer, change);
    if (problems_.size() != before) return;
    json kept = object;
    kept.erase("notes");
    kept.erase("examples");
    changes_["change/" + framework.name + "/" + object.value("api", "")].push_back(kept);
    for (const json& also : object.value("also", json::array()))
        changes_["change/" + framework.name + "/" + also.get<std::string>()].push_back(kept);
}

void TableCompiler::checkChange(const Framework& framework, const TableFile& file, const std::string& pointer,
                                const VersionChange& change) {
    for (const auto& [name, condition] : {std::pair{"/when", change.when}, std::pair{"/unless", change.unless}})
        if (std::string problem = condition ? checkCondition(*condition, change.call.parameters) : ""; !problem.empty())
            report(file, pointer + name, problem);
    const std::size_t known = mentioned_.size();  // what a version has need not have an entry
    for (const auto& [name, to] : {std::pair{"/up", change.up}, std::pair{"/down", change.down}}) {
        if (!to) continue;
        Lowering lowering;
        lowering.to = to;
        checkTemplate(framework, file, pointer + name, change.call, lowering);
    }
    const auto isApi = [](const Mention& mention) { return !mention.key.starts_with("helper/"); };
    mentioned_.erase(std::remove_if(mentioned_.begin() + static_cast<std::ptrdiff_t>(known), mentioned_.end(), isApi), mentioned_.end());
}

void TableCompiler::readHelpers(const std::string& owner, const fs::path& folder) {
    if (!fs::exists(folder)) return;
    std::string prefix = "helper/" + owner + "/";
    for (const auto& item : fs::directory_iterator(folder))
        if (item.path().extension() == ".py") bundle_[prefix + item.path().stem().string()] = textOf(item.path());
    auto isHelper = [&](std::string_view name) {
        return bundle_.contains(prefix + std::string(name)) || bundle_.contains("helper/neutral/" + std::string(name));
    };
    for (auto helper = bundle_.lower_bound(prefix); helper != bundle_.end() && helper->first.starts_with(prefix); ++helper) {
        std::string name = helper->first.substr(prefix.size()), problem = checkHelper(name, helper->second, isHelper);
        if (!problem.empty()) problems_.push_back((folder / (name + ".py")).string() + ":" + problem);
    }
}

/// "helper/torch/pad" where there is a neutral helper of that name.
bool TableCompiler::isNeutralHelper(const std::string& key) const {
    return key.starts_with("helper/") && bundle_.contains("helper/neutral/" + key.substr(key.rfind('/') + 1));
}

void TableCompiler::checkApisExist() {
    for (const Mention& mention : mentioned_)
        if (!bundle_.contains(mention.key) && !isNeutralHelper(mention.key))
            problems_.push_back(mention.where + ": no entry for `" + mention.key.substr(mention.key.rfind('/') + 1) +
                                "`: its signature is needed");
}

}  // namespace regraft
