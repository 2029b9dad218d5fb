#include "training/compilable.h"

#include <algorithm>
#include <set>

#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"
#include "lift/outside_name.h"
#include "training/step_statements.h"

namespace regraft {
namespace {

/// Whether an operation in it gives as many elements as the numbers say.
bool isSizedByValues(const neutral::Expr& meaning) {
    if (meaning.kind == neutral::ExprKind::Source) return false;
    const bool isOne = meaning.kind == neutral::ExprKind::Operation && meaning.operation->sizedByValues;
    return isOne || std::ranges::any_of(meaning.parts, [](const neutral::Expr* part) { return part && isSizedByValues(*part); });
}

class Question {
public:
    Question(const TrainingStep& step, const Variables& variables, const TrainingContext& context)
        : step_(step),
          variables_(variables),
          context_(context) {}

    /// What needs numbers while it runs.
    std::string hostWork() const {
        std::string found;
        const auto look = [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            if (call && found.empty() && isOtherEachTime(*call)) found = otherEachTime(*call);
            if (call && found.empty() && needsNumbers(*call, *context_.source.training))
                found = "`" + text(*call->func) + "` needs the numbers in the middle of it";
            const ast::Expr* test = nullptr;
            if (const auto* choice = ast::as<ast::If>(&node)) test = choice->test;
            if (const auto* loop = ast::as<ast::While>(&node)) test = loop->test;
            if (test && found.empty() && dependsOnArrays(*test)) found = "`" + text(*test) + "` decides on what it does";
            return found.empty();
        };
        for (const ast::Stmt* statement : step_.moved()) ast::walk(*statement, look);
        ast::walk(*step_.loss, look);
        for (const TrainingStep::Edit& edit : step_.edits)
            if (edit.condition && found.empty() && dependsOnArrays(*edit.condition))
                found = "`" + text(*edit.condition) + "` decides on what it does";
        return found;
    }

    /// The same, and what has sizes that only numbers say, in functions and modules of the file that run in it.
    std::string calledWork() const {
        std::string found;
        const auto look = [&](const ast::Node& node) {
            if (found.empty()) found = needsValues(node);
            return found.empty();
        };
        for (const ast::Stmt* statement : step_.moved()) ast::walk(*statement, look);
        for (const ast::Node* function : calledFunctions())
            for (const ast::Stmt* statement : bodyOf(*function)) ast::walk(*statement, look);
        return found;
    }

    /// A function or layer that is made in it and wanted behind: only arrays come out of what is compiled.
    std::string givesNoArray() const {
        for (const ast::Stmt* statement : step_.moved()) {
            const auto* assign = ast::as<ast::Assign>(statement);
            const TypeKind kind = assign ? context_.analysis.typeOf(*assign->value)->kind : TypeKind::Array;
            const bool isFunction = kind == TypeKind::Layer || kind == TypeKind::Function || kind == TypeKind::Instance;
            for (const std::string& name : isFunction ? variables_.bound(*statement) : std::set<std::string>())
                if (std::ranges::find(step_.results, name) != step_.results.end()) return "`" + name + "` is no array";
        }
        return {};
    }

    /// A module made beside the trained ones, `criterion = LabelSmoothing()`, whose methods give its members other values.
    std::string changedBeside() const {
        const std::vector<const ast::Node*> run = calledFunctions();
        std::string found;
        ast::walk(*step_.scope, [&](const ast::Node& node) {
            const auto* assign = ast::as<ast::Assign>(&node);
            const auto* call = assign && assign->targets.size() == 1 ? ast::as<ast::Call>(assign->value) : nullptr;
            const Type* type = call ? context_.analysis.typeOf(*call) : nullptr;
            if (!type || type->kind != TypeKind::Instance || !context_.isModule(*call) || !found.empty()) return true;
            const std::string made = text(*assign->targets[0]);
            const bool isTrained = std::ranges::any_of(step_.trained(), [&](const auto& one) { return one.module.value == made; });
            for (const ast::Node* function : run)
                if (!isTrained && context_.analysis.parent(*function) == type->definition && changesMembers(*function))
                    found = "`" + made + "` changes its members in it, which only the module may whose gradients are taken";
            return true;
        });
        return found;
    }

