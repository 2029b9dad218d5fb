#include "training/array_gradients.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"
#include "lift/meaning.h"
#include "training/derivative_chain.h"
#include "training/gradient_call.h"
#include "training/gradient_marks.h"
#include "training/gradient_region.h"
#include "training/step_statements.h"

namespace regraft {

namespace {

/// Plans the gradients of one scope.
class ArrayPlanner {
public:
    ArrayPlanner(const TrainingContext& context, const ast::Node& scope, bool derivesAgain)
        : derivesAgain_(derivesAgain),
          context_(context),
          rules_(*context.source.training),
          scope_(scope),
          variables_(scope, context.analysis),
          marks_(gradientMarks(scope, variables_, rules_)),
          blocks_(blocksOf(scope)) {}

    void run(ArrayGradients& plan) {
        uses_ = gradientUses(scope_, variables_, rules_, context_.analysis);
        ArrayGradients backward;
        if (!uses_.empty() && planBackward(backward)) take(plan, std::move(backward));
        for (const Block& block : blocks_) {
            if (derivesAgain_) planChain(plan, block);
            for (std::size_t i = 0; i < block.size(); ++i) planCall(plan, block, i);
        }
    }

private:
    struct Event {
        const Block* block;
        std::size_t index;
        const ast::Call* call;
        const ast::Expr* value;
    };

    static void take(ArrayGradients& plan, ArrayGradients&& more) {
        plan.all.insert(plan.all.end(), more.all.begin(), more.all.end());
        plan.deleted.insert(plan.deleted.end(), more.deleted.begin(), more.deleted.end());
        plan.marks.insert(plan.marks.end(), more.marks.begin(), more.marks.end());
        plan.taken.merge(more.taken);
    }

    /// All the scope's `backward` together, but for those of optimisers' steps that have nothing to do with the arrays: false if one of
    /// them is not understood.
    bool planBackward(ArrayGradients& plan) {
        std::vector<std::vector<Event>> groups;  // by block
        std::vector<const Block*> busy;
        for (const Block& block : blocks_) {
            std::vector<Event> events;
            bool isStep = false;
            for (std::size_t i = 0; i < block.size(); ++i) {
                const StepStatement one = stepStatement(*block[i], rules_, context_.analysis, {}, context_.file.text);
                isStep = isStep || one.kind == StepStatement::Kind::Step || one.kind == StepStatement::Kind::ClipNorm ||
                         one.kind == StepStatement::Kind::ClipValue;
                if (one.kind == StepStatement::Kind::Backward) events.push_back({&block, i, one.call, one.receiver});
            }
            if (isStep && (events.empty() || readsGradients(block))) return false;
            if (!events.empty()) busy.push_back(&block);
            if (!events.empty() && !isStep && readsArrays(block)) groups.push_back(std::move(events));
        }
        if (groups.empty() || !areApart(busy)) return false;
        for (const std::vector<Event>& events : groups) {
            if (events.size() > 1 && loopAround(*(*events[0].block)[0])) return false;
            for (std::size_t k = 0; k < events.size(); ++k)
                if (!planEvent(plan, events, k)) return false;
        }
        return std::ranges::all_of(uses_, [&](const GradientUse& use) { return plan.taken.contains(use.node) || !isOfArray(use); });
    }

    /// Whether the gradient is one of an array that is marked here; else it may be a module's parameter.
    bool isOfArray(const GradientUse& use) const { return marks_.contains(use.variable); }

    /// Whether what the block reads of gradients is perhaps all of arrays.
    bool readsArrays(const Block& block) const {
        bool reads = false, isOther = false;
        for (const GradientUse& use : uses_)
            if (spanOf(block).contains(use.node->span)) reads = reads || isOfArray(use), isOther = isOther || !isOfArray(use);
        return reads || !isOther;
    }

    static Span spanOf(const Block& block) { return {block.front()->span.begin, block.back()->span.end}; }

    bool readsGradients(const Block& block) const {
        return std::ranges::any_of(uses_, [&](const GradientUse& use) { return spanOf(block).contains(use.node->span); });
    }

    /// Whether no block lies in another, and an array whose gradient is read in one has no part in the others.
    bool areApart(const std::vector<const Block*>& blocks) const {
        const auto mentions = [&](const Block& block, const GradientUse& use) {
            return std::ranges::any_of(block, [&](const ast::Stmt* one) { return variables_.mentions(*one, use.variable); });
        };
        return std::ranges::none_of(blocks, [&](const Block* one) {
            return std::ranges::any_of(blocks, [&](const Block* other) {
                if (one == other) return false;
                return spanOf(*other).contains(spanOf(*one)) || std::ranges::any_of(uses_, [&](const GradientUse& use) {
                           return spanOf(*one).contains(use.node->span) && mentions(*other, use);
                       });
            });
        });
    }

