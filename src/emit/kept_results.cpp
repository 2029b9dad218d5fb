#include "emit/kept_results.h"

#include <algorithm>
#include <set>
#include <vector>

#include "ast/visit.h"

namespace regraft {

namespace {

using Functions = std::vector<const ast::FunctionDef*>;

constexpr const char* isSymbol =
    "what a call keeps is a symbol there, while layers get their arrays and steps are compiled: behind the call it is of no use";

std::string_view selfOf(const ast::FunctionDef& method) { return method.args->args.empty() ? "" : method.args->args[0]->name.text(); }

bool isSelf(const ast::Expr& expr, const ast::FunctionDef& method) {
    const auto* name = ast::as<ast::NameExpr>(&expr);
    return name && name->id == selfOf(method);
}

class KeptResults {
public:
    KeptResults(const ModuleClasses& classes, const ModuleClass& one, bool hasSteps, OutcomeContext& context)
        : classes_(classes),
          one_(one),
          hasSteps_(hasSteps),
          context_(context) {
        if (one.call) reach(*one.call, reached_);
    }

    void run() {
        for (const ast::FunctionDef* method : reached_)
            ast::walk(*method, [&](const ast::Node& node) {
                if (const auto* assign = ast::as<ast::Assign>(&node))
                    for (const ast::Expr* target : assign->targets) look(*target, *assign->value, *assign, *method);
                if (const auto* assign = ast::as<ast::AnnAssign>(&node); assign && assign->value)
                    look(*assign->target, *assign->value, *assign, *method);
                if (const auto* assign = ast::as<ast::AugAssign>(&node)) lookAtGrowth(*assign->target, *assign->value, *assign, *method);
                if (const auto* statement = ast::as<ast::ExprStmt>(&node)) lookAtAppended(*statement, *method);
                return true;
            });
    }

private:
    /// The method of the class that a call of `self.…` runs; null if it is none.
    const ast::FunctionDef* methodOf(const ast::Node& node, const ast::FunctionDef& around) const {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (!member || !isSelf(*member->value, around)) return nullptr;
        for (const ast::Stmt* statement : one_.definition->body)
            if (const auto* other = ast::as<ast::FunctionDef>(statement); other && other->name == member->attr) return other;
        return nullptr;
    }

    /// The methods that a call runs, in the order of the calls.
    void reach(const ast::FunctionDef& method, Functions& reached) const {
        if (contains(reached, &method)) return;
        reached.push_back(&method);
        ast::walk(method, [&](const ast::Node& node) {
            if (const ast::FunctionDef* other = methodOf(node, method)) reach(*other, reached);
            return true;
        });
    }

    static bool contains(const Functions& functions, const ast::FunctionDef* one) {
        return std::ranges::find(functions, one) != functions.end();
    }

    void look(const ast::Expr& target, const ast::Expr& value, const ast::Stmt& statement, const ast::FunctionDef& method) {
        const auto *targets = ast::as<ast::Tuple>(&target), *values = ast::as<ast::Tuple>(&value);
        if (targets && values && targets->elts.size() == values->elts.size()) {
            for (std::size_t i = 0; i < targets->elts.size(); ++i) look(*targets->elts[i], *values->elts[i], statement, method);
            return;
        }
        const auto* member = ast::as<ast::Attribute>(&target);
        const bool isPlain = member && !context_.analysis.useAt(*member);
        if (isPlain && keeps(*member, value, method) && isReadBehind(*member, &statement, method)) report(*member);
    }

    /// `self.total += loss` goes on from what an earlier call has kept, if nothing in this one comes first.
    void lookAtGrowth(const ast::Expr& target, const ast::Expr& value, const ast::Stmt& statement, const ast::FunctionDef& method) {
        const auto* member = ast::as<ast::Attribute>(&target);
        if (!member || (!keeps(*member, value, method) && !keeps(*member, *member, method))) return;
        const ast::Stmt* set = setBefore(*member, statement, method);
        if (!set || isReadBehind(*member, set, method)) report(*member);
    }

