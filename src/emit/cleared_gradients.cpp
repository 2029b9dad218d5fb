#include "emit/cleared_gradients.h"

#include <algorithm>
#include <optional>
#include <set>

#include "ast/visit.h"
#include "lift/flow_graph.h"
#include "lower/build.h"
#include "mapping/libraries.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

class ClearedGradients {
public:
    ClearedGradients(OutcomeContext& context, const TrainingRules& rules) : context_(context), rules_(rules) {}

    /// Whether a gradient may be read after the statement with nothing computing one in between.
    bool areReadAfter(const ast::Node& node) {
        const ast::Node* scope = scopeAround(node, context_.analysis);
        const ast::Stmt* statement = context_.analysis.statementOf(node);
        if (!scope || !statement || bodyOf(*scope).empty() || !seen_.insert(statement).second) return false;
        const FlowGraph flow(*scope);
        const FlowGraph::NodeIndex from = flow.nodeOf(*statement);
        if (from == FlowGraph::none) return false;
        bool isRead = false, isComputed = false;
        flow.walkFrom(from, [&](FlowGraph::NodeIndex at) {
            const Effect effect = flow.statement(at) ? effectOf(*flow.statement(at)) : Effect::None;
            isRead = isRead || effect == Effect::Read;
            isComputed = isComputed || effect == Effect::Computed;
            return effect == Effect::None;
        });
        return isRead || (!isComputed && areReadByCallers(*scope));
    }

private:
    enum class Effect { None, Read, Computed };

    bool areReadByCallers(const ast::Node& function) {
        return isFunction(function) && std::ranges::any_of(context_.calls.calls(), [&](const KnownCall& call) {
                   return call.callee == &function && areReadAfter(*call.call);
               });
    }

    Effect effectOf(const ast::Stmt& statement) {
        Effect effect = Effect::None;
        forEachOwnNode(statement, [&](const ast::Node& node) {
            if (effect == Effect::None) effect = effectOf(node);
        });
        return effect;
    }

    Effect effectOf(const ast::Node& node) {
        const auto* member = ast::as<ast::Attribute>(&node);
        if (member && member->attr == rules_.gradient && !isStored(*member) && context_.analysis.qualifiedName(*member).empty())
            return Effect::Read;
        const auto* call = ast::as<ast::Call>(&node);
        if (!call) return Effect::None;
        const auto* method = ast::as<ast::Attribute>(call->func);
        if (method && (method->attr == rules_.backward || context_.analysis.qualifiedName(*method) == rules_.gradientsOf))
            return Effect::Computed;
        const KnownCall* known = context_.calls.at(*call);
        return known ? effectOfBody(*known->callee) : Effect::None;
    }

    /// What a function of the file does, all in all: one that computes gradients reads its own.
    Effect effectOfBody(const ast::Node& function) {
        if (!entered_.insert(&function).second) return Effect::None;
        Effect effect = Effect::None;
        ast::walk(function, [&](const ast::Node& node) {
            const Effect one = &node == &function ? Effect::None : effectOf(node);
            if (one == Effect::Computed || effect == Effect::None) effect = one;
            return effect != Effect::Computed;
        });
        entered_.erase(&function);
        return effect;
    }

    bool isStored(const ast::Attribute& member) const {
        const auto* assign = ast::as<ast::Assign>(context_.analysis.parent(member));
        return assign && std::ranges::find(assign->targets, &member) != assign->targets.end();
    }

    OutcomeContext& context_;
    const TrainingRules& rules_;
    std::set<const ast::Stmt*> seen_;
    std::set<const ast::Node*> entered_;
};

/// Whether each step computes the gradients of all parameters that any step does, as far as the file shows: gradients are computed in one
/// place, nothing decides on the way there, and modules are the framework's own or the file's.
class SteadyGradients {
public:
    SteadyGradients(const OutcomeContext& context, const TrainingRules& rules) : context_(context), rules_(rules) {}

    bool areSteady() {
        ast::walk(*context_.file.module, [this](const ast::Node& node) {
            look(node);
            return true;
        });
        return computed_.size() <= 1 && !isFrozen_ && !isFromElsewhere_ && !decides_ &&
               std::ranges::none_of(computed_, [this](const ast::Call* call) { return isDecidedOn(*call); });
    }

private:
    void look(const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (method && (method->attr == rules_.backward || context_.analysis.qualifiedName(*method) == rules_.gradientsOf))
            computed_.push_back(call);
        if (const auto* member = ast::as<ast::Attribute>(&node))
            isFrozen_ = isFrozen_ || member->attr.text().starts_with("requires_grad") || member->attr == "detach";
        if (const auto* function = ast::as<ast::FunctionDef>(&node); function && function->name != "__init__") lookIn(*function);
        const auto* item = ast::as<ast::Subscript>(&node);  // `self.heads[task]`
        const bool isChosen = item && item->value->kind == ast::Kind::Attribute && item->slice->kind == ast::Kind::NameExpr;
        decides_ = decides_ || isChosen;
        if (node.kind == ast::Kind::Import || node.kind == ast::Kind::ImportFrom) isFromElsewhere_ = isFromElsewhere_ || !isKnown(node);
    }