    const ast::Stmt* loopAround(const ast::Stmt& statement) const {
        for (const ast::Node* at = context_.analysis.parent(statement); at && at != &scope_; at = context_.analysis.parent(*at))
            if (at->kind == ast::Kind::For || at->kind == ast::Kind::While) return static_cast<const ast::Stmt*>(at);
        return nullptr;
    }

    bool planEvent(ArrayGradients& plan, const std::vector<Event>& events, std::size_t k) {
        const Event& event = events[k];
        const Block& block = *event.block;
        const std::size_t end = k + 1 < events.size() ? events[k + 1].index : block.size();
        const auto isWithin = [&](const GradientUse& use, std::size_t from, std::size_t to) {
            return std::any_of(block.begin() + static_cast<std::ptrdiff_t>(from), block.begin() + static_cast<std::ptrdiff_t>(to),
                               [&](const ast::Stmt* one) { return one->span.contains(use.node->span); });
        };
        ArrayGradient gradient;
        std::vector<const ast::Stmt*> cleared;
        for (const GradientUse& use : uses_) {
            if (use.clears && isWithin(use, 0, block.size())) {
                cleared.push_back(use.clears);
                plan.taken.insert(use.node);
            } else if (!use.clears && isWithin(use, event.index + 1, end)) {
                if (use.variable.find('.') != std::string::npos || !marks_.contains(use.variable)) return false;
                auto known = std::ranges::find(gradient.inputs, use.variable);
                gradient.reads.emplace_back(use.node, known - gradient.inputs.begin());
                if (known == gradient.inputs.end()) gradient.inputs.push_back(use.variable);
                plan.taken.insert(use.node);
            }
        }
        if (gradient.inputs.empty() || readsCleared(block[event.index]->span.end)) return false;
        const std::size_t begin = k > 0 ? events[k - 1].index + 1 : 0;
        for (const std::string& input : gradient.inputs)
            if (!isFresh(input, event, begin, k > 0 || loopAround(*block[event.index]))) return false;
        gradient.value = event.value;
        gradient.gone.push_back(block[event.index]);
        if (!weigh(gradient, event.call->args.empty() ? argumentNamed(*event.call, "gradient") : event.call->args[0])) return false;
        if (!isKnownCall(*event.call) || !GradientRegion(context_, variables_, marks_, scope_).fill(gradient, block, event.index) ||
            overlaps(gradient, plan))
            return false;
        plan.taken.insert(block[event.index]);
        for (const ast::Stmt* statement : cleared)
            if (std::ranges::find(plan.deleted, statement) == plan.deleted.end()) plan.deleted.push_back(statement);
        addMarks(plan, gradient);
        plan.all.push_back(std::move(gradient));
        return true;
    }

    /// Whether a gradient behind `begin` is read once it is cleared, or somebody holds it whose zeros would be seen.
    bool readsCleared(std::uint32_t begin) const {
        for (const GradientUse& clear : uses_) {
            if (!clear.clears) continue;
            for (const GradientUse& use : uses_) {
                if (use.clears || use.variable != clear.variable) continue;
                if (clear.node->span.begin > begin && use.node->span.begin > clear.node->span.begin) return true;
                if (clear.isInPlace && isHeld(*use.node)) return true;
            }
        }
        return false;
    }

    /// Whether the expression's value goes on as it is: bound, returned, handed on or put into something.
    bool isHeld(const ast::Expr& gradient) const {
        const ast::Node& parent = *context_.analysis.parent(gradient);
        const auto* call = ast::as<ast::Call>(&parent);
        const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
        const bool isUsedUp = parent.kind == ast::Kind::BinOp || parent.kind == ast::Kind::UnaryOp || parent.kind == ast::Kind::AugAssign ||
                              parent.kind == ast::Kind::Attribute || parent.kind == ast::Kind::Compare ||
                              parent.kind == ast::Kind::FormattedValue;
        return !isUsedUp && !(function && function->id == "print") && !(call && context_.analysis.useAt(*call));
    }

    static bool isKnownCall(const ast::Call& call) {
        return call.args.size() <= 1 && std::ranges::all_of(call.keywords, [](const ast::keyword* one) {
                   return one->name == "gradient" || one->name == "retain_graph" || one->name == "create_graph";
               });
    }

    /// Whether the gradients that gather are those of this event alone.
    bool isFresh(const std::string& input, const Event& event, std::size_t begin, bool isRepeated) const {
        if (!isRepeated) return !variables_.isParameter(input) || isRebound(input, event, 0);
        if (isRebound(input, event, begin)) return true;
        return std::ranges::any_of(uses_, [&](const GradientUse& use) {
            if (use.variable != input || !use.clears) return false;
            const bool isBehind =
                loopAround(*(*event.block)[event.index]) || use.node->span.begin < (*event.block)[event.index]->span.begin;
            return isBehind && use.node->span.begin > (*event.block)[begin]->span.begin &&
                   use.node->span.begin < event.block->back()->span.end;
        });
    }

