// Reads and checks the catalogue of operations.
#include "table_compiler/compiler.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "mapping/condition.h"
#include "mapping/instantiate.h"
#include "mapping/result_rule.h"
#include "table_compiler/table_files.h"

namespace regraft {

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view takingRules[] = {"last", "channels", "on_axis"};
constexpr std::string_view givingRules[] = {"same", "with_last", "appended", "windows", "flattened", "inner", "steps", "exactly"};

/// What is wrong with a rule of layers' sizes: `NAME` or `NAME(parameters)`; empty if nothing is.
std::string checkSizeRule(const ast::Expr& rule, std::span<const std::string_view> known, const Operation& operation) {
    if (std::ranges::find(known, ruleName(rule)) == known.end()) return fmt::format("expected one of {}", fmt::join(known, ", "));
    const auto* call = ast::as<ast::Call>(&rule);
    for (const ast::Expr* argument : call ? call->args : std::span<ast::Expr* const>()) {
        const auto* name = ast::as<ast::NameExpr>(argument);
        if (!name || operation.parameterIndex(name->id.text()) < 0) return "a rule takes names of the operation's parameters";
    }
    return {};
}

}  // namespace

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
    for (auto [key, other] : {std::pair("/update", operation.update), std::pair("/giving", operation.giving),
                              std::pair("/of_several_dtypes", operation.ofSeveralDTypes)})
        if (!other.empty() && !findOperation(other)) check(key, "there is no operation `" + std::string(other) + "`");
    if (operation.takes) check("/takes", checkSizeRule(*operation.takes, takingRules, operation));
    if (operation.sizes) check("/sizes", checkSizeRule(*operation.sizes, givingRules, operation));
    if (operation.copied) check("/copied", checkCondition(*operation.copied, operation.parameters));
    if (!operation.write) return;
    std::vector<Parameter> parameters(operation.parameters.begin(), operation.parameters.end());
    parameters.push_back({"value", ParamKind::PositionalOnly, ParamType::Operand, nullptr});
    check("/write", checkLift(*operation.write, parameters, find));
}

}  // namespace regraft
