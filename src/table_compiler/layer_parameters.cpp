// The arrays of layers in tables.

#include "mapping/condition.h"
#include "table_compiler/compiler.h"

namespace regraft {

using nlohmann::json;

/// What an operation's layers own: conditions on its parameters, modules that are known.
void TableCompiler::checkLayerMembers(const TableFile& file, const std::string& name, const json& object) {
    const std::string pointer = "/operations/" + name + "/parameters";
    TableProblems problems;
    std::vector<LayerMember> members = readLayerMembers(object.value("parameters", json::object()), store_, problems);
    report(file, pointer, problems);
    for (const LayerMember& member : members) {
        const std::string where = pointer + "/" + member.name;
        const std::string problem = member.when ? checkCondition(*member.when, findOperation(name)->parameters) : "";
        if (!problem.empty()) report(file, where, problem);
        if (!member.module.empty() && member.module != "module" && !findOperation(member.module))
            report(file, where, "unknown operation `" + member.module + "`");
    }
    if (!members.empty()) layerMembers_[name] = std::move(members);
}

namespace {

/// What is wrong with a class as one of an operation; the member's name and the reason, empty if nothing.
std::pair<std::string, std::string> problemWith(const std::vector<OwnMember>& own, const std::vector<LayerMember>& members) {
    for (const OwnMember& one : own)
        if (std::string problem = checkOwnMember(one, members); !problem.empty()) return {one.name, std::move(problem)};
    return {};
}

}  // namespace

/// `"parameters": {"flax.nnx.Linear": {"kernel": "weight[in_features, out_features]"}}`: some operation has such arrays.
void TableCompiler::addParameters(const Framework& framework, const TableFile& file) {
    const json all = file.json.value("parameters", json::object());
    for (const auto& [className, object] : all.items()) {
        const std::string pointer = "/parameters/" + className;
        TableProblems problems;
        const std::vector<OwnMember> own = readOwnMembers(object, store_, problems);
        if (report(file, pointer, problems)) continue;
        std::pair<std::string, std::string> worst;
        bool fits = false;
        for (const auto& [operation, members] : layerMembers_) {
            auto found = problemWith(own, members);
            fits = fits || found.second.empty();
            if (worst.second.empty() || !found.second.starts_with("the operation owns no")) worst = std::move(found);
        }
        if (!fits) report(file, pointer + "/" + worst.first, "fits no operation: " + worst.second);
        if (!bundle_.emplace("parameters/" + framework.name + "/" + className, object.dump()).second)
            report(file, pointer, "`" + className + "` stands here twice");
    }
}

}  // namespace regraft
