#pragma once
// Training steps by functions that give gradients, and what they become where gradients gather.
//
//     loss, grads = nnx.value_and_grad(loss_fn)(model)        optimizer.zero_grad()
//     optimizer.update(model, grads)                     →    loss = loss_fn(model)
//                                                             loss.backward()
//                                                             optimizer.step()

#include <vector>

#include "semantic/analysis.h"
#include "training/training_step.h"

namespace regraft {

struct FunctionalStep {
    const ast::Assign* compute = nullptr;  ///< `(loss, aux), grads = nnx.value_and_grad(f, has_aux=True)(model)`
    const ast::Expr* lossFunction = nullptr;
    const ast::Expr* loss = nullptr;  ///< what the value is bound to
    bool isPair = false;              ///< that is the value and the rest, together
    const ast::Expr* aux = nullptr;   ///< what the rest is bound to; null without
    const ast::Stmt* update =
        nullptr;  ///< `optimizer.update(model, grads)`; null if it stands elsewhere, and gradients gather in the model
    const ast::Expr* optimiser = nullptr;
    bool isHandedOn = false;             ///< the loss is read behind the step, and not for its number alone
    const ast::Assign* maker = nullptr;  ///< `grad_fn = nnx.value_and_grad(f)`, which goes; null if it is made on the spot
};

/// `optimizer.update(model, None)`: what uses gradients that gathered in the model elsewhere. Its optimiser; null of all else.
const ast::Expr* updatedElsewhere(const ast::Stmt& statement, const Framework& source);

/// The steps of a file, as far as they have this form; the rest is left to the reports of its uses.
std::vector<FunctionalStep> findFunctionalSteps(const ParsedFile& file, const Analysis& analysis, const Framework& source);

}  // namespace regraft
