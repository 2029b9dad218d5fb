#include "emit/kept_results.h"

#include <algorithm>
#include <set>

#include "ast/visit.h"

namespace regraft {

namespace {

using Functions = std::set<const ast::FunctionDef*>;

constexpr const char* isSymbol =
    "what a call keeps is a symbol there, while layers get their arrays and steps are compiled: behind the call it is of no use";

const ast::FunctionDef* methodAround(const ast::Node& node, const Analysis& analysis) {
    const ast::FunctionDef* found = nullptr;
    for (const ast::Node* at = &node; at && at->kind != ast::Kind::ClassDef; at = analysis.parent(*at))
        if (const auto* function = ast::as<ast::FunctionDef>(at)) found = function;
    return found;
}

std::string_view selfOf(const ast::FunctionDef& method) { return method.args->args.empty() ? "" : method.args->args[0]->name.text(); }

bool isSelf(const ast::Expr& expr, const ast::FunctionDef& method) {
    const auto* name = ast::as<ast::NameExpr>(&expr);
    return name && name->id == selfOf(method);
}

class KeptResults {
public:
    KeptResults(const ModuleClass& one, bool hasSteps, OutcomeContext& context) : one_(one), hasSteps_(hasSteps), context_(context) {
        if (one.call) reach(*one.call);
    }

    void run() {
        for (const ast::FunctionDef* method : reached_)
            ast::walk(*method, [&](const ast::Node& node) {
                if (const auto* assign = ast::as<ast::Assign>(&node))
                    for (const ast::Expr* target : assign->targets) look(*target, *assign->value, *assign, *method);
                return true;
            });
    }

private:
    /// The methods that a call runs.
    void reach(const ast::FunctionDef& method) {
        if (!reached_.insert(&method).second) return;
        ast::walk(method, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
            if (!member || !isSelf(*member->value, method)) return true;
            for (const ast::Stmt* statement : one_.definition->body)
                if (const auto* other = ast::as<ast::FunctionDef>(statement); other && other->name == member->attr) reach(*other);
            return true;
        });
    }

    void look(const ast::Expr& target, const ast::Expr& value, const ast::Stmt& statement, const ast::FunctionDef& method) {
        const auto *targets = ast::as<ast::Tuple>(&target), *values = ast::as<ast::Tuple>(&value);
        if (targets && values && targets->elts.size() == values->elts.size()) {
            for (std::size_t i = 0; i < targets->elts.size(); ++i) look(*targets->elts[i], *values->elts[i], statement, method);
            return;
        }
        const auto* member = ast::as<ast::Attribute>(&target);
        const bool keeps = member && isSelf(*member->value, method) && !context_.analysis.useAt(*member) && isArray(value);
        if (!keeps || reported_.contains(member->attr.text()) || !isReadBehind(*member, statement, method)) return;
        reported_.insert(member->attr.text());
        const std::string name(member->span.of(context_.file.text));
        context_.sink.report(DiagCode::NoCounterpart, member->span, name, {name, context_.target.name, isSymbol});
    }

    bool isArray(const ast::Expr& value) const { return context_.analysis.typeOf(value)->kind == TypeKind::Array; }

    /// Whether a later call reads it, or code outside of calls where steps may have kept it.
    bool isReadBehind(const ast::Attribute& kept, const ast::Stmt& statement, const ast::FunctionDef& method) const {
        bool isRead = false;
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            const auto* read = ast::as<ast::Attribute>(&node);
            if (isRead || !read || read->attr != kept.attr.text() || read->ctx != ast::ExprContext::Load) return !isRead;
            const ast::FunctionDef* reader = methodAround(*read, context_.analysis);
            const bool isInCall = reader && reached_.contains(reader);
            if (!isInCall) isRead = hasSteps_ && !one_.definition->span.contains(read->span);
            else isRead = reader == &method ? !comesBefore(statement, *read) : !isAlwaysRun(statement, method);
            return !isRead;
        });
        return isRead;
    }

    /// Whether what is read has been kept in the same call: the statement stands in a block around the reading one, before it.
    bool comesBefore(const ast::Stmt& statement, const ast::Node& read) const {
        const ast::Node* block = context_.analysis.parent(statement);
        for (const ast::Node* at = &read; at; at = context_.analysis.parent(*at))
            if (context_.analysis.parent(*at) == block) return statement.span.end <= at->span.begin;
        return false;
    }

    bool isAlwaysRun(const ast::Stmt& statement, const ast::FunctionDef& method) const {
        return &method == one_.call && context_.analysis.parent(statement) == one_.call;
    }

    const ModuleClass& one_;
    bool hasSteps_;
    OutcomeContext& context_;
    Functions reached_;
    std::set<std::string_view> reported_;
};

}  // namespace

void reportKeptResults(const ModuleClasses& classes, std::span<const TrainingStep> steps, OutcomeContext& context) {
    if (!context.target.modules || !context.target.modules->infersSizes) return;
    for (const ModuleClass* one : classes.all())
        if (one->framework != &context.target && !one->framework->modules->infersSizes) KeptResults(*one, !steps.empty(), context).run();
}

}  // namespace regraft
