#pragma once
// Functions of functions: what `jax.grad(f)`, `torch.vmap(f)` or `lax.scan(f, …)` calls with what, and what comes of it.

#include "neutral/expr.h"
#include "semantic/facts.h"

namespace regraft::semantic {

class Definitions;
class FunctionTransforms;

/// A function that an operation made of others: `jax.grad(f)`, `jax.vjp(f, x)[1]`. It stands as `definition` in its type.
struct Transformed : ast::Node {
    const neutral::Expr* meaning = nullptr;  ///< the operation with what it was given
    const ast::Expr* site = nullptr;         ///< where it was applied
    const Framework* framework = nullptr;
    const Type* type = nullptr;    ///< of the function
    const Type* result = nullptr;  ///< what a call gives, where the operation has said it already
};

/// Null if the type is of something else.
const Transformed* transformedOf(const Type* type);

/// One application of an operation that takes functions, read by the catalogue's rules:
///
///     calls   `f(RULE, …)`: how it calls a parameter; `*LIST` for several
///     gives   RULE: the type of its result, or of what the function that it gives will give
///
///     RULE    a parameter; `int`, `float`, `bool`, `none`; (RULE, …); RULE[0]; RULE if CONDITION else RULE; returned(f);
///             element(RULE) and stacked(RULE): without and with a further first axis; traced(RULE): numbers are arrays there;
///             outer(RULE, RULE): an array with the axes of both; vector(RULE): all numbers of a structure in one array;
///             core(RULE): an array with some of its axes; leaf(RULE, said_by=p): what a tree's leaves are, unless the function p says so;
///             tree(RULE, RULE): with these leaves; list(RULE): a list of such; at(LIST, which); function(RULE): one whose calls give that
///     LIST    a `*parameter`; `arguments`: what the function that it gives is called with; element(LIST); leaf(LIST); core(LIST);
///             traced(LIST, only=which, but=which, named=names); mapped(LIST, axes): without the axis mapped over
class Transformation {
public:
    Transformation(FunctionTransforms& functions, Definitions& definitions, Facts& facts, const ast::Expr& site,
                   const neutral::Expr& meaning, const Framework& framework)
        : functions_(functions),
          definitions_(definitions),
          facts_(facts),
          arena_(facts.arena),
          site_(site),
          meaning_(meaning),
          framework_(framework) {}

    /// What the function that the operation gives is called with; `call`: where, if the types are those of its arguments.
    void setArguments(std::vector<const Type*> types, std::vector<std::pair<Name, const Type*>> keywords, const ast::Call* call);

    /// Whether the function it gives takes and gives what the one it was given does: `jax.jit(f)`. Then that one's type.
    const Type* sameFunction() const;
    void markTraced();
    void run();
    const Type* given(const ast::Expr& rule);
    const Type* functionType(const Type* result);
    /// Whether a number given for this argument becomes an array.
    bool tracesArgument(std::size_t index) const;

private:
    using Types = std::vector<const Type*>;

    int parameterIndex(const ast::Expr& name) const;
    const neutral::Expr* part(const ast::Expr& name) const;
    const Type* parameter(const ast::Expr& name) const;
    const ast::Expr* literal(const ast::Expr& name) const;
    std::vector<const Type*> functions(const ast::Call& rule) const;
    const ast::Call* rest(const ast::Call& rule) const;
    Types list(const ast::Expr& rule);
    Types arguments(const ast::Call& rule);
    const Type* callRule(const ast::Call& rule);
    const Type* item(const ast::Subscript& rule);
    const Type* choice(const ast::IfExp& rule);
    const Type* treeLeaf(const ast::Call& rule, const Type* tree);
    const Type* outer(const Type* result, const Type* argument);
    const Type* at(const Types& all, const ast::Expr& which);
    const Type* deep(const Type* type, const Type* (Transformation::*leaf)(const Type*));
    const Type* element(const Type* type);
    const Type* stacked(const Type* type);
    const Type* core(const Type* type);
    const Type* traced(const Type* type);
    bool isTraced(const ast::Call& rule, std::size_t index, std::string_view name) const;
    bool isMapped(const ast::Expr& axes, std::size_t index) const;
    /// Whether it is not said, array by array, which axis of an argument is mapped over.
    bool isMappedInside(const ast::Expr& axes, std::size_t index) const;

    FunctionTransforms& functions_;
    Definitions& definitions_;
    Facts& facts_;
    Arena& arena_;
    const ast::Expr& site_;
    const neutral::Expr& meaning_;
    const Framework& framework_;
    Types arguments_;
    std::vector<std::pair<Name, const Type*>> keywords_;
    const ast::Call* call_ = nullptr;
    std::vector<std::pair<std::string_view, const Type*>> returned_;
    int made_ = 0;  ///< functions that it gives, so far
};

}  // namespace regraft::semantic
