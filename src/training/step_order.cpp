#include "training/step_order.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/flow_graph.h"

namespace regraft {

bool isBoundBetween(const std::set<std::string>& names, const ast::Stmt& first, const ast::Stmt& last, const Variables& variables) {
    bool found = false;
    for (const ast::Stmt* statement : bodyOf(variables.scope()))
        ast::walk(*statement, [&](const ast::Node& node) {
            const bool isBetween = node.span.begin >= first.span.begin && node.span.end <= last.span.begin;
            found = found || (isBetween && variables.binds(node, names));
            return !found && !isBetween;
        });
    return found;
}

bool mayDepend(const TrainingStep& step, const ast::If& choice, const Variables& variables) {
    if (step.forward.empty() || std::ranges::any_of(step.edits, [](const TrainingStep::Edit& edit) { return !edit.result.empty(); }))
        return false;
    const std::set<std::string> read = variables.read(*choice.test);
    const bool isBefore = std::ranges::all_of(
        step.moved(), [&](const ast::Stmt* one) { return !choice.span.contains(one->span) && !variables.binds(*one, read); });
    return isBefore && !isBoundBetween(read, *step.forward.front(), choice, variables);
}

void takeWhole(TrainingStep& step, const ast::If& choice) {
    const auto goes = [&](const ast::Stmt* one) { return std::ranges::find(step.gone, one) != step.gone.end(); };
    if (!std::ranges::all_of(choice.body, goes)) return;
    std::erase_if(step.gone, [&](const ast::Stmt* one) { return choice.span.contains(one->span); });
    step.gone.push_back(&choice);
    std::ranges::sort(step.gone, {}, [](const ast::Stmt* one) { return one->span.begin; });
}

bool readsRebound(const TrainingStep& step, const ast::Stmt& statement, const Variables& variables) {
    const std::set<std::string> read = variables.read(statement);
    return std::ranges::any_of(step.moved(),
                               [&](const ast::Stmt* one) { return one->span.begin >= statement.span.end && variables.binds(*one, read); });
}

bool sharesOnlyWith(const ast::Stmt& statement, const std::vector<const ast::Stmt*>& gone, std::string_view file) {
    const std::size_t before = file.substr(0, statement.span.begin).find_last_of('\n'), behind = file.find('\n', statement.span.end);
    std::string rest;
    std::size_t at = before == std::string_view::npos ? 0 : before + 1;
    for (const ast::Stmt* one : gone) {
        if (one->span.end < at || one->span.begin > behind) continue;
        if (one->span.begin < at) return false;
        rest += file.substr(at, one->span.begin - at);
        at = one->span.end;
    }
    rest += file.substr(at, std::min(behind, file.size()) - at);
    const std::size_t other = rest.find_first_not_of(" \t\r;");
    return other == std::string::npos || rest[other] == '#';
}

}  // namespace regraft
