#pragma once
// What values are in code that hands a model its parameters with each call, followed through variables, tuples and the functions of the
// file.
//
//     variables = model.init(rng, x)                   Variables
//     params = variables['params']                     Parameters
//     state = TrainState.create(…)                     State
//     loss, grads = jax.value_and_grad(f)(params)      (None, Gradients)

#include <map>
#include <set>
#include <string>
#include <vector>

#include "mapping/training_rules.h"
#include "training/name_scopes.h"

namespace regraft {

enum class Role {
    None,
    Variables,   ///< all that a module is handed: its parameters, and other collections
    Parameters,  ///< its parameters alone
    Statistics,  ///< other collections, alone or as changed by a call
    State,       ///< parameters and what changes them
    Gradients,
    Optimiser,  ///< what a rule knows of its parameters
    Updates,    ///< what a rule wants added
};

/// The role of a value, or those of the items of a tuple.
struct RoleShape {
    Role role = Role::None;
    std::vector<RoleShape> items = {};

    bool operator==(const RoleShape&) const = default;
    /// Takes over what is not known yet; whether there was anything.
    bool learn(const RoleShape& other);
    /// Whether no role is anywhere in it.
    bool isPlain() const;
    /// Whether nothing is left of it where modules own their arrays.
    bool vanishes() const;
    bool isModule() const { return role == Role::Variables || role == Role::Parameters; }
};

/// What makes a function that gives gradients: a call, `jax.value_and_grad(f)`, or a decorator of the function.
struct GradientMaker {
    const ast::Expr* api = nullptr;        ///< the maker's name; null: there is none
    const ast::Expr* function = nullptr;   ///< what it is given
    const ast::Call* call = nullptr;       ///< with its keywords; null for a bare decorator
    const ast::Expr* decorator = nullptr;  ///< null for a call

    explicit operator bool() const { return api != nullptr; }
};

class Roles {
public:
    Roles(const ParsedFile& file, const Analysis& analysis, const HandedRules& rules);

    RoleShape of(const ast::Expr& expr) const;
    RoleShape ofVariable(const ScopedName& variable) const;
    RoleShape returnedBy(const ast::Node& function) const;
    const NameScopes& scopes() const { return scopes_; }

    /// The receiver of `model.init(…)`, or of `jax.jit(model.init)(…)`; null if a call is neither.
    const ast::Expr* initialised(const ast::Call& call) const;
    /// Whether a call makes a training state.
    bool isCreate(const ast::Call& call) const;
    /// `model.apply(variables, …)`, `state.apply_fn(variables, …)`
    bool isApply(const ast::Call& call) const;
    /// What made the function of gradients which is called.
    GradientMaker gradientMaker(const ast::Expr& function) const;
    /// The name of what makes gradients in a decorator; null if it is none.
    const ast::Expr* makerIn(const ast::Expr& decorator) const;
    bool givesValue(const GradientMaker& maker) const;
    bool hasAux(const GradientMaker& maker) const;
    /// What is filtered for what is trained of it; null if the expression is no such call.
    const ast::Expr* filtered(const ast::Expr& expr) const;
    /// Whether a class of the file is one of modules that are values.
    bool isValueClass(const ast::Node* definition, int depth = 0) const;
    bool addsUpdates(const ast::Call& call) const { return isOneOf(*call.func, rules_.applyUpdates); }
    bool isOneOf(const ast::Expr& expr, const std::vector<std::string>& apis) const;
    /// The function of the file, or lambda, that an expression stands for, compiled or not.
    const ast::Node* functionOf(const ast::Expr& expr) const;
    /// The class of training states, or one that derives from it.
    bool isStateClass(const ast::Expr& expr) const;
    /// The argument's parameter of a function.
    const ast::arg* parameterFor(const ast::Call& call, std::size_t position, const ast::Node& function) const;
    const ast::arg* parameterFor(const ast::keyword& keyword, const ast::Node& function) const;
    /// The call whose method of this name is meant: `state.replace(…)`; null if it is another.
    const ast::Attribute* methodOf(const ast::Call& call, std::string_view name) const;
    bool isNamed(const ast::Expr& expr, const std::string& api) const;

private:
    void visit(const ast::Node& node);
    void visitCall(const ast::Call& call);
    void bind(const ast::Expr& target, const RoleShape& shape);
    void bind(const ScopedName& variable, const RoleShape& shape);
    void infer(const ast::Expr& expr, Role role);
    void inferValue(const ast::Call& call, const GradientMaker& maker);
    void inferArgument(const ast::Expr& argument, const ScopedName& parameter);
    RoleShape ofCall(const ast::Call& call) const;
    RoleShape ofItem(const ast::Subscript& item) const;
    RoleShape ofMember(const ast::Attribute& member) const;
    RoleShape ofDict(const ast::Dict& dict) const;
    const ast::Expr* compiled(const ast::Expr& expr) const;

    const ParsedFile& file_;
    const Analysis& analysis_;
    const HandedRules& rules_;
    NameScopes scopes_;
    std::map<ScopedName, RoleShape> variables_;
    std::map<const ast::Node*, RoleShape> returned_;
    bool isChanged_ = false;
};

}  // namespace regraft
