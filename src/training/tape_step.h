#pragma once
// Training steps under a tape, and what they become where gradients gather.
//
//     with tf.GradientTape() as tape:
//         loss = loss_fn(y, model(x, training=True))                                loss = loss_fn(model(x), y)
//     grads = tape.gradient(loss, model.trainable_variables)                 →      optimizer.zero_grad()
//     optimizer.apply_gradients(zip(grads, model.trainable_variables))              loss.backward()
//                                                                                   optimizer.step()

#include <vector>

#include "semantic/analysis.h"
#include "training/training_step.h"

namespace regraft {

struct TapeStep {
    struct Clip {
        const ast::Stmt* statement = nullptr;
        TrainingStep::Edit::Kind kind = TrainingStep::Edit::Kind::ClipNorm;
        const ast::Expr* limit = nullptr;
    };
    const ast::Expr* tape = nullptr;         ///< `tf.GradientTape()`
    const ast::Assign* gradients = nullptr;  ///< `grads = tape.gradient(loss, model.trainable_variables)`
    const ast::Expr* loss = nullptr;
    const ast::Expr* module = nullptr;
    std::vector<Clip> clips;
    const ast::ExprStmt* apply = nullptr;
    const ast::Expr* optimiser = nullptr;
    std::vector<const ast::Expr*> compiled;  ///< decorators that compile functions around it

    /// Whether a node stands in what goes with the tape.
    bool takes(const ast::Node& node) const;
};

/// The steps of a file, as far as they have this form; the rest is left to the reports of its uses.
std::vector<TapeStep> findTapeSteps(const ParsedFile& file, const Analysis& analysis, const Framework& source);

}  // namespace regraft
