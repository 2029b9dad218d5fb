#include "training/step_reader.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/flow_graph.h"
#include "lift/meaning.h"
#include "training/compilable.h"
#include "training/liveness.h"
#include "training/recorded_elsewhere.h"
#include "training/step_arguments.h"
#include "training/step_order.h"

namespace regraft {

std::string StepReader::fill(TrainingStep& step, const Parts& parts, std::size_t backward) {
    if (!parts.statements[backward].isPlain) return "`" + rules_.backward + "` is given more than to keep the graph";
    addLosses(step, parts, backward);
    std::size_t end = backward, begin = 0;
    if (std::string problem = findStep(step, parts, backward, end); !problem.empty()) return problem;
    for (std::size_t i = 0; i < backward; ++i)
        if (planned_.contains(parts.block[i])) begin = i + 1;
    if (std::string problem = findForward(step, parts, begin, backward); !problem.empty()) return problem;
    if (std::string problem = findClear(step, parts, backward, end); !problem.empty()) return problem;
    step.gone.push_back(parts.block[backward]);
    step.gone.push_back(parts.block[end]);
    if (std::string problem = lookBetween(step, parts, backward, end); !problem.empty()) return problem;
    for (std::size_t i = end + 1; i < parts.block.size() && parts.statements[i].kind != StepStatement::Kind::Backward; ++i)
        if (parts.statements[i].kind == StepStatement::Kind::Scaling) step.gone.push_back(parts.block[i]);
    return finish(step);
}

std::string StepReader::gather(TrainingStep& step, const Parts& parts, std::size_t backward) {
    const std::string problem = begin(step, parts, backward);
    return problem.empty() ? end(step, parts, backward) : problem;
}

std::string StepReader::begin(TrainingStep& step, const Parts& parts, std::size_t backward) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < backward; ++i)
        if (planned_.contains(parts.block[i])) begin = i + 1;
    return findForward(step, parts, begin, backward);
}

std::string StepReader::end(TrainingStep& step, const Parts& parts, std::size_t backward) const {
    step.gone.push_back(parts.block[backward]);
    if (std::string problem = lookBetween(step, parts, backward, backward); !problem.empty()) return problem;
    return finish(step);
}

void StepReader::addLosses(TrainingStep& step, const Parts& parts, std::size_t& backward) const {
    const std::string first = variables_.of(*step.loss);
    std::size_t last = backward;
    std::vector<std::string> added;
    std::vector<const ast::Stmt*> gone;
    for (std::size_t i = backward + 1; i < parts.block.size() && !scope_.steps(parts.statements[i]); ++i) {
        const StepStatement& one = parts.statements[i];
        if (one.kind == StepStatement::Kind::Other) {
            std::set<std::string> losses(added.begin(), added.end());
            losses.insert(first);
            if (variables_.binds(*parts.block[i], losses)) return;
            continue;
        }
        const std::string loss = one.kind == StepStatement::Kind::Backward && one.isPlain ? variables_.of(*one.receiver) : std::string();
        if (first.empty() || loss.empty() || loss == first || std::ranges::find(added, loss) != added.end()) return;
        gone.push_back(parts.block[last]);
        added.push_back(loss);
        last = i;
    }
    backward = last;
    step.added = std::move(added);
    step.gone.insert(step.gone.end(), gone.begin(), gone.end());
}

std::string StepReader::findStep(TrainingStep& step, const Parts& parts, std::size_t backward, std::size_t& end) const {
    for (std::size_t i = backward + 1; i < parts.block.size() && end == backward; ++i) {
        if (parts.statements[i].kind == StepStatement::Kind::Backward) return "the gradients of several losses are added up";
        if (scope_.steps(parts.statements[i])) end = i;
    }
    if (end == backward) return "no optimiser's `" + rules_.step + "` follows in the same block";
    if (std::string problem = takeOptimiser(step.optimiser, parts.statements[end]); !problem.empty()) return problem;
    for (std::size_t i = end + 1; i < parts.block.size() && parts.statements[i].kind != StepStatement::Kind::Backward; ++i) {
        if (!scope_.steps(parts.statements[i])) continue;
        step.more.emplace_back();
        if (std::string problem = takeOptimiser(step.more.back().optimiser, parts.statements[i]); !problem.empty()) return problem;
        step.gone.push_back(parts.block[end]);
        end = i;
    }
    return {};
}

