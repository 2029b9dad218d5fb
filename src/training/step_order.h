#pragma once
// What stands between and beside the statements of a training step, once they become one call where the first of them stood.

#include <string_view>
#include <vector>

#include "training/training_step.h"
#include "training/variables.h"

namespace regraft {

/// Whether a statement from `first` on, and before `last`, gives one of the variables another value.
bool isBoundBetween(const std::set<std::string>& names, const ast::Stmt& first, const ast::Stmt& last, const Variables& variables);

/// Whether a step may be taken under the condition of the choice that it ends in: all of its forward pass stands before, and the condition
/// is the same where that begins.
bool mayDepend(const TrainingStep& step, const ast::If& choice, const Variables& variables);

/// A choice all of whose statements go goes as a whole.
void takeWhole(TrainingStep& step, const ast::If& choice);

/// Whether a statement that stays reads a variable that one behind it, which goes, gives another value.
bool readsRebound(const TrainingStep& step, const ast::Stmt& statement, const Variables& variables);

/// Whether nothing but statements that go too stands on the statement's lines: `opt.zero_grad(); loss.backward(); opt.step()`.
/// `gone` in the order of the text.
bool sharesOnlyWith(const ast::Stmt& statement, const std::vector<const ast::Stmt*>& gone, std::string_view file);

}  // namespace regraft
