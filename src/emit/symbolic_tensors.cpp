#include "emit/symbolic_tensors.h"

#include <algorithm>
#include <map>
#include <set>

#include "ast/display.h"
#include "ast/visit.h"
#include "lift/scope_names.h"

namespace regraft {

namespace {

/// Which names hold symbolic tensors, followed through assignments, calls of layers, and functions of the file.
class SymbolicTensors {
public:
    SymbolicTensors(OutcomeContext& context, std::vector<const VersionChange*> changes)
        : context_(context),
          analysis_(context.analysis),
          changes_(std::move(changes)),
          names_(*context.file.module, context.analysis) {}

    unsigned run() {
        if (changes_.empty() || context_.target.symbolic.empty()) return 0;
        for (std::size_t before = held_.size() + 1; before != held_.size() + returning_.size();) {
            before = held_.size() + returning_.size();
            ast::walk(*context_.file.module, [this](const ast::Node& node) { return learn(node); });
        }
        if (held_.empty() && returning_.empty()) return 0;
        ast::walk(*context_.file.module, [this](const ast::Node& node) {
            if (const auto* call = ast::as<ast::Call>(&node); call && isBeside(*call) && takesSymbolic(*call)) tell(*call);
            return true;
        });
        return told_;
    }

private:
    using Key = std::pair<const ast::Node*, std::string>;

    /// A binding, with its place: what a name holds is what was bound to it last.
    bool learn(const ast::Node& node) {
        if (const auto* assign = ast::as<ast::Assign>(&node))
            for (const ast::Expr* target : assign->targets) bind(*target, isSymbolic(*assign->value), node.span.end);
        if (const auto* loop = ast::as<ast::For>(&node)) bind(*loop->target, isSymbolic(*loop->iter), loop->iter->span.end);
        if (const auto* one = ast::as<ast::comprehension>(&node)) bind(*one->target, isSymbolic(*one->iter), 0);
        if (const auto* call = ast::as<ast::Call>(&node)) give(*call);
        if (const auto* function = ast::as<ast::FunctionDef>(&node)) learnReturns(*function);
        return true;
    }

    void learnReturns(const ast::FunctionDef& function) {
        for (const ast::Stmt* statement : function.body)
            ast::walk(*statement, [&](const ast::Node& inner) {
                const auto* result = ast::as<ast::Return>(&inner);
                if (result && result->value && isSymbolic(*result->value)) returning_.insert(&function);
                return inner.kind != ast::Kind::FunctionDef && inner.kind != ast::Kind::ClassDef;
            });
    }

    /// Parameters of the file's own functions, by what they are given.
    void give(const ast::Call& call) {
        const auto* function = ownFunction(call);
        if (!function) return;
        const auto parameters = function->args->args;
        for (std::size_t i = 0; i < call.args.size() && i < parameters.size(); ++i)
            if (isSymbolic(*call.args[i])) held_[{function, std::string(parameters[i]->name.text())}][0] = true;
    }

    void bind(const ast::Expr& target, bool isHeld, std::uint32_t at) {
        for (const ast::Expr* part : ast::elementsOf(&target)) bind(*part, isHeld, at);
        const auto* name = ast::as<ast::NameExpr>(&target);
        if (!name) return;
        const Key key{names_.owner(*name, name->id.text()), std::string(name->id.text())};
        if (isHeld || held_.contains(key)) held_[key][at] = isHeld;
    }

    bool holds(const ast::NameExpr& name) const {
        const ast::Node* owner = names_.owner(name, name.id.text());
        const auto found = owner ? held_.find({owner, std::string(name.id.text())}) : held_.end();
        if (found == held_.end()) return false;
        const auto after = found->second.lower_bound(name.span.begin + 1);
        return after == found->second.begin() ? after->second : std::prev(after)->second;
    }

