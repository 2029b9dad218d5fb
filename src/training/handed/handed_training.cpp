#include "training/handed/handed_training.h"

#include <fmt/format.h>

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "source/line_of.h"
#include "training/handed/handed_edits.h"
#include "training/handed/value_modules.h"
#include "training/library_import.h"

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
        const GradientMaker maker = roles.gradientMaker(*call->func);
        const bool isStep =
            method && method->attr == std::string_view(rules.applyGradients) && roles.of(*method->value).role == Role::State;
        const bool isGradient = maker && !call->args.empty() && roles.of(*call->args[0]).isModule();
        const bool isPart = roles.initialised(*call) || roles.isCreate(*call) || roles.isApply(*call) || isStep || isGradient;
        if (isPart) left.push_back({call->span, std::string(method ? method->attr.text() : call->func->span.of(file.text)), reason});
        return true;
    });
    return left;
}

/// For reasons.
std::string atLine(const ast::Node& place, const ParsedFile& file) { return fmt::format("line {}: ", lineOf(file.text, place.span.begin)); }

/// Both kinds of changes in one order, without those that are made twice or lie in others; false if they can't be told apart.
bool mergeEdits(std::vector<ReadEdit>& edits, std::vector<ReadEdit> more) {
    std::ranges::move(more, std::back_inserter(edits));
    std::ranges::stable_sort(edits, [](const ReadEdit& a, const ReadEdit& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::vector<ReadEdit> all;
    for (ReadEdit& one : edits) {
        const bool isInside = !all.empty() && one.span.begin < all.back().span.end;
        if (isInside && one.span.end > all.back().span.end) return false;
        if (!isInside) all.push_back(std::move(one));
    }
    edits = std::move(all);
    return true;
}

/// A file with modules that are values: all of it is read as one with modules that own their arrays, or it stays whole.
HandedTraining readValues(const ParsedFile& file, const Analysis& analysis, const Framework& source, const HandedRules& rules,
                          const std::function<std::string(const std::string&)>& written) {
    const Roles roles(file, analysis, rules);
    const HandedFlow flow(file, analysis, roles, rules);
    HandedTraining result;
    const ast::Node* at = nullptr;
    std::string problem = flow.problem(at);
    if (problem.empty()) {
        HandedEdits training(file, analysis, *source.training, rules, roles, flow, written);
        result.edits = training.run();
        problem = training.problem(), at = training.place();
    }
    if (problem.empty()) {
        ValueModules modules(file, analysis, source, rules, roles, written);
        std::vector<ReadEdit> more = modules.run();
        problem = modules.problem(), at = modules.place();
        if (problem.empty() && !mergeEdits(result.edits, std::move(more))) problem = "its parts can't be told apart";
    }
    if (problem.empty()) result.isWhole = true;
    else result = {{}, {}, false, (at ? atLine(*at, file) : "") + problem};
    return result;
}

}  // namespace

bool hasTrainingStates(const Framework& target) {
    const Operation* state = Tables::builtin().operation("optimisers.training_state");
    return state && !Tables::builtin().lowerings(target, *state).empty();
}

HandedTraining readHandedTraining(const ParsedFile& file, const Analysis& analysis, const Framework& source, const Framework& target,
                                  const std::function<std::string(const std::string&)>& written, const std::string& left) {
    HandedTraining result;
    if (!source.training || source.training->handed.empty()) return result;
    if (!hasTrainingStates(target)) return result;
    for (const auto& values : source.training->handed)
        if (importsLibraryOf(values->modules, analysis))
            return left.empty() ? readValues(file, analysis, source, *values, written) : HandedTraining{{}, {}, false, left};
    const HandedRules& rules = *source.training->handed[0];
    const auto isReading = [&](const LeftTraining& one) { return one.api != rules.state; };
    const Roles roles(file, analysis, rules);
    std::vector<LeftTraining> all = leftPlaces(file, roles, rules, left);
    if (std::ranges::none_of(all, isReading)) return result;
    std::string problem = left;
    if (problem.empty()) {
        const HandedFlow flow(file, analysis, roles, rules);
        const ast::Node* at = nullptr;
        problem = flow.problem(at);
        HandedEdits edits(file, analysis, *source.training, rules, roles, flow, written);
        for (const ast::Expr* tree : flow.trees())
            result.left.push_back({tree->span, std::string(tree->span.of(file.text)), "parameters are used as a tree of arrays"});
        if (problem.empty()) {
            result.edits = edits.run();
            problem = edits.problem();
            at = edits.place();
        }
        if (!problem.empty() && at) problem = atLine(*at, file) + problem;
    }
    if (problem.empty()) return result;
    result = {};
    for (LeftTraining& one : all) one.problem = problem;
    return {{}, std::move(all), false, {}};
}

}  // namespace regraft
