// What a framework has of another one under a name of its own: tensorflow.keras is keras. The tables stand once, with the
// other framework; here its names become the ones that this framework has for them.
//
//     "includes": [{"framework": "keras", "as": "tensorflow.keras", "areas": ["layers"], "versions": {"3.0": "2.16"}}]

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include "table_compiler/compiler.h"

namespace regraft {

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

bool isPartOfName(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.'; }

/// `text` with the qualified names that begin with `module.` beginning with `as.`.
std::string renamed(const std::string& text, const std::string& module, const std::string& as) {
    std::string result;
    std::size_t from = 0;
    for (std::size_t at; (at = text.find(module + ".", from)) != std::string::npos; from = at + module.size()) {
        bool isName = at == 0 || !isPartOfName(text[at - 1]);
        result += text.substr(from, at - from) + (isName ? as : module);
    }
    return result + text.substr(from);
}

json renamed(const json& value, const std::string& module, const std::string& as) {
    if (value.is_string()) return renamed(value.get<std::string>(), module, as);
    json result = value;
    if (value.is_array())
        for (json& item : result) item = renamed(item, module, as);
    if (value.is_object()) {
        result = json::object();
        for (const auto& [key, item] : value.items()) result[renamed(key, module, as)] = renamed(item, module, as);
    }
    return result;
}

/// `surface` or `versions` of the other framework with its versions replaced by those of the including one that brought them.
void replaceVersions(json& value, const std::map<std::string, std::string>& versions) {
    for (json& item : value) {
        if (item.is_structured()) replaceVersions(item, versions);
        if (!item.is_object()) continue;
        for (const char* bound : {"at", "since", "until"}) {
            if (!item.contains(bound)) continue;
            const std::string version = item[bound];
            for (const auto& [other, own] : versions)
                if (!isOlder(version, other)) item[bound] = own;
        }
    }
}

/// The import statements of a helper, as the including framework writes them.
std::string withImports(const std::string& text, const std::string& module, const std::string& as) {
    std::string result;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::size_t dot = as.rfind('.');
        if (line == "import " + module && dot != std::string::npos) line = "from " + as.substr(0, dot) + " import " + as.substr(dot + 1);
        else if (line.starts_with("from " + module)) line = "from " + as + line.substr(5 + module.size());
        result += line + "\n";
    }
    return result;
}

bool names(const std::string& text, const std::string& name) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
        bool begins = at == 0 || !isPartOfName(text[at - 1]);
        bool ends = at + name.size() == text.size() ||
                    !(std::isalnum(static_cast<unsigned char>(text[at + name.size()])) || text[at + name.size()] == '_');
        if (begins && ends) return true;
    }
    return false;
}

}  // namespace

/// What the framework says of modules and training holds as the other says it, where it says nothing else itself.
std::vector<TableCompiler::Inclusion> TableCompiler::readInclusions(const fs::path& root, json& about) {
    std::vector<Inclusion> inclusions;
    for (const json& object : about.value("includes", json::array())) {
        const std::string other = object.value("framework", "");
        TableFile file;
        if (!load(root / other / "framework.json", file)) continue;
        Inclusion inclusion{root / other,
                            file.json.value("module", ""),
                            object.value("as", ""),
                            object.value("areas", std::vector<std::string>()),
                            object.value("versions", std::map<std::string, std::string>()),
                            nullptr};
        if (inclusion.areas.empty()) {
            inclusion.whole = readInterface(object, file.json, about);
            inclusions.push_back(std::move(inclusion));
            continue;
        }
        for (const char* part : {"modules", "training"}) {
            if (!file.json.contains(part)) continue;
            json whole = renamed(file.json[part], inclusion.module, inclusion.as);
            const json own = about.value(part, json::object());
            for (const auto& [key, value] : own.items()) whole[key] = value;
            about[part] = whole;
        }
        for (const char* part : {"member_classes", "member_values", "told_by"})
            if (file.json.contains(part) && !about.contains(part)) about[part] = renamed(file.json[part], inclusion.module, inclusion.as);
        inclusions.push_back(std::move(inclusion));
    }
    return inclusions;
}

void TableCompiler::include(const Framework& framework, const Inclusion& inclusion) {
    for (const std::string& area : inclusion.areas) {
        TableFile file;
        if (!load(inclusion.folder / (area + ".json"), file)) continue;
        file.json = renamed(file.json, inclusion.module, inclusion.as);
        for (std::size_t i = 0; i < file.json.value("entries", json::array()).size(); ++i) addEntry(framework, file, i);
        addAttributes(framework, file);
        addParameters(framework, file);
        for (std::size_t i = 0; i < file.json.value("lowerings", json::array()).size(); ++i) addLowering(framework, file, i);
    }
    if (!inclusion.versions.empty()) includeVersions(framework, inclusion);
}

/// When there was what of the other, by the including framework's versions, and what became of it.
void TableCompiler::includeVersions(const Framework& framework, const Inclusion& inclusion) {
    TableFile surface, changes;
    if (!load(inclusion.folder / "surface.json", surface) || !load(inclusion.folder / "versions.json", changes)) return;
    for (TableFile* file : {&surface, &changes}) {
        file->json = renamed(file->json, inclusion.module, inclusion.as);
        replaceVersions(file->json, inclusion.versions);
    }
    addHistory(framework, surface);
    addNames(framework, changes);
    for (std::size_t i = 0; i < changes.json["changes"].size(); ++i) addChange(framework, changes, i);
}

/// The other's helpers that the lowerings name, and those that these call, unless the framework has its own.
void TableCompiler::includeHelpers(const Framework& framework, const Inclusion& inclusion, const fs::path& own) {
    std::set<std::string> all, wanted;
    for (const auto& item : fs::directory_iterator(inclusion.folder / "helpers"))
        if (item.path().extension() == ".py") all.insert(item.path().stem().string());
    const std::string prefix = "helper/" + framework.name + "/";
    for (const Mention& mention : mentioned_)
        if (mention.key.starts_with(prefix) && all.contains(mention.key.substr(prefix.size())))
            wanted.insert(mention.key.substr(prefix.size()));
    while (!wanted.empty()) {
        const std::string name = *wanted.begin();
        wanted.erase(wanted.begin());
        if (fs::exists(own / (name + ".py")) || bundle_.contains(prefix + name)) continue;
        const std::string text = withImports(textOf(inclusion.folder / "helpers" / (name + ".py")), inclusion.module, inclusion.as);
        bundle_[prefix + name] = text;
        for (const std::string& other : all)
            if (other != name && names(text, other)) wanted.insert(other);
    }
}

}  // namespace regraft