    bool isSymbolic(const ast::Expr& expr) const {
        if (isMade(expr)) return true;
        if (const auto* name = ast::as<ast::NameExpr>(&expr)) return holds(*name);
        if (const auto* call = ast::as<ast::Call>(&expr)) return gives(*call);
        if (const auto* item = ast::as<ast::Subscript>(&expr)) return isSymbolic(*item->value);
        if (const auto* sum = ast::as<ast::BinOp>(&expr)) return isSymbolic(*sum->left) || isSymbolic(*sum->right);
        if (const auto* negated = ast::as<ast::UnaryOp>(&expr)) return isSymbolic(*negated->operand);
        if (const auto* list = ast::as<ast::ListComp>(&expr)) return isSymbolic(*list->elt);
        return std::ranges::any_of(ast::elementsOf(&expr), [this](const ast::Expr* one) { return isSymbolic(*one); });
    }

    /// `keras.Input(…)`, `base.output`
    bool isMade(const ast::Expr& expr) const {
        const auto* call = ast::as<ast::Call>(&expr);
        std::string name(analysis_.qualifiedName(call ? *call->func : expr));
        if (const Use* use = name.empty() ? analysis_.useAt(expr) : nullptr) name = use->name;
        return std::ranges::find(context_.target.symbolic, name) != context_.target.symbolic.end();
    }

    bool takesSymbolic(const ast::Call& call) const {
        return std::ranges::any_of(call.args, [this](const ast::Expr* one) { return isSymbolic(*one); }) ||
               std::ranges::any_of(call.keywords, [this](const ast::keyword* one) { return isSymbolic(*one->value); });
    }

    /// What layers, and functions of a framework, give of such tensors are some again; of the file's own functions, what they return.
    bool gives(const ast::Call& call) const {
        if (!takesSymbolic(call)) return false;
        if (const auto* function = ownFunction(call)) return returning_.contains(function);
        const std::string_view name = analysis_.qualifiedName(*call.func);
        const Type& made = *analysis_.typeOf(*call.func);
        const bool isLayer = made.kind == TypeKind::Layer || made.kind == TypeKind::Object || made.kind == TypeKind::Instance;
        return isLayer || isBeside(call) || analysis_.typeOf(call)->isArray() || isAtHome(name);
    }

    const ast::FunctionDef* ownFunction(const ast::Call& call) const {
        const auto* function = ast::as<ast::FunctionDef>(analysis_.callee(call));
        const bool isMethod = function && function->args->args.size() && function->args->args[0]->name == "self";
        return function && analysis_.isOwn(*function) && !isMethod ? function : nullptr;
    }

    /// A function of a framework that is no part of what has the tensors.
    bool isBeside(const ast::Call& call) const {
        const std::string_view name = analysis_.qualifiedName(*call.func);
        const Framework* framework = name.find('.') == name.npos ? nullptr : Tables::builtin().frameworkOfModule(name);
        return framework && !isAtHome(name);
    }

    /// Whether a name lies in the package that has such tensors, or in another's part of that name: `keras.ops.exp`,
    /// `tensorflow.keras.ops.exp`.
    bool isAtHome(std::string_view name) const {
        const std::string_view maker = context_.target.symbolic.front();
        const std::string_view home = maker.substr(0, maker.rfind('.'));
        const std::string last(home.substr(home.rfind('.') == home.npos ? 0 : home.rfind('.') + 1));
        return name.starts_with(last + ".") || name.find("." + last + ".") != name.npos;
    }

    void tell(const ast::Call& call) {
        const std::string name(analysis_.qualifiedName(*call.func));
        for (const VersionChange* change : changes_)
            context_.sink.report(DiagCode::Changed, call.span, name, {name, context_.target.name, change->at, change->differs});
        ++told_;
    }

    OutcomeContext& context_;
    const Analysis& analysis_;
    std::vector<const VersionChange*> changes_;
    ScopeNames names_;
    std::map<Key, std::map<std::uint32_t, bool>> held_;  ///< by the place of the binding
    std::set<const ast::FunctionDef*> returning_;
    unsigned told_ = 0;
};

}  // namespace

unsigned reportSymbolicTensors(OutcomeContext& context, const Migration& migration) {
    return SymbolicTensors(context, migration.crossed("symbolic tensors")).run();
}

}  // namespace regraft
