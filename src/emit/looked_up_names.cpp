#include "emit/looked_up_names.h"

#include <algorithm>
#include <set>

#include "ast/display.h"
#include "ast/visit.h"
#include "lift/outside_name.h"
#include "lift/scope_names.h"

namespace regraft {

namespace {

/// What texts an expression may be, as far as the file writes them.
class WrittenTexts {
public:
    WrittenTexts(const ast::Module& module, const Analysis& analysis) : analysis_(analysis), names_(module, analysis) {}

    std::set<std::string_view> of(const ast::Expr& value) {
        add(value);
        return std::move(texts_);
    }

private:
    void add(const ast::Expr& value) {
        if (!seen_.insert(&value).second) return;
        const auto* constant = ast::as<ast::Constant>(&value);
        if (constant && constant->value.type == ast::Literal::Type::Str) texts_.insert(constant->value.text);
        if (const auto* name = ast::as<ast::NameExpr>(&value)) addName(*name, false);
        if (const auto* item = ast::as<ast::Subscript>(&value)) addItems(*item->value);
        if (const auto* choice = ast::as<ast::IfExp>(&value)) {
            add(*choice->body);
            add(*choice->orelse);
        }
    }

    /// What is bound to a name, or the items of that.
    void addName(const ast::NameExpr& name, bool isItems) {
        const ast::Node* owner = names_.owner(name, name.id.text());
        if (!owner) return;
        for (const ast::NameExpr* store : names_.stores(*owner, name.id.text())) {
            const ast::Node* parent = analysis_.parent(*store);
            if (const auto* assign = ast::as<ast::Assign>(parent)) isItems ? addItems(*assign->value) : add(*assign->value);
            if (isItems) continue;
            if (const auto* loop = ast::as<ast::For>(parent); loop && loop->target == store) addItems(*loop->iter);
            if (const auto* part = ast::as<ast::comprehension>(parent); part && part->target == store) addItems(*part->iter);
        }
    }

    /// The items of a list, or the values of a dict.
    void addItems(const ast::Expr& container) {
        if (const auto* name = ast::as<ast::NameExpr>(&container); name && seen_.insert(&container).second) addName(*name, true);
        if (const auto* dict = ast::as<ast::Dict>(&container))
            for (const ast::Expr* value : dict->values) add(*value);
        for (const ast::Expr* element : ast::elementsOf(&container)) add(*element);
    }

    const Analysis& analysis_;
    ScopeNames names_;
    std::set<std::string_view> texts_;
    std::set<const ast::Expr*> seen_;
};

}  // namespace

unsigned reportLookedUpNames(OutcomeContext& context, const Migration& migration) {
    unsigned told = 0;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        if (!call || call->args.size() != 2 || outsideName(*call->func, context.analysis) != "getattr") return true;
        const std::string module(context.analysis.qualifiedName(*call->args[0]));
        if (module.empty() || call->args[1]->kind == ast::Kind::Constant || mayBeAbsent(*call, context.analysis)) return true;
        for (const std::string_view text : WrittenTexts(*context.file.module, context.analysis).of(*call->args[1])) {
            const std::string name = module + "." + std::string(text);
            if (!migration.isAbsent(name)) continue;
            context.sink.report(DiagCode::Gone, call->span, name,
                                {name, context.target.name, context.targetVersion(), ": it is looked up here"});
            ++told;
        }
        return true;
    });
    return told;
}

}  // namespace regraft
