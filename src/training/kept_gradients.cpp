#include "training/kept_gradients.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/flow_graph.h"
#include "training/gradient_writes.h"
#include "training/step_reader.h"

namespace regraft {

namespace {

using Kind = StepStatement::Kind;

bool holdsAny(const std::vector<const ast::Stmt*>& statements, const ast::Node& node) {
    return std::ranges::any_of(statements, [&](const ast::Stmt* one) { return one->span.contains(node.span); });
}

}  // namespace

/// Where the next `backward` of the block is; behind all if there is none.
std::size_t KeptGradients::endOf(const Parts& parts, std::size_t backward) const {
    std::size_t end = backward + 1;
    while (end < parts.block.size() && parts.statements[end].kind != Kind::Backward) ++end;
    return end;
}

/// Gradients that are read behind this `backward`, and before the next one in the text.
std::vector<const ast::Attribute*> KeptGradients::readBehind(const Parts& parts, std::size_t backward) const {
    const std::uint32_t begin = parts.block[backward]->span.end;
    std::uint32_t end = scope_.node().span.end;
    scope_.forEachPart([&](const Parts& others, std::size_t i, const StepStatement& one) {
        const std::uint32_t at = others.block[i]->span.begin;
        if (one.kind == Kind::Backward && at >= begin) end = std::min(end, at);
    });
    std::vector<const ast::Attribute*> found;
    for (const ast::Attribute* one : scope_.gradientsRead())
        if (one->span.begin >= begin && one->span.end <= end) found.push_back(one);
    return found;
}

bool KeptGradients::areKept(const Parts& parts, std::size_t backward) const {
    const auto isRead = [&](const ast::Stmt& statement) {
        return std::ranges::any_of(scope_.gradientsRead(),
                                   [&](const ast::Attribute* one) { return statement.span.contains(one->span) && !taken_.contains(one); });
    };
    for (std::size_t i = backward; i-- > 0 && parts.statements[i].kind != Kind::Backward;)  // `for p in net.parameters(): p.grad = None`
        if (parts.block[i]->kind == ast::Kind::For && isRead(*parts.block[i])) return true;
    return !readBehind(parts, backward).empty();
}

KeptGradients::Clears KeptGradients::clearsAround(const Parts& parts, std::size_t backward, const ParameterGradients& gradients) const {
    Clears clears;
    for (std::size_t i = backward; i-- > 0 && parts.statements[i].kind != Kind::Backward;)
        for (const ast::Stmt* one : gradients.clearsIn(*parts.block[i])) clears.before.push_back(one);
    for (std::size_t i = backward + 1; i < endOf(parts, backward) && !leavesBlock(*parts.block[i]); ++i)
        for (const ast::Stmt* one : gradients.clearsIn(*parts.block[i])) clears.behind.push_back(one);
    return clears;
}

/// Whether no other `backward` of the scope is one of a loss of this module.
bool KeptGradients::isOnlyOf(const std::string& module, const ast::Stmt& backward) const {
    bool isOnly = true;
    scope_.forEachPart([&](const Parts& parts, std::size_t i, const StepStatement& one) {
        if (one.kind != Kind::Backward || parts.block[i] == &backward) return;
        isOnly = isOnly && std::ranges::none_of(
                               parts.block, [&](const ast::Stmt* statement) { return scope_.variables().mentions(*statement, module); });
    });
    return isOnly;
}

/// The only optimiser whose step follows in the block; empty if there is none, or several.
std::string KeptGradients::optimiserBehind(const Parts& parts, std::size_t backward) const {
    std::set<std::string> found;
    for (std::size_t i = backward + 1; i < endOf(parts, backward); ++i)
        if (scope_.steps(parts.statements[i])) found.insert(scope_.text(*parts.statements[i].receiver));
    return found.size() == 1 ? *found.begin() : std::string();
}

std::string KeptGradients::findApplying(Gathering& gathering, const Parts& parts, std::size_t backward) {
    TrainingStep whole;
    whole.module.value = gathering.module;
    whole.optimiser.value = gathering.optimiser;
    for (std::size_t i = backward + 1; i < endOf(parts, backward); ++i) {
        const StepStatement& one = parts.statements[i];
        const bool clips = one.kind == Kind::ClipNorm || one.kind == Kind::ClipValue;
        if (scope_.steps(one)) {
            if (!one.isPlain || scope_.text(*one.receiver) != gathering.optimiser) return "another optimiser applies its gradients";
            gathering.applies.push_back(parts.block[i]);
        } else if (clips && !scope_.addEdit(whole, one)) {
            return "its gradients are clipped in a way that is not known";
        } else if (clips) {
            gathering.edits.emplace_back(parts.block[i], whole.edits.back());
        }
    }
    return {};
}

/// Whether every way to a statement leads over another one.
bool KeptGradients::runsFirst(const ast::Stmt& first, const ast::Stmt& statement) const {
    const FlowGraph flow(scope_.node());
    const FlowGraph::NodeIndex before = flow.nodeOf(first);
    return !flow.reaches(FlowGraph::entry, flow.nodeOf(statement), [&](FlowGraph::NodeIndex node) { return node == before; });
}

std::string KeptGradients::findReads(Gathering& gathering, const Parts& parts, std::size_t backward, const Clears& clears,
                                     const ParameterGradients& gradients) const {
    std::vector<const ast::Attribute*> reads;
    for (const ast::Attribute* node : readBehind(parts, backward)) {
        if (holdsAny(clears.behind, *node)) continue;
        const std::string name = "`" + scope_.text(*node) + "` is read, and ";
        const std::optional<GradientRead> read = gradients.readOf(*node);
        if (!read) return name + "it is not known whose gradient that is";
        if (read->root && !scope_.context().gradientsAreModules) return name + "gradients are not found by such paths";
        const bool isAssigned = node->ctx != ast::ExprContext::Load;
        if (isAssigned) return name + "gradients are given other values";
        const auto isBefore = [&](const ast::Stmt* clear) { return clear->span.begin < node->span.begin; };
        if (std::ranges::any_of(clears.behind, isBefore)) return name + "it has been set to zero before";
        if (!runsFirst(*parts.block[backward], *scope_.context().analysis.statementOf(*node)))
            return name + "the gradients are not always computed before";
        gathering.reads.push_back(*read);
        reads.push_back(node);
    }
    if (reads.empty()) return {};
    const auto quoted = [&](const ast::Node& node) { return "`" + std::string(node.span.of(scope_.context().file.text)) + "`"; };
    if (const ast::Node* write = writeInto(reads, scope_)) return quoted(*write) + " writes into its gradients";
    std::vector<const ast::Stmt*> all = clears.before;
    all.insert(all.end(), clears.behind.begin(), clears.behind.end());
    if (clearSeenBy(reads, all, scope_)) return "its gradients are kept, and set to zero in place";
    return {};
}

void KeptGradients::take(const ast::Stmt& statement) {
    planned_.insert(&statement);
    for (const ast::Attribute* one : scope_.gradientsRead())
        if (statement.span.contains(one->span)) taken_.insert(one);
}

std::string KeptGradients::plan(const Parts& parts, std::size_t backward, TrainingPlan& plan) {
    TrainingStep step;
    Gathering gathering;
    gathering.scope = step.scope = &scope_.node();
    step.loss = parts.statements[backward].receiver;
    step.gathers = step.isFresh = true;
    gathering.optimiser = optimiserBehind(parts, backward);
    step.optimiser = {gathering.optimiser, innerName(gathering.optimiser)};
    StepReader reader(scope_, planned_);
    if (!parts.statements[backward].isPlain) return "`" + scope_.rules().backward + "` is given more than to keep the graph";
    if (std::string problem = reader.begin(step, parts, backward); !problem.empty()) {
        const std::vector<const ast::Attribute*> reads = readBehind(parts, backward);
        return reads.empty() ? problem : "`" + scope_.text(*reads[0]) + "` is read, and gradients are not kept in parameters";
    }
    gathering.module = step.module.value;
    const ParameterGradients gradients(scope_, gathering.module, gathering.optimiser);
    const Clears clears = clearsAround(parts, backward, gradients);
    if (clears.before.empty() && (clears.behind.empty() || !isOnlyOf(gathering.module, *parts.block[backward])))
        return "the gradients are not set to zero in the same block, so they add up";
    if (std::string problem = findApplying(gathering, parts, backward); !problem.empty()) return problem;
    if (std::string problem = findReads(gathering, parts, backward, clears, gradients); !problem.empty()) return problem;
    step.gone.insert(step.gone.end(), clears.before.begin(), clears.before.end());
    if (std::string problem = reader.end(step, parts, backward); !problem.empty()) return problem;
    for (const ast::Stmt* statement : step.gone) take(*statement);
    for (const ast::Stmt* statement : clears.behind) take(*statement);
    for (const ast::Stmt* statement : gathering.applies) take(*statement);
    for (const auto& edit : gathering.edits) take(*edit.first);
    for (const GradientRead& read : gathering.reads) taken_.insert(read.node);
    plan.needless.insert(plan.needless.end(), clears.behind.begin(), clears.behind.end());
    plan.steps.push_back(std::move(step));
    plan.gatherings.push_back(std::move(gathering));
    return {};
}

}  // namespace regraft
