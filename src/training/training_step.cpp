#include "training/training_step.h"

#include <algorithm>
#include <optional>

#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"
#include "lift/meaning.h"
#include "training/compilable.h"
#include "training/liveness.h"
#include "training/recorded_elsewhere.h"
#include "training/step_arguments.h"
#include "training/step_order.h"
#include "training/step_statements.h"

namespace regraft {

namespace {

using Kind = StepStatement::Kind;

class StepPlanner {
public:
    StepPlanner(const TrainingContext& context, const ast::Node& scope)
        : context_(context), rules_(*context.source.training), scope_(scope), variables_(scope, context.analysis) {}

    void run(TrainingPlan& plan) {
        const std::vector<Block> blocks = blocksOf(scope_);
        const Scalers scalers = scalersIn(blocks, rules_, context_.file.text);
        scalers_ = scalers;
        for (const Block& block : blocks)
            if (!isRecorded(context_.analysis.parent(*block[0]))) blocks_.push_back(partsOf(flat(block)));
        problem_ = context_.obstacle;
        std::vector<const ast::Attribute*> gradients = gradientsRead();
        std::string read = gradients.empty() ? "" : "`" + text(*gradients[0]) + "` is read, and gradients are not kept in parameters";
        if (problem_.empty()) problem_ = read;
        for (const Parts& parts : blocks_)
            for (std::size_t i = 0; i < parts.block.size() && context_.obstacle.empty() && gradients.empty(); ++i)
                if (parts.statements[i].kind == Kind::Backward && !planned_.contains(parts.block[i]) && !planWhere(parts, i, plan)) planStep(parts, i, plan);
        if (!problem_.empty() && context_.obstacle.empty() && gradients.empty()) gather(plan);
        for (const ast::Attribute* gradient : gradients) plan.left.push_back({gradient, text(*gradient), "gradients are not kept in parameters"});
        for (const Parts& parts : blocks_)
            for (std::size_t i = 0; i < parts.block.size(); ++i) reportLeft(parts, i, plan);
    }

private:
    struct Parts {
        Block block;
        std::vector<StepStatement> statements;
    };

    /// `with torch.enable_grad():`, which is as good as its body.
    bool isRecorded(const ast::Node* statement) const {
        const auto* with = ast::as<ast::With>(statement);
        return with && with->items.size() == 1 && !with->items[0]->optional_vars && means(context_.analysis.useAt(*with->items[0]->context_expr), "enable_grad");
    }

    Block flat(const Block& block) const {
        Block all;
        for (const ast::Stmt* statement : block) {
            if (!isRecorded(statement)) {
                all.push_back(statement);
                continue;
            }
            const Block inner = flat(Block(ast::as<ast::With>(statement)->body.begin(), ast::as<ast::With>(statement)->body.end()));
            all.insert(all.end(), inner.begin(), inner.end());
        }
        return all;
    }

    Parts partsOf(Block block) const {
        Parts parts{std::move(block), {}};
        for (const ast::Stmt* statement : parts.block)
            parts.statements.push_back(context_.taken.contains(statement) ? StepStatement() : stepStatement(*statement, rules_, context_.analysis, scalers_, context_.file.text));
        return parts;
    }

    /// A step whose forward pass always runs, and what follows only where a condition holds: `if phase == 'train':`, in a block of its own.
    bool planWhere(const Parts& parts, std::size_t backward, TrainingPlan& plan) {
        const auto* choice = ast::as<ast::If>(context_.analysis.parent(*parts.block[backward]));
        if (!choice || !choice->orelse.empty()) return false;
        const auto around = std::ranges::find_if(blocks_, [&](const Parts& other) { return std::ranges::find(other.block, choice) != other.block.end(); });
        if (around == blocks_.end()) return false;
        Block block;
        for (const ast::Stmt* statement : around->block)
            if (statement == choice) block.insert(block.end(), parts.block.begin(), parts.block.end());
            else block.push_back(statement);
        const Parts whole = partsOf(std::move(block));
        const std::size_t at = static_cast<std::size_t>(std::ranges::find(whole.block, parts.block[backward]) - whole.block.begin());
        TrainingStep step;
        step.scope = &scope_;
        step.loss = whole.statements[at].receiver;
        step.condition = choice->test;
        if (!fill(step, whole, at).empty() || !mayDepend(step, *choice, variables_)) return false;
        takeWhole(step, *choice);
        for (const ast::Stmt* statement : step.gone) planned_.insert(statement);
        for (const ast::Stmt* statement : choice->body) planned_.insert(statement);
        plan.steps.push_back(std::move(step));
        return true;
    }