    /// A member or item of something else than its modules, `config.beta`, that the file changes: what is compiled keeps its first value.
    std::string changedElsewhere() const {
        std::vector<const ast::Expr*> parts;
        for (const ast::Stmt* statement : step_.moved())
            ast::walk(*statement, [&](const ast::Node& node) {
                const bool isPart = node.kind == ast::Kind::Attribute || node.kind == ast::Kind::Subscript;
                if (isPart && !isOfModule(node)) parts.push_back(static_cast<const ast::Expr*>(&node));
                return true;
            });
        if (parts.empty()) return {};
        const std::set<std::string_view> written = writtenParts();
        const auto changed =
            std::ranges::find_if(parts, [&](const ast::Expr* part) { return written.contains(part->span.of(context_.file.text)); });
        return changed == parts.end() ? std::string() : "`" + text(**changed) + "` changes from time to time";
    }

private:
    std::string text(const ast::Expr& expr) const { return std::string(expr.span.of(context_.file.text)); }

    static bool changesMembers(const ast::Node& method) {
        const ast::arguments* arguments = argumentsOf(method);
        if (!arguments || arguments->args.empty()) return false;
        bool changes = false;
        ast::walk(method, [&](const ast::Node& node) {
            const auto* member = ast::as<ast::Attribute>(&node);
            const auto* owner = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
            changes = changes || (owner && member->ctx == ast::ExprContext::Store && owner->id == arguments->args[0]->name);
            return !changes;
        });
        return changes;
    }

    /// `random.random()`, `rng.normal()` of NumPy, `next(batches)`: what is compiled keeps what the first call gave.
    bool isOtherEachTime(const ast::Call& call) const {
        const std::string function = outsideName(*call.func, context_.analysis);
        if (function == "next" || function.starts_with("random.") || function.starts_with("numpy.random.") || function.starts_with("time."))
            return true;
        const auto* method = ast::as<ast::Attribute>(call.func);
        const Type* owner = method ? context_.analysis.typeOf(*method->value) : nullptr;
        return owner && owner->kind == TypeKind::Generator && owner->framework != context_.source.id;
    }
    std::string otherEachTime(const ast::Call& call) const { return "`" + text(*call.func) + "` gives something else each time"; }

    bool isArray(const ast::Expr& expr) const { return context_.analysis.typeOf(expr)->isArray(); }

    /// `x[x > 0]`, `if loss > 1:`, `x.item()`, where they are known to be of arrays.
    std::string needsValues(const ast::Node& node) const {
        const auto* item = ast::as<ast::Subscript>(&node);
        const Type* index = item && item->ctx == ast::ExprContext::Load ? context_.analysis.typeOf(*item->slice) : nullptr;
        const bool isMasked = index && index->isArray() && index->dtype == DType::Bool && index->rank != 0 && context_.fixesSizes;
        if (isMasked) return "`" + text(*item) + "` has as many elements as its mask says";
        const auto* call = ast::as<ast::Call>(&node);
        const Use* use = call && context_.fixesSizes ? context_.analysis.useAt(*call) : nullptr;
        if (use && use->meaning && isSizedByValues(*use->meaning))
            return "`" + text(*call->func) + "` gives as many elements as the numbers say";
        if (call && isOtherEachTime(*call)) return otherEachTime(*call);
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        const bool isRead =
            method && isArray(*method->value) && context_.analysis.useAt(*call) && needsNumbers(*call, *context_.source.training);
        if (isRead) return "`" + text(*call->func) + "` needs the numbers in the middle of it";
        const ast::Expr* test = nullptr;
        if (const auto* choice = ast::as<ast::If>(&node)) test = choice->test;
        if (const auto* loop = ast::as<ast::While>(&node)) test = loop->test;
        const bool isOfArray = test && context_.fixesSizes && isArray(*test);
        return isOfArray ? "`" + text(*test) + "` decides on what it does" : std::string();
    }

