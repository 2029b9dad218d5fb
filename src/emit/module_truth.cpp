#include "emit/module_truth.h"

#include <unordered_set>

#include "ast/visit.h"
#include "emit/mode_requests.h"

namespace regraft {

namespace {

class ModuleTruth {
public:
    ModuleTruth(const ModuleClasses& classes, const ModulePlan& plan, OutcomeContext& context)
        : classes_(classes),
          plan_(plan),
          context_(context) {}

    void run() {
        collectMembers();
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            if (const auto* statement = ast::as<ast::If>(&node)) ask(*statement->test);
            if (const auto* statement = ast::as<ast::While>(&node)) ask(*statement->test);
            if (const auto* choice = ast::as<ast::IfExp>(&node)) ask(*choice->test);
            if (const auto* part = ast::as<ast::comprehension>(&node))
                for (const ast::Expr* test : part->ifs) ask(*test);
            if (const auto* negation = ast::as<ast::UnaryOp>(&node); negation && negation->op == ast::UnaryOperator::Not)
                ask(*negation->operand);
            return true;
        });
    }

private:
    bool isModule(const Type& type) const {
        const ModuleClass* one = type.kind == TypeKind::Instance ? classes_.find(type.definition) : nullptr;
        return type.kind == TypeKind::Layer || (one && !plan_.left.contains(one));
    }

    /// The members that some statement gives a module: another may give them None.
    void collectMembers() {
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            const auto* assign = ast::as<ast::Assign>(&node);
            const auto* choice = assign ? ast::as<ast::IfExp>(assign->value) : nullptr;
            const bool gives =
                assign &&
                (isModule(*context_.analysis.typeOf(*assign->value)) ||
                 (choice && (isModule(*context_.analysis.typeOf(*choice->body)) || isModule(*context_.analysis.typeOf(*choice->orelse)))));
            if (!gives) return true;
            for (const ast::Expr* target : assign->targets)
                if (const auto* member = ast::as<ast::Attribute>(target)) members_.emplace(member->attr);
            return true;
        });
    }

    void ask(const ast::Expr& expr) {
        if (const auto* several = ast::as<ast::BoolOp>(&expr)) {
            for (const ast::Expr* one : several->values) ask(*one);
            return;
        }
        const ModuleClass* around = classes_.around(expr);
        if (around && plan_.left.contains(around)) return;
        const auto* member = ast::as<ast::Attribute>(&expr);
        const bool isKept = member && members_.contains(member->attr) && !context_.analysis.useAt(expr);
        if ((!isKept && !isModule(*context_.analysis.typeOf(expr))) || !asked_.insert(&expr).second) return;
        if (const py::Expr* code = lowerOfModule("layers.is_there", expr, context_)) context_.request.rewrites.push_back({&expr, code});
    }

    const ModuleClasses& classes_;
    const ModulePlan& plan_;
    OutcomeContext& context_;
    std::unordered_set<Name> members_;
    std::unordered_set<const ast::Expr*> asked_;
};

}  // namespace

void requestModuleTruth(const ModuleClasses& classes, const ModulePlan& plan, OutcomeContext& context) {
    const Tables& tables = Tables::builtin();
    if (!tables.lowerings(context.target, *tables.operation("layers.is_there")).empty()) ModuleTruth(classes, plan, context).run();
}

}  // namespace regraft