    /// `p.grad` in the scope itself.
    std::vector<const ast::Attribute*> gradientsRead() const {
        std::vector<const ast::Attribute*> found;
        ast::walk(scope_, [&](const ast::Node& node) {
            if (&node != &scope_ && opensScope(node) && node.kind != ast::Kind::Lambda) return false;
            const auto* member = ast::as<ast::Attribute>(&node);
            bool isGradient = member && member->attr == std::string_view(rules_.gradient) && context_.analysis.qualifiedName(*member).empty() && !context_.taken.contains(member);
            if (isGradient) found.push_back(member);
            return true;
        });
        return found;
    }

    /// Calls visit(parts, index, statement) for all that belongs to training.
    void forEachPart(const std::function<void(const Parts&, std::size_t, const StepStatement&)>& visit) const {
        for (const Parts& parts : blocks_)
            for (std::size_t i = 0; i < parts.block.size(); ++i)
                if (parts.statements[i].kind != Kind::Other) visit(parts, i, parts.statements[i]);
    }

    /// Where the gradients of several losses or batches are added up: all steps of the scope together, or none.
    void gather(TrainingPlan& plan) {
        std::vector<TrainingStep> before = std::move(plan.steps), steps;
        std::set<const ast::Stmt*> plannedBefore = std::move(planned_);
        std::erase_if(before, [&](const TrainingStep& step) { return step.scope == &scope_; });
        planned_.clear();
        Gathering gathering;
        gathering.scope = &scope_;
        std::string problem = gatherAll(gathering, steps);
        if (problem.empty()) {
            plan.gatherings.push_back(std::move(gathering));
            before.insert(before.end(), std::make_move_iterator(steps.begin()), std::make_move_iterator(steps.end()));
            problem_.clear();
        } else {
            planned_.clear();
        }
        plan.steps = std::move(before);
    }

    std::string gatherAll(Gathering& gathering, std::vector<TrainingStep>& steps) {
        std::set<std::string> optimisers;
        forEachPart([&](const Parts&, std::size_t, const StepStatement& one) {
            if (this->steps(one)) optimisers.insert(text(*one.receiver));
        });
        if (optimisers.size() != 1) return "more than one optimiser applies them";
        gathering.optimiser = *optimisers.begin();
        std::string problem;
        forEachPart([&](const Parts& parts, std::size_t i, const StepStatement& one) {
            if (one.kind != Kind::Backward || !problem.empty()) return;
            TrainingStep step;
            step.scope = &scope_;
            step.optimiser = {gathering.optimiser, innerName(gathering.optimiser)};
            step.loss = one.receiver;
            step.gathers = true;
            problem = one.isPlain ? gatherOne(step, parts, i) : "it is given a gradient";
            if (!gathering.module.empty() && step.module.value != gathering.module) problem = "several modules have gradients";
            gathering.module = step.module.value;
            for (const ast::Stmt* statement : step.gone) planned_.insert(statement);
            steps.push_back(std::move(step));
        });
        if (!problem.empty() || steps.empty()) return "none";
        return findApplying(gathering, steps);
    }

    std::string gatherOne(TrainingStep& step, const Parts& parts, std::size_t backward) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < backward; ++i)
            if (planned_.contains(parts.block[i])) begin = i + 1;
        if (std::string problem = findForward(step, parts, begin, backward); !problem.empty()) return problem;
        step.gone.push_back(parts.block[backward]);
        if (std::string problem = lookBetween(step, parts, backward, backward); !problem.empty()) return problem;
        return finish(step);
    }

