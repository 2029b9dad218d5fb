// Reads and checks entries and lowerings of frameworks.
#include "table_compiler/compiler.h"

#include <algorithm>

#include "ast/visit.h"
#include "base/python_names.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"
#include "table_compiler/locate.h"

namespace regraft {

using nlohmann::json;

namespace {

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

}  // namespace regraft