    /// Functions that choose what they compute; those that compute gradients are looked at from there.
    void lookIn(const ast::FunctionDef& function) {
        bool isDecided = false, isStep = false;
        ast::walk(function, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
            isStep = isStep || (method && method->attr == rules_.backward);
            isDecided = isDecided || decides(node);
            return true;
        });
        decides_ = decides_ || (isDecided && !isStep);
    }

    static bool decides(const ast::Node& node) {
        const auto* test = ast::as<ast::If>(&node);
        const auto* compared = test ? ast::as<ast::Compare>(test->test) : nullptr;
        const auto* name = compared ? ast::as<ast::NameExpr>(compared->left) : nullptr;
        if (name && name->id == "__name__") return false;
        switch (node.kind) {
            case ast::Kind::If:
            case ast::Kind::IfExp:
            case ast::Kind::While:
            case ast::Kind::Try:
            case ast::Kind::Match:
            case ast::Kind::Continue: return true;
            default: return false;
        }
    }

    /// Whether a condition stands around the call, or before it in the same loop or function.
    bool isDecidedOn(const ast::Call& call) const {
        const ast::Node* scope = &call;
        for (const ast::Node* outer = context_.analysis.parent(call); outer; outer = context_.analysis.parent(*outer)) {
            if (decides(*outer)) return true;
            scope = outer;
            if (isFunction(*outer)) break;
        }
        bool isDecided = false;
        ast::walk(*scope, [&](const ast::Node& node) {
            isDecided = isDecided || (decides(node) && node.span.begin < call.span.begin && isInLoopWith(node, call));
            return !isDecided;
        });
        return isDecided;
    }

    bool isInLoopWith(const ast::Node& node, const ast::Call& call) const {
        for (const ast::Node* outer = context_.analysis.parent(node); outer; outer = context_.analysis.parent(*outer))
            if (outer->kind == ast::Kind::For || isFunction(*outer)) return outer->span.contains(call.span);
        return false;
    }

    /// An import of the framework's, of Python's own, or of a library that has no modules of the framework's.
    bool isKnown(const ast::Node& import) const {
        std::vector<std::string_view> modules;
        if (const auto* plain = ast::as<ast::Import>(&import))
            for (const ast::alias* one : plain->names) modules.push_back(one->name.text());
        if (const auto* from = ast::as<ast::ImportFrom>(&import)) modules.push_back(from->level ? std::string_view() : from->module.text());
        return std::ranges::all_of(modules, [this](std::string_view module) {
            const Libraries& libraries = Tables::builtin().libraries();
            const Library* library = libraries.of(module);
            const bool hasNone = library && !library->isBoundTo(context_.target);
            return !module.empty() && (Tables::builtin().frameworkOfModule(module) || libraries.isPython(module) || hasNone);
        });
    }

    const OutcomeContext& context_;
    const TrainingRules& rules_;
    std::vector<const ast::Call*> computed_;
    bool isFrozen_ = false, isFromElsewhere_ = false, decides_ = false;
};

/// `Optimizer.zero_grad(set_to_none=False)` of a table: the arguments to write.
std::vector<py::Argument> argumentsIn(const ast::Expr& template_, Arena& arena) {
    std::vector<py::Argument> arguments;
    if (const auto* call = ast::as<ast::Call>(&template_))
        for (const ast::keyword* keyword : call->keywords)
            arguments.push_back({keyword->name.text(), py::literal(arena, arena.copy(py::literalText(*keyword->value))), nullptr});
    return arguments;
}

}  // namespace

void keepClearedGradients(OutcomeContext& context, const Migration& migration) {
    const auto changes = migration.crossedUp("cleared gradients");
    const auto& rules = context.target.training;
    if (changes.empty() || !changes.front()->up || !rules) return;
    std::optional<bool> areSteady;  // asked when the first call is met
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        const bool isClear = method && method->attr == rules->clear && call->args.empty() && call->keywords.empty();
        if (!isClear || context.analysis.callee(*call) || context.replaced.isGone(*call)) return true;
        if (!areSteady) areSteady = SteadyGradients(context, *rules).areSteady();
        if (*areSteady && !ClearedGradients(context, *rules).areReadAfter(*call)) return true;
        const py::Expr* function = py::source(context.arena, *method);
        context.request.rewrites.push_back(
            {call, py::call(context.arena, function, argumentsIn(*changes.front()->up, context.arena), call)});
        return true;
    });
}

}  // namespace regraft