    /// Everything else that reads or changes the gradients.
    std::string findApplying(Gathering& gathering, const std::vector<TrainingStep>& steps) {
        TrainingStep whole;
        whole.module.value = gathering.module;
        whole.optimiser.value = gathering.optimiser;
        std::string problem;
        forEachPart([&](const Parts& parts, std::size_t i, const StepStatement& one) {
            if (one.kind == Kind::Backward) return;
            const ast::Stmt* statement = parts.block[i];
            if (this->steps(one) && one.isPlain) gathering.applies.push_back(statement);
            else if (clears(one, {whole.module, whole.optimiser})) gathering.clears.push_back(statement);
            else if ((one.kind == Kind::ClipNorm || one.kind == Kind::ClipValue) && addEdit(whole, one)) gathering.edits.emplace_back(statement, whole.edits.back());
            else if (one.kind != Kind::Step) problem = "what is done to its gradients is not known";
            if (one.kind != Kind::Step || this->steps(one)) planned_.insert(statement);
        });
        const ast::Stmt* first = steps.front().at;
        for (const ast::Node* at = first; at && at != &scope_; at = context_.analysis.parent(*at))
            if (at->kind == ast::Kind::For || at->kind == ast::Kind::While) first = static_cast<const ast::Stmt*>(at);
        bool isCleared = std::any_of(gathering.clears.begin(), gathering.clears.end(), [&](const ast::Stmt* one) { return one->span.end <= first->span.begin; });
        if (isCleared) return problem;
        gathering.start = first;
        const Optimiser* made = context_.optimisers.find(gathering.optimiser, scope_, variables_.isParameter(gathering.optimiser), context_.file.text);
        return made && made->scope == &scope_ ? problem : "gradients may be left from before";
    }

    std::string text(const ast::Expr& expr) const { return std::string(expr.span.of(context_.file.text)); }

    void planStep(const Parts& parts, std::size_t backward, TrainingPlan& plan) {
        TrainingStep step;
        step.scope = &scope_;
        step.loss = parts.statements[backward].receiver;
        std::string problem = fill(step, parts, backward);
        if (problem.empty()) {
            for (const ast::Stmt* statement : step.gone) planned_.insert(statement);
            plan.steps.push_back(std::move(step));
        } else if (problem_.empty()) {
            problem_ = problem;
        }
    }

    /// Fills in the step around a `backward`, or says why there is none.
    std::string fill(TrainingStep& step, const Parts& parts, std::size_t backward) {
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
        for (std::size_t i = end + 1; i < parts.block.size() && parts.statements[i].kind != Kind::Backward; ++i)
            if (parts.statements[i].kind == Kind::Scaling) step.gone.push_back(parts.block[i]);
        return finish(step);
    }

    /// `loss_a.backward()` and `loss_b.backward()` before one step are the gradients of the sum: `backward` is then the last of them.
    void addLosses(TrainingStep& step, const Parts& parts, std::size_t& backward) const {
        const std::string first = variables_.of(*step.loss);
        std::size_t last = backward;
        std::vector<std::string> added;
        std::vector<const ast::Stmt*> gone;
        for (std::size_t i = backward + 1; i < parts.block.size() && !steps(parts.statements[i]); ++i) {
            const StepStatement& one = parts.statements[i];
            if (one.kind == Kind::Other) {
                std::set<std::string> losses(added.begin(), added.end());
                losses.insert(first);
                if (variables_.binds(*parts.block[i], losses)) return;
                continue;
            }
            const std::string loss = one.kind == Kind::Backward && one.isPlain ? variables_.of(*one.receiver) : std::string();
            if (first.empty() || loss.empty() || loss == first || std::ranges::find(added, loss) != added.end()) return;
            gone.push_back(parts.block[last]);
            added.push_back(loss);
            last = i;
        }
        backward = last;
        step.added = std::move(added);
        step.gone.insert(step.gone.end(), gone.begin(), gone.end());
    }