    /// `self.maps.append(scores)`
    void lookAtAppended(const ast::ExprStmt& statement, const ast::FunctionDef& method) {
        const auto* call = ast::as<ast::Call>(statement.value);
        const auto* append = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (!append || append->attr != "append" || call->args.size() != 1) return;
        const auto* member = ast::as<ast::Attribute>(append->value);
        if (!member || !keeps(*member, *call->args[0], method)) return;
        if (isReadBehind(*member, setBefore(*member, statement, method), method)) report(*member);
    }

    bool keeps(const ast::Attribute& member, const ast::Expr& value, const ast::FunctionDef& method) const {
        return isSelf(*member.value, method) && hasArray(*context_.analysis.typeOf(value));
    }

    void report(const ast::Attribute& member) {
        if (!reported_.insert(member.attr.text()).second) return;
        const std::string name(member.span.of(context_.file.text));
        context_.sink.report(DiagCode::NoCounterpart, member.span, name, {name, context_.target.name, isSymbol});
    }

    /// An array, or a container with one.
    static bool hasArray(const Type& type) {
        const bool isContainer = type.isSequence() || type.kind == TypeKind::Dict;
        return type.isArray() || (isContainer && std::ranges::any_of(type.items, [](const Type* item) { return hasArray(*item); }));
    }

    /// Where the call gives the member a value of its own before the statement; null if nowhere.
    const ast::Stmt* setBefore(const ast::Attribute& kept, const ast::Stmt& statement, const ast::FunctionDef& method) const {
        const ast::Stmt* set = nullptr;
        ast::walk(method, [&](const ast::Node& node) {
            const auto* assign = ast::as<ast::Assign>(&node);
            const auto* member = assign && assign->targets.size() == 1 ? ast::as<ast::Attribute>(assign->targets[0]) : nullptr;
            if (member && member->attr == kept.attr.text() && isSelf(*member->value, method) && comesBefore(*assign, statement))
                set = assign;
            return !set;
        });
        return set;
    }

    /// Whether a later call reads it, or code outside of calls where steps may have kept it. `set`: what this call's reads get it from;
    /// null if they get what earlier calls have kept.
    bool isReadBehind(const ast::Attribute& kept, const ast::Stmt* set, const ast::FunctionDef& method) const {
        bool isRead = false;
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            const auto* read = ast::as<ast::Attribute>(&node);
            if (isRead || !read || read == &kept || read->attr != kept.attr.text() || read->ctx != ast::ExprContext::Load) return !isRead;
            if (context_.analysis.typeOf(*read->value)->isArray()) return true;
            const ast::FunctionDef* reader = classes_.methodAround(*read);
            const bool isInCall = reader && contains(reached_, reader);
            if (!isInCall) isRead = hasSteps_ && (!reader || reader != one_.constructor);
            else isRead = !set || (reader == &method ? !comesBefore(*set, *read) : !isAlwaysRunBefore(*reader, *set, method));
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

    /// Whether the call runs the statement in any case, and the reading method only behind it.
    bool isAlwaysRunBefore(const ast::FunctionDef& reader, const ast::Stmt& statement, const ast::FunctionDef& method) const {
        if (&method != one_.call || context_.analysis.parent(statement) != one_.call) return false;
        bool isEarlier = false;
        ast::walk(method, [&](const ast::Node& node) {
            const ast::FunctionDef* other = node.span.begin < statement.span.end ? methodOf(node, method) : nullptr;
            Functions run;
            if (other) reach(*other, run);
            isEarlier = isEarlier || contains(run, &reader);
            return !isEarlier;
        });
        return !isEarlier;
    }

    const ModuleClasses& classes_;
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
        if (one->framework != &context.target && !one->framework->modules->infersSizes)
            KeptResults(classes, *one, !steps.empty(), context).run();
}

}  // namespace regraft
