#include "table_compiler/compiler.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "ast/visit.h"
#include "base/python_names.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"
#include "table_compiler/check_helper.h"
#include "table_compiler/locate.h"

namespace regraft {

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> jsonFiles(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& item : fs::directory_iterator(folder))
        if (item.path().extension() == ".json") files.push_back(item.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string readText(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// How many items a list of a table has; none where there is no such list.
std::size_t sizeOf(const json& table, const char* list) { return table.contains(list) ? table[list].size() : 0; }

/// Whether a lift can be read backwards: a single operation call over the overload's parameters and literals.
bool isInvertible(const Overload& overload) {
    const ast::Expr* lift = overload.lift;
    if (!lift || !overload.lower || !overload.writes.empty()) return false;
    if (!overload.callable && lift->kind != ast::Kind::Call) return !dottedName(*lift).empty();
    const auto* call = ast::as<ast::Call>(lift);
    if (!call) return false;
    std::set<std::string_view> used;
    auto isSimple = [&](const ast::Expr* arg) {
        if (isLiteral(*arg)) return true;
        const auto* starred = ast::as<ast::Starred>(arg);
        const auto* name = ast::as<ast::NameExpr>(starred ? starred->value : arg);
        return name && used.insert(name->id.text()).second;
    };
    for (const ast::Expr* arg : call->args)
        if (!isSimple(arg)) return false;
    for (const ast::keyword* keyword : call->keywords)
        if (!isSimple(keyword->value)) return false;
    if (!overload.callable) return used.size() == 1 && used.contains("self");
    for (std::string_view name : used) {
        bool isParameter =
            std::any_of(overload.parameters.begin(), overload.parameters.end(), [&](const Parameter& p) { return p.name == name; });
        if (!isParameter) return false;  // an operation's constant among the arguments
    }
    return std::all_of(overload.parameters.begin(), overload.parameters.end(), [&](const Parameter& p) {
        return p.defaultValue || used.contains(p.name) || p.kind == ParamKind::VarPositional || p.kind == ParamKind::VarKeyword;
    });
}

std::string operationName(const ast::Expr& lift) {
    const auto* call = ast::as<ast::Call>(&lift);
    return dottedName(call ? *call->func : lift);
}

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

bool TableCompiler::load(const fs::path& path, TableFile& file) {
    file.path = path.string();
    file.text = readText(path);
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
    for (auto& [key, list] : inverses_) {
        json& all = explicitLowerings_[key];
        for (json& item : list) all.push_back(std::move(item));
    }
    for (auto& [key, list] : changes_) bundle_[key] = list.dump();
    for (auto& [key, list] : older_) bundle_[key] = list.dump();
    for (auto& [key, list] : explicitLowerings_) bundle_[key] = list.dump();
    checkApisExist();
}

void TableCompiler::readCatalogue(const fs::path& folder) {
    std::vector<TableFile> files;
    for (const fs::path& path : jsonFiles(folder)) {
        TableFile file;
        if (!load(path, file)) continue;
        const json all = file.json.value("operations", json::object());
        for (const auto& [name, object] : all.items()) {
            std::string pointer = "/operations/" + name;
            TableProblems problems;
            Operation operation = readOperation(name, object, store_, problems);
            if (report(file, pointer, problems)) continue;
            if (!operations_.emplace(name, operation).second) report(file, pointer, "`" + name + "` is defined twice");
            bundle_["op/" + name] = object.dump();
            if (!operation.operatorSymbol.empty()) bundle_["symbol/" + std::string(operation.operatorSymbol)] = name;
        }
        files.push_back(std::move(file));
    }
    for (const TableFile& file : files) {
        const json all = file.json.value("operations", json::object());
        for (const auto& [name, object] : all.items()) {
            const Operation* operation = findOperation(name);
            if (!operation) continue;
            if (operation->decomposition)
                checkDecomposition(file, "/operations/" + name + "/decomposition", *operation, *operation->decomposition);
            checkExpressions(file, "/operations/" + name, *operation);
            checkLayerMembers(file, name, object);
        }
    }
}

/// An expression over operations, a call of a neutral helper, a member of an object, or a choice among those.
void TableCompiler::checkDecomposition(const TableFile& file, const std::string& pointer, const Operation& operation,
                                       const ast::Expr& decomposition) {
    const auto* choice = ast::as<ast::IfExp>(&decomposition);
    const auto* call = ast::as<ast::Call>(&decomposition);
    std::string function = call ? dottedName(*call->func) : std::string(), problem;
    if (choice) {
        problem = checkCondition(*choice->test, operation.parameters);
        checkDecomposition(file, pointer, operation, *choice->body);
        checkDecomposition(file, pointer, operation, *choice->orelse);
    } else if (function.starts_with("helpers.")) {
        if (!bundle_.contains("helper/neutral/" + function.substr(8))) problem = "no neutral helper `" + function.substr(8) + "`";
    } else if (!isMemberOfObject(decomposition, operation.parameters)) {
        problem = checkLift(decomposition, operation.parameters, [&](std::string_view wanted) { return findOperation(wanted); });
    }
    if (!problem.empty()) report(file, pointer, problem);
}

void TableCompiler::checkExpressions(const TableFile& file, const std::string& pointer, const Operation& operation) {
    auto find = [&](std::string_view wanted) { return findOperation(wanted); };
    auto check = [&](const char* key, std::string problem) {
        if (!problem.empty()) report(file, pointer + key, problem);
    };
    if (operation.copied) check("/copied", checkCondition(*operation.copied, operation.parameters));
    if (!operation.write) return;
    std::vector<Parameter> parameters(operation.parameters.begin(), operation.parameters.end());
    parameters.push_back({"value", ParamKind::PositionalOnly, ParamType::Operand, nullptr});
    check("/write", checkLift(*operation.write, parameters, find));
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
    for (const Inclusion& inclusion : inclusions) include(framework, inclusion);
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
        const json attributes = file.json.value("attributes", json::object());
        for (const auto& [layer, kept] : attributes.items())
            for (const auto& [parameter, own] : kept.items())
                bundle_["argument/" + framework.name + "/" + layer + "/" + parameter] = own.get<std::string>();
        addNames(framework, file);
        addParameters(framework, file);
        for (std::size_t i = 0; i < sizeOf(file.json, "changes"); ++i) addChange(framework, file, i);
        for (std::size_t i = 0; i < sizeOf(file.json, "lowerings"); ++i) addLowering(framework, file, i);
    }
    for (const Inclusion& inclusion : inclusions) includeHelpers(framework, inclusion, folder / "helpers");
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
        if (kept.back().contains("as")) bundle_.emplace("newer/" + framework.name + "/" + name, kept.back()["as"].get<std::string>());
        bundle_["history/" + framework.name + "/" + name] = kept.dump();
    }
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
    mentioned_.resize(known);
}

void TableCompiler::readHelpers(const std::string& owner, const fs::path& folder) {
    if (!fs::exists(folder)) return;
    std::string prefix = "helper/" + owner + "/";
    for (const auto& item : fs::directory_iterator(folder))
        if (item.path().extension() == ".py") bundle_[prefix + item.path().stem().string()] = readText(item.path());
    auto isHelper = [&](std::string_view name) {
        return bundle_.contains(prefix + std::string(name)) || bundle_.contains("helper/neutral/" + std::string(name));
    };
    for (auto helper = bundle_.lower_bound(prefix); helper != bundle_.end() && helper->first.starts_with(prefix); ++helper) {
        std::string name = helper->first.substr(prefix.size()), problem = checkHelper(name, helper->second, isHelper);
        if (!problem.empty()) problems_.push_back((folder / (name + ".py")).string() + ":" + problem);
    }
}

void TableCompiler::addEntry(const Framework& framework, const TableFile& file, std::size_t index) {
    std::string pointer = "/entries/" + std::to_string(index);
    const json& object = file.json["entries"][index];
    TableProblems problems;
    ApiEntry entry = readEntry(object, framework, store_, problems);
    bool failed = report(file, pointer, problems);
    std::size_t before = problems_.size();
    for (const std::string& name : entry.names)
        if (name.find('*') != name.npos && !entry.isRefusal())
            report(file, pointer, "`" + name + "` stands for many names, so it can only be unsupported");
    for (std::size_t i = 0; i < entry.overloads.size(); ++i)
        checkOverload(file, object.contains("overloads") ? pointer + "/overloads/" + std::to_string(i) : pointer, entry.overloads[i]);
    if (failed || problems_.size() != before) return;
    json kept = object;
    kept.erase("examples");
    kept.erase("notes");
    bundle_["examples/" + framework.name + "/" + entry.api] = object.value("examples", json::array()).dump();
    for (const std::string& name : entry.names)
        if (!bundle_.emplace("api/" + framework.name + "/" + name, kept.dump()).second)
            report(file, pointer, "`" + name + "` has two entries");
    addInverses(framework, entry);
}

void TableCompiler::checkOverload(const TableFile& file, const std::string& pointer, const Overload& overload) {
    std::vector<Parameter> parameters(overload.parameters.begin(), overload.parameters.end());
    if (!overload.callable) parameters.push_back({"self", ParamKind::PositionalOnly, ParamType::Array, nullptr});
    if (overload.when)
        if (std::string problem = checkCondition(*overload.when, parameters); !problem.empty()) report(file, pointer + "/when", problem);
    if (!overload.lift) return;
    std::string problem = checkLift(*overload.lift, parameters, [&](std::string_view name) { return findOperation(name); });
    if (!problem.empty()) report(file, pointer + "/lift", problem);
}

void TableCompiler::addInverses(const Framework& framework, const ApiEntry& entry) {
    if (!entry.api.starts_with(framework.module + ".") && extended_.contains("api/" + framework.name + "/" + entry.api))
        return;  // nobody asked for a user's wrapper
    for (std::size_t i = 0; i < entry.overloads.size(); ++i) {
        if (!isInvertible(entry.overloads[i])) continue;
        std::string key = "lower/" + framework.name + "/" + operationName(*entry.overloads[i].lift);
        inverses_[key].push_back({{"inverse", entry.api}, {"overload", i}});
    }
}

void TableCompiler::addLowering(const Framework& framework, const TableFile& file, std::size_t index) {
    std::string pointer = "/lowerings/" + std::to_string(index);
    const json& object = file.json["lowerings"][index];
    std::string name = object.value("operation", "");
    const Operation* operation = findOperation(name);
    if (!operation) return report(file, pointer, "unknown operation `" + name + "`");
    TableProblems problems;
    Lowering lowering = readLowering(object, framework, store_, problems);
    if (report(file, pointer, problems)) return;
    std::size_t before = problems_.size();
    if (lowering.when)
        if (std::string problem = checkCondition(*lowering.when, operation->parameters); !problem.empty())
            report(file, pointer + "/when", problem);
    if (lowering.to) checkTemplate(framework, file, pointer + "/to", *operation, lowering);
    if (problems_.size() != before) return;
    json kept = object;
    kept.erase("notes");
    kept.erase("examples");
    explicitLowerings_["lower/" + framework.name + "/" + name].push_back(kept);
}

void TableCompiler::checkTemplate(const Framework& framework, const TableFile& file, const std::string& pointer, const Operation& operation,
                                  const Lowering& lowering) {
    std::set<std::string> bound;  // names that a lambda or comprehension of the template binds
    auto visit = [&](auto&& self, const ast::Node& node) -> void {
        if (const auto* arg = ast::as<ast::arg>(&node)) bound.insert(std::string(arg->name.text()));
        if (const auto* name = ast::as<ast::NameExpr>(&node); name && name->ctx == ast::ExprContext::Store)
            bound.insert(std::string(name->id.text()));
        ast::forEachChild(node, [&](const ast::Node& child) { self(self, child); });
    };
    visit(visit, *lowering.to);
    auto check = [&](auto&& self, const ast::Node& node) -> void {
        if (node.kind == ast::Kind::Attribute || node.kind == ast::Kind::NameExpr) {
            std::string name = dottedName(static_cast<const ast::Expr&>(node));
            std::string head = name.substr(0, name.find('.'));
            if (!name.empty()) {
                if (operation.parameterIndex(head) >= 0 || bound.contains(head) || isPythonBuiltin(head)) return;
                if (framework.modules && head == framework.modules->trainingParameter) return;
                if (head == "helpers")
                    mentioned_.push_back({"helper/" + framework.name + "/" + name.substr(8),
                                          file.path + ":" + lineAndColumn(file.text, locate(file.text, pointer))});
                else if (head == framework.module)
                    mentioned_.push_back(
                        {"api/" + framework.name + "/" + name, file.path + ":" + lineAndColumn(file.text, locate(file.text, pointer))});
                else if (!isImportable(framework, name))
                    report(
                        file, pointer,
                        "`" + name + "` is neither a parameter of `" + std::string(operation.name) + "` nor a name of " + framework.module);
                return;
            }
        }
        ast::forEachChild(node, [&](const ast::Node& child) { self(self, child); });
    };
    check(check, *lowering.to);
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