    bool isOptimiser(const ast::Expr& receiver) const {
        std::string name = text(receiver);
        if (context_.optimisers.has(name)) return true;
        return std::any_of(blocks_.begin(), blocks_.end(), [&](const Parts& parts) {
            return std::any_of(parts.statements.begin(), parts.statements.end(),
                               [&](const StepStatement& one) { return one.kind == Kind::Clear && text(*one.receiver) == name; });
        });
    }

    bool steps(const StepStatement& one) const { return one.kind == Kind::Step && isOptimiser(*one.receiver); }

    std::string findStep(TrainingStep& step, const Parts& parts, std::size_t backward, std::size_t& end) const {
        for (std::size_t i = backward + 1; i < parts.block.size() && end == backward; ++i) {
            if (parts.statements[i].kind == Kind::Backward) return "the gradients of several losses are added up";
            if (steps(parts.statements[i])) end = i;
        }
        if (end == backward) return "no optimiser's `" + rules_.step + "` follows in the same block";
        if (std::string problem = takeOptimiser(step.optimiser, parts.statements[end]); !problem.empty()) return problem;
        for (std::size_t i = end + 1; i < parts.block.size() && parts.statements[i].kind != Kind::Backward; ++i) {
            if (!steps(parts.statements[i])) continue;
            step.more.emplace_back();
            if (std::string problem = takeOptimiser(step.more.back().optimiser, parts.statements[i]); !problem.empty()) return problem;
            step.gone.push_back(parts.block[end]);
            end = i;
        }
        return {};
    }

    std::string takeOptimiser(TrainingStep::Argument& optimiser, const StepStatement& one) const {
        if (!one.isPlain) return "the optimiser's `" + rules_.step + "` is given arguments";
        if (variables_.of(*one.receiver).empty()) return "its optimiser is held by no variable";
        optimiser = {text(*one.receiver), innerName(text(*one.receiver))};
        return {};
    }

    bool isMentioned(const ast::Node& code, const TrainingStep& step) const {
        return std::ranges::any_of(step.trained(), [&](const TrainingStep::Trained& one) { return variables_.mentions(code, one.module.value); });
    }

    /// The module of each further optimiser: one of its own.
    std::string findFurther(TrainingStep& step) const {
        std::set<std::string> seen{step.module.value};
        for (TrainingStep::Trained& one : step.more) {
            const std::string name = ownedModule(one.optimiser.value);
            if (name.empty() || !seen.insert(name).second) return "several optimisers apply its gradients, and which module each changes is not known here";
            one.module = {name, innerName(name)};
        }
        return {};
    }

    /// The statements that the loss depends on, from the first one that calls the module.
    std::string findForward(TrainingStep& step, const Parts& parts, std::size_t begin, std::size_t backward) {
        std::set<std::string> needed = variables_.read(*step.loss);
        needed.insert(step.added.begin(), step.added.end());
        std::vector<std::size_t> slice;
        for (std::size_t i = backward; i-- > begin;) {
            if (parts.statements[i].kind != Kind::Other) continue;
            std::set<std::string> bound = variables_.bound(*parts.block[i]);
            if (setsMode(*parts.block[i]) || std::none_of(bound.begin(), bound.end(), [&](const std::string& name) { return needed.contains(name); })) continue;
            slice.insert(slice.begin(), i);
            if (parts.block[i]->kind == ast::Kind::Assign)
                for (const std::string& name : bound) needed.erase(name);
            for (const std::string& name : variables_.read(*parts.block[i])) needed.insert(name);
        }
        for (std::size_t i : slice) step.forward.push_back(parts.block[i]);
        if (std::string problem = findModule(step); !problem.empty()) return problem;
        if (std::string problem = findFurther(step); !problem.empty()) return problem;
        auto first = std::find_if(step.forward.begin(), step.forward.end(), [&](const ast::Stmt* one) { return isMentioned(*one, step); });
        step.forward.erase(step.forward.begin(), first);
        if (step.forward.empty() && !isMentioned(*step.loss, step)) return "the forward pass stands elsewhere";
        if (const std::string list = recordedElsewhere(step, context_); !list.empty()) return "`" + list + "` is computed with the module elsewhere";
        step.at = step.forward.empty() ? parts.block[backward] : step.forward.front();
        step.gone.insert(step.gone.end(), step.forward.begin(), step.forward.end());
        return findConstants(step);
    }

