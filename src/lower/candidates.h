#pragma once
// The ways a target has to write one operation, made into code where they apply.

#include <functional>
#include <optional>

#include "lower/lower.h"

namespace regraft {

/// Code for one way, and the form it has.
struct Candidate {
    const py::Expr* code = nullptr;
    neutral::Form form = neutral::Form::Function;
    bool isSpecial = false;  ///< from a lowering whose condition was proved
    const Lowering* way = nullptr;
    std::string_view differs;
    bool isDropped = false;  ///< the target does without it; `code` is null where it can't stand for a value
};

/// Makes the code of an argument.
using LowerPart = std::function<const py::Expr*(const neutral::Expr&)>;

/// A lowering's `to` with the operation's arguments put in; nothing if a choice in it can't be decided.
std::optional<Candidate> fromTemplate(const Lowering& lowering, const neutral::Expr& expr, const LowerContext& context,
                                      const LowerPart& lowerPart);

/// An entry read backwards; `asMethod`: written as a method of its first argument. Nothing if the entry
/// means the operation only under other arguments.
std::optional<Candidate> fromInverse(const Lowering& lowering, bool asMethod, const neutral::Expr& expr, const LowerContext& context,
                                     const LowerPart& lowerPart);

/// The Python operator that means the operation.
std::optional<Candidate> fromOperator(const neutral::Expr& expr, const LowerContext& context, const LowerPart& lowerPart);

/// Whether leaving an argument out means the same to the operation and to the target's API. A target's None is
/// its way of saying False.
bool sameDefault(const Parameter& operation, const Parameter& target);

/// The part of the user's call (argument or keyword) that a hole came from; null if it came from elsewhere.
const ast::Node* argumentOrigin(const ast::Expr* userNode, const neutral::Expr* part);
/// The same of one of many, which may have stood in a list that was the argument.
const ast::Node* restOrigin(const ast::Expr* userNode, const neutral::Expr* part);

}  // namespace regraft