    /// By name, and by class where it is known what is called: whatever runs when the step does, and maybe more.
    std::vector<const ast::Node*> calledFunctions() const {
        std::vector<const ast::Node*> all, found;
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            if (isFunction(node)) all.push_back(&node);
            return true;
        });
        std::set<std::string_view> names{"forward", "call", "__call__"};
        std::set<const ast::Node*> classes;
        std::set<std::string_view> unknownMethods;  // called of who knows what
        bool callsUnknown = false;
        const auto add = [&](const ast::Node& code) {
            ast::walk(code, [&](const ast::Node& node) {
                if (const auto* name = ast::as<ast::NameExpr>(&node)) names.insert(name->id.text());
                if (const auto* member = ast::as<ast::Attribute>(&node)) names.insert(member->attr.text());
                const auto* call = ast::as<ast::Call>(&node);
                if (!call || context_.analysis.useAt(*call)) return true;
                const Type& type = *context_.analysis.typeOf(*call->func);
                if (type.kind == TypeKind::Instance && type.definition) classes.insert(type.definition);
                const auto* method = ast::as<ast::Attribute>(call->func);
                const Type* owner = method ? context_.analysis.typeOf(*method->value) : nullptr;
                if (owner && owner->kind == TypeKind::Instance && owner->definition) classes.insert(owner->definition);
                else if (owner && owner->isUnknown()) unknownMethods.insert(method->attr.text());
                callsUnknown = callsUnknown || type.isUnknown();
                return true;
            });
        };
        for (const ast::Stmt* statement : step_.moved()) add(*statement);
        add(*step_.loss);
        const auto runs = [&](const ast::Node& function) {
            if (!names.contains(functionName(function))) return false;
            const ast::Node* owner = context_.analysis.parent(function);
            const bool isMethod = owner && owner->kind == ast::Kind::ClassDef;
            return !isMethod || callsUnknown || classes.contains(owner) || unknownMethods.contains(functionName(function));
        };
        for (std::size_t before = all.size() + 1; before != all.size();) {
            before = all.size();
            std::erase_if(all, [&](const ast::Node* function) {
                if (!runs(*function)) return false;
                add(*function);
                found.push_back(function);
                return true;
            });
        }
        return found;
    }

    bool isOfModule(const ast::Node& node) const {
        return std::ranges::any_of(step_.trained(),
                                   [&](const TrainingStep::Trained& one) { return variables_.mentions(node, one.module.value); });
    }

    bool dependsOnArrays(const ast::Expr& test) const {
        const auto* compare = ast::as<ast::Compare>(&test);
        if (compare && compare->ops.size() == 1 && (compare->ops[0] == ast::CompareOp::Is || compare->ops[0] == ast::CompareOp::IsNot))
            return false;
        std::set<std::string> inside;
        for (const ast::Stmt* statement : step_.forward)
            for (const std::string& name : variables_.bound(*statement)) inside.insert(name);
        for (const TrainingStep::Argument& argument : step_.others)
            if (!argument.isStatic) inside.insert(argument.value);
        std::set<std::string> read = variables_.read(test);
        ast::walk(test, [&](const ast::Node& node) {  // `self.config.weight` is handed over for itself
            if (const auto* part = ast::as<ast::Attribute>(&node)) read.insert(text(*part));
            return true;
        });
        return std::ranges::any_of(read, [&](const std::string& name) { return inside.contains(name); });
    }

    /// Members and items that the file assigns, by their text; `self.x` is a variable, and no member.
    std::set<std::string_view> writtenParts() const {
        std::set<std::string_view> written;
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            const auto* member = ast::as<ast::Attribute>(&node);
            const auto* item = ast::as<ast::Subscript>(&node);
            const bool isWritten = (member && member->ctx == ast::ExprContext::Store && variables_.of(*member).empty()) ||
                                   (item && item->ctx == ast::ExprContext::Store);
            if (isWritten) written.insert(node.span.of(context_.file.text));
            return true;
        });
        return written;
    }

    const TrainingStep& step_;
    const Variables& variables_;
    const TrainingContext& context_;
};

}  // namespace

std::string whyNotCompiled(const TrainingStep& step, const Variables& variables, const TrainingContext& context) {
    const Question question(step, variables, context);
    std::string found = question.hostWork();
    if (found.empty()) found = question.calledWork();
    if (found.empty()) found = question.givesNoArray();
    return found.empty() ? question.changedElsewhere() : found;
}

std::string whyNotDerived(const TrainingStep& step, const Variables& variables, const TrainingContext& context) {
    return context.locksModules ? Question(step, variables, context).changedBeside() : std::string();
}

}  // namespace regraft
