#pragma once
// Where arrays lie, in targets where nobody says it, and calls of which nothing is left.
//
//     device = x.device                    (the line goes)
//     x = x.to(device)                     (the line goes)

#include "emit/outcome_context.h"

namespace regraft {

/// What a use means, without what nobody says in the target: where arrays lie.
const neutral::Expr* placedMeaning(const Use& use, const neutral::Expr& meaning, OutcomeContext& context);

/// `x = x.to(device)`, `x, y = x.contiguous(), y.contiguous()` where nothing is left of the calls: the statement that says nothing then;
/// else null.
const ast::Stmt* givesItself(const Use& use, OutcomeContext& context);

/// `device = x.device`, where nobody has to say where arrays lie; else null.
const ast::Stmt* namesPlace(const Use& use, const OutcomeContext& context);

}  // namespace regraft
