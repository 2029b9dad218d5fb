#include "training/gradient_writes.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "training/gradient_clears.h"
#include "training/gradient_holders.h"

namespace regraft {

namespace {

/// What a node writes into, as far as its form or its meaning tells; null if that is nothing.
const ast::Expr* writtenBy(const ast::Node& node, const TrainingContext& context) {
    if (const auto* item = ast::as<ast::Subscript>(&node)) return item->ctx != ast::ExprContext::Load ? item->value : nullptr;
    if (const auto* member = ast::as<ast::Attribute>(&node)) return member->ctx != ast::ExprContext::Load ? member->value : nullptr;
    if (const auto* augmented = ast::as<ast::AugAssign>(&node)) return augmented->target;
    const auto* call = ast::as<ast::Call>(&node);
    if (!call) return nullptr;
    const Use* use = context.analysis.useAt(*call);
    if (use && use->choice.written) return use->choice.written;
    const auto* method = ast::as<ast::Attribute>(call->func);
    const std::string& suffix = context.source.inPlaceSuffix;
    if (!method || suffix.empty() || !method->attr.text().ends_with(suffix)) return nullptr;
    const bool isFunction = use && !use->site.receiver && !call->args.empty();
    return isFunction ? call->args[0] : method->value;
}

/// Looks for a write into arrays, in the functions of the file that are given them, too.
class WriteSearch {
public:
    explicit WriteSearch(const TrainingContext& context) : context_(context) {}

    const ast::Node* in(const ast::Node& code, std::set<const ast::Expr*> arrays) {
        const GradientHolders holders(std::move(arrays), code, context_.analysis, context_.file.text);
        const ast::Node* found = nullptr;
        ast::walk(code, [&](const ast::Node& node) {
            if (found) return false;
            const ast::Expr* written = writtenBy(node, context_);
            const Holding holding = written ? holders.of(*written) : Holding::Nothing;
            const auto* call = ast::as<ast::Call>(&node);
            const bool writes = holding == Holding::One || (call && holding == Holding::Several);  // `torch._foreach_mul_(grads, 0.5)`
            if (writes || (call && isWrittenByCallee(*call, holders))) found = &node;
            return !found;
        });
        return found;
    }

private:
    bool isWrittenByCallee(const ast::Call& call, const GradientHolders& holders) {
        const ast::Node* callee = context_.analysis.callee(call);
        if (!callee || !isFunction(*callee) || !context_.analysis.isOwn(*callee) || seen_.contains(callee)) return false;
        const KnownCall known{&call, callee, isBoundMethod(*callee, *call.func, context_.analysis)};
        std::set<const ast::Expr*> given;
        ast::walk(*callee, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            const ast::Expr* argument = name ? argumentFor(known, name->id.text()) : nullptr;
            if (argument && holders.of(*argument) != Holding::Nothing) given.insert(name);
            return true;
        });
        if (given.empty()) return false;
        seen_.insert(callee);
        const bool isWritten = in(*callee, std::move(given));
        seen_.erase(callee);
        return isWritten;
    }

    const TrainingContext& context_;
    FunctionSet seen_;
};

/// Whether a statement that clears gradients writes zeros into them, which everything sees that holds them.
bool clearsInPlace(const ast::Stmt& clear, const TrainingRules& rules) {
    bool isInPlace = false;
    ast::walk(clear, [&](const ast::Node& node) {
        const auto* statement = ast::as<ast::ExprStmt>(&node);
        isInPlace = isInPlace || (statement && clearedGradient(*statement, rules));
        return !isInPlace;
    });
    return isInPlace;
}

}  // namespace

const ast::Node* writeInto(const std::vector<const ast::Attribute*>& gradients, const StepScope& scope) {
    return WriteSearch(scope.context()).in(scope.node(), {gradients.begin(), gradients.end()});
}

const ast::Stmt* clearSeenBy(const std::vector<const ast::Attribute*>& gradients, const std::vector<const ast::Stmt*>& clears,
                             const StepScope& scope) {
    const TrainingContext& context = scope.context();
    const GradientHolders holders({gradients.begin(), gradients.end()}, scope.node(), context.analysis, context.file.text);
    const auto standsBehind = [&](const ast::Stmt& clear, const std::string& variable, bool isStore) {
        bool stands = false;
        ast::walk(scope.node(), [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            stands = stands || (name && (name->ctx == ast::ExprContext::Store) == isStore && name->span.begin > clear.span.end &&
                                name->id == std::string_view(variable));
            return !stands;
        });
        return stands;
    };
    const auto isSeen = [&](const ast::Stmt* clear) {
        if (!clearsInPlace(*clear, scope.rules())) return false;
        const bool isBehind =
            std::ranges::any_of(gradients, [&](const ast::Attribute* one) { return one->span.begin < clear->span.begin; });
        return std::ranges::any_of(holders.variables(), [&](const auto& held) {
            const bool gathersOn = holders.filled().contains(held.first) && !standsBehind(*clear, held.first, true);
            return gathersOn || (isBehind && standsBehind(*clear, held.first, false));
        });
    };
    const auto it = std::ranges::find_if(clears, isSeen);
    return it == clears.end() ? nullptr : *it;
}

}  // namespace regraft