std::string StepReader::takeOptimiser(TrainingStep::Argument& optimiser, const StepStatement& one) const {
    if (!one.isPlain) return "the optimiser's `" + rules_.step + "` is given arguments";
    if (variables_.of(*one.receiver).empty()) return "its optimiser is held by no variable";
    optimiser = {scope_.text(*one.receiver), innerName(scope_.text(*one.receiver))};
    return {};
}

bool StepReader::isMentioned(const ast::Node& code, const TrainingStep& step) const {
    return std::ranges::any_of(step.trained(),
                               [&](const TrainingStep::Trained& one) { return variables_.mentions(code, one.module.value); });
}

std::string StepReader::findFurther(TrainingStep& step) const {
    std::set<std::string> seen{step.module.value};
    for (TrainingStep::Trained& one : step.more) {
        const std::string name = ownedModule(one.optimiser.value);
        if (name.empty() || !seen.insert(name).second)
            return "several optimisers apply its gradients, and which module each changes is not known here";
        one.module = {name, innerName(name)};
    }
    return {};
}

std::string StepReader::findForward(TrainingStep& step, const Parts& parts, std::size_t begin, std::size_t backward) {
    std::set<std::string> needed = variables_.read(*step.loss);
    needed.insert(step.added.begin(), step.added.end());
    std::vector<std::size_t> slice;
    for (std::size_t i = backward; i-- > begin;) {
        if (parts.statements[i].kind != StepStatement::Kind::Other) continue;
        std::set<std::string> bound = variables_.bound(*parts.block[i]);
        if (setsMode(*parts.block[i]) ||
            std::none_of(bound.begin(), bound.end(), [&](const std::string& name) { return needed.contains(name); }))
            continue;
        slice.insert(slice.begin(), i);
        if (parts.block[i]->kind == ast::Kind::Assign)
            for (const std::string& name : bound) needed.erase(name);
        for (const std::string& name : variables_.read(*parts.block[i])) needed.insert(name);
    }
    for (std::size_t i : slice) step.forward.push_back(parts.block[i]);
    if (std::string problem = findModule(step); !problem.empty()) return problem;
    if (std::string problem = findFurther(step); !problem.empty()) return problem;
    const auto changesNothingElse = [&](const ast::Stmt& one) {  // `net = Net()`, `net.load_state_dict(state)`
        return variables_.bound(one) == std::set<std::string>{step.module.value};
    };
    auto first = step.forward.begin();
    while (first != step.forward.end() && (!isMentioned(**first, step) || changesNothingElse(**first))) ++first;
    step.forward.erase(step.forward.begin(), first);
    if (step.forward.empty() && !isMentioned(*step.loss, step)) return "the forward pass stands elsewhere";
    if (const std::string list = recordedElsewhere(step, context_); !list.empty())
        return "`" + list + "` is computed with the module elsewhere";
    step.at = step.forward.empty() ? parts.block[backward] : step.forward.front();
    step.gone.insert(step.gone.end(), step.forward.begin(), step.forward.end());
    return findConstants(step);
}

bool StepReader::recordsNothing(const ast::Stmt& statement) const {
    const auto* with = ast::as<ast::With>(&statement);
    return with && with->items.size() == 1 && regraft::recordsNothing(context_.analysis.useAt(*with->items[0]->context_expr));
}

