#include "lift/passing_functions.h"

#include <algorithm>
#include <span>

#include "ast/visit.h"
#include "lift/place.h"

namespace regraft {

namespace {

/// What a function's value hinges on: what its names are bound to, and what it returns.
struct Summary {
    struct Binding {
        Name name;
        const ast::Expr* value;
    };

    explicit Summary(const ast::Node& definition) : function(&definition), parameters(parametersOf(*argumentsOf(definition))) {
        ast::walk(definition, [&](const ast::Node& node) {
            collect(node);
            return true;
        });
    }

    const ast::Node* function;
    std::vector<Name> parameters;
    std::vector<Binding> bindings;
    std::vector<const ast::Expr*> returned;

private:
    void collect(const ast::Node& node) {
        if (const auto* assign = ast::as<ast::Assign>(&node))
            for (const ast::Expr* target : assign->targets) bind(*target, assign->value);
        if (const auto* declared = ast::as<ast::AnnAssign>(&node)) bind(*declared->target, declared->value);
        if (const auto* walrus = ast::as<ast::NamedExpr>(&node)) bind(*walrus->target, walrus->value);
        if (const auto* loop = ast::as<ast::For>(&node)) bind(*loop->target, loop->iter);
        if (const auto* item = ast::as<ast::withitem>(&node); item && item->optional_vars) bind(*item->optional_vars, item->context_expr);
        if (const auto* statement = ast::as<ast::ExprStmt>(&node)) collectPut(*statement);
        const auto* back = ast::as<ast::Return>(&node);
        if (back && back->value) returned.push_back(back->value);
    }

    /// `out.append(x)` makes x a part of out.
    void collectPut(const ast::ExprStmt& statement) {
        const auto* call = ast::as<ast::Call>(statement.value);
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (!method) return;
        for (const ast::Expr* argument : call->args) bind(*method->value, argument);
    }

    /// All names in a target, those of the holder of an item or member too.
    void bind(const ast::Expr& target, const ast::Expr* value) {
        if (!value) return;
        if (const auto* name = ast::as<ast::NameExpr>(&target)) bindings.push_back({name->id, value});
        if (const auto* item = ast::as<ast::Subscript>(&target)) bind(*item->value, value);
        if (const auto* member = ast::as<ast::Attribute>(&target)) bind(*member->value, value);
        if (const auto* star = ast::as<ast::Starred>(&target)) bind(*star->value, value);
        if (const auto* tuple = ast::as<ast::Tuple>(&target))
            for (const ast::Expr* element : tuple->elts) bind(*element, value);
        if (const auto* list = ast::as<ast::List>(&target))
            for (const ast::Expr* element : list->elts) bind(*element, value);
    }
};

/// Whether a function passes on what it is given, as far as those are known that do.
class Passing {
public:
    Passing(const Summary& summary, const FunctionSet& known, const Analysis& analysis)
        : known_(known),
          analysis_(analysis),
          names_(summary.parameters) {
        for (std::size_t before = 0; before != names_.size();) {  // a loop binds above what it uses below
            before = names_.size();
            for (const Summary::Binding& binding : summary.bindings)
                if (std::find(names_.begin(), names_.end(), binding.name) == names_.end() && mayBeGiven(*binding.value))
                    names_.push_back(binding.name);
        }
        isFound_ = isAny(summary.returned);
    }
    bool isFound() const { return isFound_; }

private:
    template <typename Expressions>
    bool isAny(const Expressions& values) const {
        return std::any_of(values.begin(), values.end(), [&](const ast::Expr* value) { return value && mayBeGiven(*value); });
    }

    bool mayBeGiven(const ast::Expr& value) const {
        if (const auto* choice = ast::as<ast::IfExp>(&value)) return mayBeGiven(*choice->body) || mayBeGiven(*choice->orelse);
        if (const auto* either = ast::as<ast::BoolOp>(&value)) return isAny(either->values);
        if (const auto* tuple = ast::as<ast::Tuple>(&value)) return isAny(tuple->elts);
        if (const auto* list = ast::as<ast::List>(&value)) return isAny(list->elts);
        if (const auto* dict = ast::as<ast::Dict>(&value)) return isAny(dict->values);
        if (const auto* star = ast::as<ast::Starred>(&value)) return mayBeGiven(*star->value);
        if (const auto* walrus = ast::as<ast::NamedExpr>(&value)) return mayBeGiven(*walrus->value);
        if (const auto* call = ast::as<ast::Call>(&value); call && !analysis_.useAt(value)) return isPassedOn(*call);
        const Place place = placeOf(value, analysis_);
        return place.root && std::find(names_.begin(), names_.end(), place.root->id) != names_.end();
    }

    /// `return helper(x)`, where helper may give back what it gets.
    bool isPassedOn(const ast::Call& call) const {
        const Type& function = *analysis_.typeOf(*call.func);
        return function.kind == TypeKind::Function && function.definition && known_.contains(function.definition) && isAny(call.args);
    }

    const FunctionSet& known_;
    const Analysis& analysis_;
    std::vector<Name> names_;
    bool isFound_ = false;
};

}  // namespace

FunctionSet passingFunctions(const ast::Module& module, const Analysis& analysis) {
    std::vector<Summary> open;
    ast::walk(module, [&](const ast::Node& node) {
        if (isFunction(node)) open.emplace_back(node);
        return true;
    });
    FunctionSet passing;
    for (std::size_t before = SIZE_MAX; before != passing.size();) {
        before = passing.size();
        std::erase_if(open, [&](const Summary& summary) {
            const bool isFound = Passing(summary, passing, analysis).isFound();
            if (isFound) passing.insert(summary.function);
            return isFound;
        });
    }
    return passing;
}

std::vector<Name> parametersOf(const ast::arguments& arguments) {
    std::vector<Name> names;
    for (const auto& list : {arguments.posonlyargs, arguments.args, arguments.kwonlyargs})
        for (const ast::arg* arg : list) names.push_back(arg->name);
    for (const ast::arg* arg : {arguments.vararg, arguments.kwarg})
        if (arg) names.push_back(arg->name);
    return names;
}

}  // namespace regraft