    bool recordsNothing(const ast::Stmt& statement) const {
        const auto* with = ast::as<ast::With>(&statement);
        return with && with->items.size() == 1 && means(context_.analysis.useAt(*with->items[0]->context_expr), "no_grad");
    }

    /// What is computed without recording goes before what gradients are taken of.
    std::string findConstants(TrainingStep& step) const {
        std::set<std::string> bound;
        for (const ast::Stmt* statement : step.forward) {
            if (!recordsNothing(*statement)) {
                for (const std::string& name : variables_.bound(*statement)) bound.insert(name);
                continue;
            }
            std::set<std::string> read = variables_.read(*statement);
            if (std::any_of(read.begin(), read.end(), [&](const std::string& name) { return bound.contains(name); }))
                return "part of its forward pass records nothing, and depends on what is recorded";
            step.constants.push_back(statement);
        }
        std::erase_if(step.forward, [&](const ast::Stmt* one) { return recordsNothing(*one); });
        return {};
    }

    /// `model.train()`: nothing that the loss is computed of.
    bool setsMode(const ast::Stmt& statement) const {
        const auto* expression = ast::as<ast::ExprStmt>(&statement);
        const auto* call = expression ? ast::as<ast::Call>(expression->value) : nullptr;
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        return method && (method->attr == "train" || method->attr == "eval");
    }

    /// The variable that is the module an optimiser changes: by what made it where it stands, or by how it was handed on.
    std::string ownedModule(const std::string& optimiser) const {
        const bool isParameter = variables_.isParameter(optimiser);
        const std::string owned = context_.owner.moduleOf(optimiser, scope_);
        const Optimiser* known = owned.empty() ? context_.optimisers.find(optimiser, scope_, isParameter, context_.file.text) : nullptr;
        const std::string found = known && known->module ? variables_.of(*known->module) : owned;
        return found.find('.') == std::string::npos || found.starts_with(variables_.self() + ".") ? found : std::string();
    }

    /// The module that the optimiser changes: known, or the only one that the forward pass calls.
    std::string findModule(TrainingStep& step) const {
        const bool isParameter = variables_.isParameter(step.optimiser.value);
        std::string name = ownedModule(step.optimiser.value);
        if (name.empty() && context_.optimisers.has(step.optimiser.value) && !isParameter)
            return "its optimiser changes something else than all parameters of one module";
        bool isCalled = !name.empty() && std::any_of(step.forward.begin(), step.forward.end(), [&](const ast::Stmt* one) { return variables_.mentions(*one, name); });
        isCalled = isCalled || (!name.empty() && variables_.mentions(*step.loss, name));
        if (!isCalled) {
            std::set<std::string> called = calledModules(step);
            if (called.size() != 1) return "which module its optimiser changes is not known here";
            name = *called.begin();
        }
        step.module = {name, innerName(name)};
        return {};
    }