std::string StepReader::findConstants(TrainingStep& step) const {
    std::set<std::string> recorded, needed;
    const auto isAmong = [](const std::set<std::string>& names, const std::set<std::string>& some) {
        return std::ranges::any_of(some, [&](const std::string& name) { return names.contains(name); });
    };
    std::vector<const ast::Stmt*> free;  // what comes of nothing that is recorded
    for (const ast::Stmt* statement : step.forward) {
        const std::set<std::string> bound = variables_.bound(*statement), read = variables_.read(*statement);
        const bool isRecorded = isAmong(recorded, read);
        if (recordsNothing(*statement) && isRecorded) return "part of its forward pass records nothing, and depends on what is recorded";
        if (recordsNothing(*statement)) needed.insert(read.begin(), read.end());
        else if (isRecorded || isMentioned(*statement, step) || isAmong(recorded, bound)) recorded.insert(bound.begin(), bound.end());
        else free.push_back(statement);
    }
    for (std::size_t i = free.size(); i-- > 0;) {  // what it is computed of comes before it
        if (!isAmong(needed, variables_.bound(*free[i]))) free.erase(free.begin() + static_cast<std::ptrdiff_t>(i));
        else needed.merge(variables_.read(*free[i]));
    }
    const auto isConstant = [&](const ast::Stmt* one) { return recordsNothing(*one) || std::ranges::find(free, one) != free.end(); };
    std::set<std::string> readBefore;
    for (const ast::Stmt* statement : step.forward) {
        if (!isConstant(statement)) readBefore.merge(variables_.read(*statement));
        else if (isAmong(readBefore, variables_.bound(*statement)))
            return "part of its forward pass records nothing, and binds anew what is read before";
        if (isConstant(statement)) step.constants.push_back(statement);
    }
    std::erase_if(step.forward, isConstant);
    return {};
}

bool StepReader::setsMode(const ast::Stmt& statement) const {
    const auto* expression = ast::as<ast::ExprStmt>(&statement);
    const auto* call = expression ? ast::as<ast::Call>(expression->value) : nullptr;
    const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    return method && context_.source.modules && context_.source.modules->setsMode(method->attr.text());
}

std::string StepReader::ownedModule(const std::string& optimiser) const {
    const bool isParameter = variables_.isParameter(optimiser);
    const std::string owned = context_.owner.moduleOf(optimiser, scope_.node());
    const Optimiser* known = owned.empty() ? context_.optimisers.find(optimiser, scope_.node(), isParameter, context_.file.text) : nullptr;
    const std::string found = known && known->module ? variables_.of(*known->module) : owned;
    return found.find('.') == std::string::npos || found.starts_with(variables_.self() + ".") ? found : std::string();
}

std::string StepReader::findModule(TrainingStep& step) const {
    const bool isParameter = variables_.isParameter(step.optimiser.value);
    std::string name = ownedModule(step.optimiser.value);
    if (name.empty() && context_.optimisers.has(step.optimiser.value) && !isParameter)
        return "its optimiser changes something else than all parameters of one module";
    bool isCalled = !name.empty() && std::any_of(step.forward.begin(), step.forward.end(),
                                                 [&](const ast::Stmt* one) { return variables_.mentions(*one, name); });
    isCalled = isCalled || (!name.empty() && variables_.mentions(*step.loss, name));
    if (!isCalled) {
        std::set<std::string> called = calledModules(step);
        if (called.size() != 1) return "which module its optimiser changes is not known here";
        name = *called.begin();
    }
    step.module = {name, innerName(name)};
    return {};
}

