#pragma once
// Gradients of arrays that code asks for by itself, and what they become where functions or tapes give gradients.
//
//     w = torch.zeros(3, requires_grad=True)            w = jnp.zeros(3)
//     loss = ((x @ w - y) ** 2).mean()                  def loss_fn(w):
//     loss.backward()                              →        return ((x @ w - y) ** 2).mean()
//     print(loss, w.grad)
//                                                       loss, w_grad = jax.value_and_grad(loss_fn)(w)
//                                                       print(loss, w_grad)
//
// and `g = torch.autograd.grad(loss, w)[0]` likewise. All of a scope that is asked by `backward` is planned, or nothing.

#include <set>

#include "training/training_step.h"

namespace regraft {

struct ArrayGradient {
    const ast::Node* scope = nullptr;
    std::vector<const ast::Stmt*> forward;     ///< statements that compute `value` of the inputs
    const ast::Expr* value = nullptr;          ///< what gradients are taken of
    std::string variable;                      ///< that holds it; empty: it has no name
    bool returnsValue = false;                 ///< whether it is wanted behind
    bool isSummed = false;                     ///< no number, but an array: the gradients are those of its sum
    const ast::Expr* weight = nullptr;         ///< by which its elements are weighted before they are summed; null: by one
    std::vector<std::string> inputs, modules;  ///< what gradients are taken of; modules that `forward` calls
    std::string given;                         ///< an input that the caller gave, who may have computed others of it; empty: none
    std::vector<std::string> carried;          ///< further variables that `forward` reads and binds anew
    std::vector<std::string> results;          ///< what else is wanted of what `forward` binds
    std::vector<std::string> targets;          ///< variables that take the gradients, an input each; empty: new ones
    const ast::Stmt* at = nullptr;             ///< the call takes the place of this one of `gone`
    const ast::Stmt* before = nullptr;         ///< the function stands before this statement
    std::vector<const ast::Stmt*> gone;        ///< statements that leave their places, in order
    const ast::Expr* asked = nullptr;          ///< an expression that gives the gradients and stays where it is
    std::vector<std::pair<const ast::Expr*, std::size_t>> reads;  ///< expressions that are the gradient of an input
    // Of derivative_chain.h:
    bool isOnlyValue = false;     ///< a function for others to take derivatives of, and its value
    std::string derivedOf;        ///< the variable of whose function this is the derivative; empty: of its own
    std::size_t by = 0;           ///< by which of the inputs
    bool isDerivedAgain = false;  ///< others are taken of it in turn
};

struct ArrayGradients {
    std::vector<ArrayGradient> all;
    std::vector<const ast::Stmt*> deleted;  ///< statements that mark arrays, or set gradients to zero
    std::vector<const ast::Call*> marks;    ///< calls that mark an array and give it
    std::set<const ast::Node*> taken;       ///< `.grad` and statements with `backward` that are planned

    /// Whether a node goes with what is planned, and nothing of the user's is kept of it.
    bool covers(const ast::Node& node) const;
};

/// `derivesAgain`: functions give derivatives in the target, and derivatives of these.
ArrayGradients planArrayGradients(const TrainingContext& context, bool derivesAgain);

}  // namespace regraft