    bool isRebound(const std::string& input, const Event& event, std::size_t begin) const {
        for (std::size_t i = begin; i < event.index; ++i) {
            const auto* assign = ast::as<ast::Assign>((*event.block)[i]);
            if (assign && assign->targets.size() == 1 && variables_.of(*assign->targets[0]) == input) return true;
        }
        return false;
    }

    /// What an array's elements count: ones are its sum, and nothing is for a number.
    bool weigh(ArrayGradient& gradient, const ast::Expr* weight) const {
        if (!weight) return true;
        const auto* none = ast::as<ast::Constant>(weight);
        if (none && none->value.type == ast::Literal::Type::None) return true;
        gradient.isSummed = true;
        const auto* call = ast::as<ast::Call>(weight);
        const bool isOnes = call && means(context_.analysis.useAt(*call), "ones_like") && call->args.size() == 1 && call->keywords.empty();
        if (!isOnes) gradient.weight = weight;
        return isOnes || weight->kind == ast::Kind::NameExpr;
    }

    /// Whether a statement of it moves with another one's: each can only go to one place.
    static bool overlaps(const ArrayGradient& gradient, const ArrayGradients& plan) {
        return std::ranges::any_of(plan.all, [&](const ArrayGradient& other) {
            return std::ranges::any_of(gradient.gone,
                                       [&](const ast::Stmt* one) { return std::ranges::find(other.gone, one) != other.gone.end(); });
        });
    }

    void addMarks(ArrayGradients& plan, const ArrayGradient& gradient) const {
        for (const std::string& input : gradient.inputs) {
            const auto marks = marks_.find(input);
            if (marks == marks_.end()) continue;
            for (const GradientMark& mark : marks->second) {
                if (mark.isAlone && std::ranges::find(plan.deleted, mark.statement) == plan.deleted.end())
                    plan.deleted.push_back(mark.statement);
                if (mark.call && std::ranges::find(plan.marks, mark.call) == plan.marks.end()) plan.marks.push_back(mark.call);
            }
        }
    }

    void planChain(ArrayGradients& plan, const Block& block) {
        std::vector<ArrayGradient> chain = derivativeChain(block, context_, variables_, marks_, scope_);
        if (chain.empty() || std::ranges::any_of(chain, [&](const ArrayGradient& one) { return overlaps(one, plan); })) return;
        addMarks(plan, chain.front());
        for (ArrayGradient& one : chain) {
            if (!one.isOnlyValue) plan.taken.insert(gradientCall(*one.at, rules_, variables_, context_.analysis)->call);
            plan.all.push_back(std::move(one));
        }
    }

    /// `g = torch.autograd.grad(y, x)[0]`
    void planCall(ArrayGradients& plan, const Block& block, std::size_t index) {
        std::optional<GradientCall> asked = gradientCall(*block[index], rules_, variables_, context_.analysis);
        if (!asked || plan.taken.contains(asked->call)) return;
        ArrayGradient gradient;
        gradient.value = asked->value;
        gradient.inputs = asked->inputs;
        gradient.targets = asked->targets;
        if (asked->isWholeStatement) gradient.gone.push_back(block[index]);
        else gradient.asked = asked->place;
        if (!weigh(gradient, asked->weight) || !GradientRegion(context_, variables_, marks_, scope_).fill(gradient, block, index) ||
            overlaps(gradient, plan))
            return;
        addMarks(plan, gradient);
        plan.taken.insert(asked->call);
        plan.all.push_back(std::move(gradient));
    }

    bool derivesAgain_;
    const TrainingContext& context_;
    const TrainingRules& rules_;
    const ast::Node& scope_;
    Variables variables_;
    std::map<std::string, std::vector<GradientMark>> marks_;
    std::vector<Block> blocks_;
    std::vector<GradientUse> uses_;
};

}  // namespace

bool ArrayGradients::covers(const ast::Node& node) const {
    const auto holds = [&](const ast::Node* one) { return one && one->span.contains(node.span); };
    if (std::ranges::any_of(deleted, holds) ||
        std::ranges::any_of(marks, [&](const ast::Call* one) { return one == &node || one->func == &node; }))
        return true;
    return std::ranges::any_of(all, [&](const ArrayGradient& one) {
        if (std::ranges::any_of(one.reads, [&](const auto& read) { return read.first == &node; })) return true;
        if (holds(one.asked)) return !holds(one.value) && !holds(one.weight);
        const bool goes = std::ranges::any_of(one.gone, holds) && std::ranges::none_of(one.forward, holds);
        return goes && !holds(one.value) && !holds(one.weight);
    });
}

ArrayGradients planArrayGradients(const TrainingContext& context, bool derivesAgain) {
    ArrayGradients plan;
    if (!context.source.training || context.source.training->recorded.empty()) return plan;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        if (node.kind == ast::Kind::Module || isFunction(node)) ArrayPlanner(context, node, derivesAgain).run(plan);
        return true;
    });
    return plan;
}

}  // namespace regraft