std::set<std::string> StepReader::calledModules(const TrainingStep& step) const {
    std::set<std::string> modules, functions;
    auto visit = [&](const VariableUse& use) {
        const ast::Node* parent = context_.analysis.parent(*use.node);
        const auto* member = ast::as<ast::Attribute>(parent);
        if (member && member->value == use.node) parent = context_.analysis.parent(*member);
        const auto* call = ast::as<ast::Call>(parent);
        bool isCalled = call && (call->func == use.node || call->func == member);
        if (!isCalled) return;
        if (isModuleVariable(use.name, variables_, context_)) modules.insert(use.name);
        else if (call->func == use.node && variables_.isParameter(use.name)) functions.insert(use.name);
    };
    for (const ast::Stmt* statement : step.forward) variables_.forEach(*statement, visit);
    variables_.forEach(*step.loss, visit);
    return modules.empty() ? functions : modules;
}

bool StepReader::holdsBackward(const ast::Stmt& statement, const TrainingRules& rules) {
    bool found = false;
    ast::walk(statement, [&](const ast::Node& node) {
        const auto* member = ast::as<ast::Attribute>(&node);
        found = found || (member && member->attr == std::string_view(rules.backward));
        return !found;
    });
    return found;
}

std::string StepReader::findClear(TrainingStep& step, const Parts& parts, std::size_t backward, std::size_t end) const {
    for (const TrainingStep::Trained& one : step.trained())
        if (std::string problem = findClear(step, one, parts, backward, end); !problem.empty()) return problem;
    return {};
}

std::string StepReader::findClear(TrainingStep& step, const TrainingStep::Trained& trained, const Parts& parts, std::size_t backward,
                                  std::size_t end) const {
    bool isCleared = false, isDisturbed = false;
    for (std::size_t i = backward; i-- > 0;) {
        isDisturbed =
            isDisturbed || (holdsBackward(*parts.block[i], rules_) && std::ranges::find(step.gone, parts.block[i]) == step.gone.end());
        if (!scope_.clears(parts.statements[i], trained) || isDisturbed) continue;
        isCleared = true;
        step.gone.push_back(parts.block[i]);
    }
    std::size_t losses = 0;
    for (const Parts& other : scope_.blocks())
        for (const StepStatement& one : other.statements) losses += one.kind == StepStatement::Kind::Backward;
    losses -= step.added.size();
    for (std::size_t i = end + 1; i < parts.block.size() && losses == 1; ++i) {
        if (!scope_.clears(parts.statements[i], trained)) continue;
        isCleared = true;
        step.gone.push_back(parts.block[i]);
    }
    return isCleared || isClearedAround(trained, *parts.block[backward])
               ? ""
               : "the gradients are not set to zero in the same block, so they add up";
}

/// `optimizer.zero_grad()` before the branch that the step stands in, in the same turn of the loop.
bool StepReader::isClearedAround(const TrainingStep::Trained& trained, const ast::Stmt& backward) const {
    const ast::Node* inner = &backward;
    while (const auto* choice = ast::as<ast::If>(context_.analysis.parent(*inner))) {
        const auto around = std::ranges::find_if(
            scope_.blocks(), [&](const Parts& parts) { return std::ranges::find(parts.block, choice) != parts.block.end(); });
        if (around == scope_.blocks().end()) return false;
        const auto place = static_cast<std::size_t>(std::ranges::find(around->block, choice) - around->block.begin());
        for (std::size_t i = place; i-- > 0 && !holdsBackward(*around->block[i], rules_);)
            if (scope_.clears(around->statements[i], trained)) return true;
        inner = choice;
    }
    return false;
}

