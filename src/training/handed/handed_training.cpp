#include "training/handed/handed_training.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "training/handed/handed_edits.h"

namespace regraft {

namespace {

/// All places at which such training calls its framework, each with the reason.
std::vector<LeftTraining> leftPlaces(const ParsedFile& file, const Roles& roles, const HandedRules& rules, const std::string& reason) {
    std::vector<LeftTraining> left;
    ast::walk(*file.module, [&](const ast::Node& node) {
        const bool isName = node.kind == ast::Kind::Attribute || node.kind == ast::Kind::NameExpr;
        if (isName && roles.isNamed(static_cast<const ast::Expr&>(node), rules.state)) left.push_back({node.span, rules.state, reason});
        const auto* call = ast::as<ast::Call>(&node);
        if (!call) return true;
        const auto* method = ast::as<ast::Attribute>(call->func);
        const ast::Call* maker = roles.gradientMaker(*call->func);
        const bool isStep =
            method && method->attr == std::string_view(rules.applyGradients) && roles.of(*method->value).role == Role::State;
        const bool isGradient = maker && !call->args.empty() && roles.of(*call->args[0]).isModule();
        const bool isPart = roles.initialised(*call) || roles.isCreate(*call) || roles.isApply(*call) || isStep || isGradient;
        if (isPart) left.push_back({call->span, std::string(method ? method->attr.text() : call->func->span.of(file.text)), reason});
        return true;
    });
    return left;
}

/// "line 7: ", for reasons.
std::string lineOf(const ast::Node& place, const ParsedFile& file) {
    std::size_t line = 1;
    for (std::uint32_t i = 0; i < place.span.begin; ++i) line += file.text[i] == '\n';
    return "line " + std::to_string(line) + ": ";
}

}  // namespace

HandedTraining readHandedTraining(const ParsedFile& file, const Analysis& analysis, const Framework& source, const Framework& target,
                                  const std::function<std::string(const std::string&)>& written, const std::string& left) {
    HandedTraining result;
    if (!source.training || !source.training->handed) return result;
    const Operation* state = Tables::builtin().operation("optimisers.training_state");
    const auto isReading = [&](const LeftTraining& one) { return one.api != source.training->handed->state; };
    if (!state || Tables::builtin().lowerings(target, *state).empty()) return result;
    const HandedRules& rules = *source.training->handed;
    const Roles roles(file, analysis, *source.training);
    std::vector<LeftTraining> all = leftPlaces(file, roles, rules, left);
    if (std::ranges::none_of(all, isReading)) return result;
    std::string problem = left;
    if (problem.empty()) {
        const HandedFlow flow(file, analysis, roles, rules);
        const ast::Node* at = nullptr;
        problem = flow.problem(at);
        HandedEdits edits(file, analysis, *source.training, roles, flow, written);
        for (const ast::Expr* tree : flow.trees())
            result.left.push_back({tree->span, std::string(tree->span.of(file.text)), "parameters are used as a tree of arrays"});
        if (problem.empty()) {
            result.edits = edits.run();
            problem = edits.problem();
            at = edits.place();
        }
        if (!problem.empty() && at) problem = lineOf(*at, file) + problem;
    }
    if (problem.empty()) return result;
    result = {};
    for (LeftTraining& one : all) one.problem = problem;
    return {{}, std::move(all)};
}

}  // namespace regraft