    std::set<std::string> calledModules(const TrainingStep& step) const {
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

    bool clears(const StepStatement& one, const TrainingStep::Trained& trained) const {
        return one.kind == Kind::Clear && one.isPlain && (text(*one.receiver) == trained.optimiser.value || text(*one.receiver) == trained.module.value);
    }

    static bool holdsBackward(const ast::Stmt& statement, const TrainingRules& rules) {
        bool found = false;
        ast::walk(statement, [&](const ast::Node& node) {
            const auto* member = ast::as<ast::Attribute>(&node);
            found = found || (member && member->attr == std::string_view(rules.backward));
            return !found;
        });
        return found;
    }

    std::string findClear(TrainingStep& step, const Parts& parts, std::size_t backward, std::size_t end) const {
        for (const TrainingStep::Trained& one : step.trained())
            if (std::string problem = findClear(step, one, parts, backward, end); !problem.empty()) return problem;
        return {};
    }

    std::string findClear(TrainingStep& step, const TrainingStep::Trained& trained, const Parts& parts, std::size_t backward, std::size_t end) const {
        bool isCleared = false, isDisturbed = false;
        for (std::size_t i = backward; i-- > 0;) {
            isDisturbed = isDisturbed || (holdsBackward(*parts.block[i], rules_) && std::ranges::find(step.gone, parts.block[i]) == step.gone.end());
            if (!clears(parts.statements[i], trained) || isDisturbed) continue;
            isCleared = true;
            step.gone.push_back(parts.block[i]);
        }
        std::size_t losses = 0;
        for (const Parts& other : blocks_)
            for (const StepStatement& one : other.statements) losses += one.kind == Kind::Backward;
        losses -= step.added.size();
        for (std::size_t i = end + 1; i < parts.block.size() && losses == 1; ++i) {
            if (!clears(parts.statements[i], trained)) continue;
            isCleared = true;
            step.gone.push_back(parts.block[i]);
        }
        return isCleared ? "" : "the gradients are not set to zero in the same block, so they add up";
    }

    /// What stands between the first statement that moves and the optimiser's step, and stays, runs behind the step from now on.
    std::string lookBetween(TrainingStep& step, const Parts& parts, std::size_t backward, std::size_t end) const {
        std::size_t first = static_cast<std::size_t>(std::find(parts.block.begin(), parts.block.end(), step.at) - parts.block.begin());
        for (std::size_t i = first; i < end; ++i) {
            const StepStatement& one = parts.statements[i];
            if (std::find(step.gone.begin(), step.gone.end(), parts.block[i]) != step.gone.end()) continue;
            if (one.kind == Kind::Scaling) {
                step.gone.push_back(parts.block[i]);
                continue;
            }
            if (one.kind == Kind::ClipNorm || one.kind == Kind::ClipValue) {
                if (i < backward || !addEdit(step, one)) return "its gradients are clipped in a way that is not known";
                step.gone.push_back(parts.block[i]);
                continue;
            }
            if (i > backward && addEditsWhere(step, *parts.block[i])) {
                step.gone.push_back(parts.block[i]);
                continue;
            }
            if (readsRebound(step, *parts.block[i], variables_)) return "`" + firstLine(*parts.block[i]) + "` reads what is bound anew before the optimiser's step";
            for (const TrainingStep::Trained& trained : step.trained())
                if (variables_.mentions(*parts.block[i], trained.module.value) || variables_.mentions(*parts.block[i], trained.optimiser.value))
                    return "`" + trained.module.value + "` is used between the forward pass and the optimiser's step";
            if (leavesBlock(*parts.block[i])) return "the step may be left before the optimiser's step";
        }
        return {};
    }

    std::string firstLine(const ast::Stmt& statement) const {
        const std::string_view text = statement.span.of(context_.file.text);
        return std::string(text.substr(0, text.find_first_of("\r\n")));
    }

    /// `if limit:` with nothing in it but the clipping of the step's gradients.
    bool addEditsWhere(TrainingStep& step, const ast::Stmt& statement) const {
        const auto* choice = ast::as<ast::If>(&statement);
        if (!choice || !choice->orelse.empty() || step.forward.empty()) return false;
        if (isBoundBetween(variables_.read(*choice->test), *step.forward.front(), *choice, variables_)) return false;
        const Parts parts = partsOf(Block(choice->body.begin(), choice->body.end()));
        std::vector<TrainingStep::Edit> before = step.edits;
        for (const StepStatement& one : parts.statements) {
            if (one.kind == Kind::Scaling) continue;
            if ((one.kind != Kind::ClipNorm && one.kind != Kind::ClipValue) || !one.result.empty() || !addEdit(step, one)) {
                step.edits = std::move(before);
                return false;
            }
            step.edits.back().condition = choice->test;
        }
        return true;
    }

    /// `clip_grad_norm_(model.parameters(), limit)` of the step's module.
    bool addEdit(TrainingStep& step, const StepStatement& clip) const {
        const std::vector<TrainingStep::Trained> all = step.trained();
        const auto trained = std::ranges::find_if(all, [&](const TrainingStep::Trained& one) { return text(*clip.call->args[0]) == one.module.value + "." + rules_.parameters + "()"; });
        if (!clip.isPlain || trained == all.end()) return false;
        const ast::Expr* limit = clip.call->args.size() > 1 ? clip.call->args[1] : clip.call->keywords[0]->value;
        auto kind = clip.kind == Kind::ClipNorm ? TrainingStep::Edit::Kind::ClipNorm : TrainingStep::Edit::Kind::ClipValue;
        step.edits.push_back({kind, limit, clip.result, static_cast<std::size_t>(trained - all.begin())});
        return true;
    }

    std::string finish(TrainingStep& step) const {
        std::sort(step.gone.begin(), step.gone.end(), [](const ast::Stmt* a, const ast::Stmt* b) { return a->span.begin < b->span.begin; });
        for (const ast::Stmt* statement : step.gone)
            if (!ownsItsLines(*statement, context_.file.text) && !sharesOnlyWith(*statement, step.gone, context_.file.text)) return "it shares a line with other statements";
        for (const ast::Stmt* statement : step.moved())
            if (leavesBlock(*statement)) return "its forward pass returns, yields or jumps";
        for (const ast::Stmt* statement : step.moved())
            if (context_.keyOf && step.key.empty()) step.key = context_.keyOf(*statement);
        if (!step.key.empty() && step.gathers) return "its forward pass draws random numbers";
        if (std::string problem = chooseArguments(step, variables_, context_); !problem.empty()) return problem;
        FlowGraph flow(scope_);
        step.lossVariable = step.added.empty() ? variables_.of(*step.loss) : std::string();
        step.constantResults = wantedBehind(step.constants, step.gone, variables_, flow, *context_.file.module);
        for (std::string& name : wantedBehind(step.forward, step.gone, variables_, flow, *context_.file.module)) {
            if (name == step.lossVariable) step.returnsLoss = true;
            else step.results.push_back(std::move(name));
        }
        for (const TrainingStep::Edit& edit : step.edits)
            if (edit.limit->kind == ast::Kind::Yield) return "its limit is no value";
        if (step.notCompiled.empty()) step.notCompiled = whyNotCompiled(step, variables_, context_);
        return {};
    }

    void reportLeft(const Parts& parts, std::size_t i, TrainingPlan& plan) const {
        const StepStatement& one = parts.statements[i];
        bool belongs = one.kind == Kind::Backward || steps(one) || (one.kind == Kind::Clear && isOptimiser(*one.receiver));
        bool clips = one.kind == Kind::ClipNorm || one.kind == Kind::ClipValue;
        if ((!belongs && !clips) || planned_.contains(parts.block[i])) return;
        std::string problem = problem_.empty() ? "no training step is known around it" : problem_;
        plan.left.push_back({one.call, text(*one.call->func), std::move(problem)});
    }

    const TrainingContext& context_;
    const TrainingRules& rules_;
    const ast::Node& scope_;
    Variables variables_;
    std::vector<Parts> blocks_;
    std::set<const ast::Stmt*> planned_;
    std::string problem_;
    Scalers scalers_;
};

}  // namespace

std::vector<const ast::Stmt*> TrainingStep::moved() const {
    std::vector<const ast::Stmt*> all = constants;
    all.insert(all.end(), forward.begin(), forward.end());
    std::sort(all.begin(), all.end(), [](const ast::Stmt* a, const ast::Stmt* b) { return a->span.begin < b->span.begin; });
    return all;
}

std::vector<TrainingStep::Trained> TrainingStep::trained() const {
    std::vector<Trained> all{{module, optimiser}};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::string innerName(const std::string& variable) { return variable.substr(variable.find('.') + 1); }

TrainingPlan planTraining(const TrainingContext& context) {
    TrainingPlan plan;
    if (!context.source.training || context.source.training->backward.empty()) return plan;
    std::vector<const ast::Node*> scopes;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        if (node.kind == ast::Kind::Module || isFunction(node)) scopes.push_back(&node);
        return true;
    });
    for (const ast::Node* scope : scopes) StepPlanner(context, *scope).run(plan);
    return plan;
}

}  // namespace regraft