std::string StepReader::lookBetween(TrainingStep& step, const Parts& parts, std::size_t backward, std::size_t end) const {
    std::size_t first = static_cast<std::size_t>(std::find(parts.block.begin(), parts.block.end(), step.at) - parts.block.begin());
    for (std::size_t i = first; i < end; ++i) {
        const StepStatement& one = parts.statements[i];
        if (std::find(step.gone.begin(), step.gone.end(), parts.block[i]) != step.gone.end()) continue;
        if (one.kind == StepStatement::Kind::Scaling) {
            step.gone.push_back(parts.block[i]);
            continue;
        }
        if (one.kind == StepStatement::Kind::ClipNorm || one.kind == StepStatement::Kind::ClipValue) {
            if (i < backward || !scope_.addEdit(step, one)) return "its gradients are clipped in a way that is not known";
            step.gone.push_back(parts.block[i]);
            continue;
        }
        if (i > backward && addEditsWhere(step, *parts.block[i])) {
            step.gone.push_back(parts.block[i]);
            continue;
        }
        if (readsRebound(step, *parts.block[i], variables_))
            return "`" + firstLine(*parts.block[i]) + "` reads what is bound anew before the optimiser's step";
        for (const TrainingStep::Trained& trained : step.trained())
            if (variables_.mentions(*parts.block[i], trained.module.value) || variables_.mentions(*parts.block[i], trained.optimiser.value))
                return "`" + trained.module.value + "` is used between the forward pass and the optimiser's step";
        if (leavesBlock(*parts.block[i])) return "the step may be left before the optimiser's step";
    }
    return {};
}

std::string StepReader::firstLine(const ast::Stmt& statement) const {
    const std::string_view text = statement.span.of(context_.file.text);
    return std::string(text.substr(0, text.find_first_of("\r\n")));
}

bool StepReader::addEditsWhere(TrainingStep& step, const ast::Stmt& statement) const {
    const auto* choice = ast::as<ast::If>(&statement);
    if (!choice || !choice->orelse.empty() || step.forward.empty()) return false;
    if (isBoundBetween(variables_.read(*choice->test), *step.forward.front(), *choice, variables_)) return false;
    const Parts parts = scope_.partsOf(Block(choice->body.begin(), choice->body.end()));
    std::vector<TrainingStep::Edit> before = step.edits;
    for (const StepStatement& one : parts.statements) {
        if (one.kind == StepStatement::Kind::Scaling) continue;
        if ((one.kind != StepStatement::Kind::ClipNorm && one.kind != StepStatement::Kind::ClipValue) || !one.result.empty() ||
            !scope_.addEdit(step, one)) {
            step.edits = std::move(before);
            return false;
        }
        step.edits.back().condition = choice->test;
    }
    return true;
}

std::string StepReader::finish(TrainingStep& step) const {
    std::sort(step.gone.begin(), step.gone.end(), [](const ast::Stmt* a, const ast::Stmt* b) { return a->span.begin < b->span.begin; });
    for (const ast::Stmt* statement : step.gone)
        if (!ownsItsLines(*statement, context_.file.text) && !sharesOnlyWith(*statement, step.gone, context_.file.text))
            return "it shares a line with other statements";
    for (const ast::Stmt* statement : step.moved())
        if (leavesBlock(*statement)) return "its forward pass returns, yields or jumps";
    for (const ast::Stmt* statement : step.moved())
        if (context_.keyOf && step.key.empty()) step.key = context_.keyOf(*statement);
    if (!step.key.empty() && step.gathers && !step.isFresh) return "its forward pass draws random numbers";
    if (std::string problem = chooseArguments(step, variables_, context_); !problem.empty()) return problem;
    FlowGraph flow(scope_.node());
    step.lossVariable = step.added.empty() ? variables_.of(*step.loss) : std::string();
    step.constantResults = wantedBehind(step.constants, step.gone, variables_, flow, *context_.file.module);
    for (std::string& name : wantedBehind(step.forward, step.gone, variables_, flow, *context_.file.module)) {
        if (name == step.lossVariable) step.returnsLoss = true;
        else step.results.push_back(std::move(name));
    }
    for (const TrainingStep::Edit& edit : step.edits)
        if (edit.limit->kind == ast::Kind::Yield) return "its limit is no value";
    if (std::string problem = whyNotDerived(step, variables_, context_); !problem.empty()) return problem;
    if (step.notCompiled.empty()) step.notCompiled = whyNotCompiled(step, variables_, context_);
    return {};
}

}  // namespace regraft
