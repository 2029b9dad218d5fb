#pragma once
// The operands of an operation on their way to the target.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lower/lower.h"
#include "mapping/instantiate.h"

namespace regraft {

/// The parts of an Operation, some of which are replaced until the target takes them.
class Operands {
public:
    Operands(const neutral::Expr& expr, const LowerContext& context);

    const neutral::Expr& expr() const { return expr_; }  ///< as it was
    const Operation& operation() const { return *expr_.operation; }
    const LowerContext& context() const { return context_; }
    /// Whether what is given whole is no array: `tree.map(f, tree, *rest)`.
    bool takesTrees() const { return operation().name.starts_with("tree."); }

    /// Says what can't be made sure of.
    void doubt(std::string what) { doubts.push_back(std::move(what)); }
    const neutral::Expr* apply(std::string_view operation, std::vector<const neutral::Expr*> parts) const;
    /// The target's constant for a dtype; null if it has none.
    const neutral::Expr* dtypeConstant(DType dtype) const;
    /// `part` cast to a dtype, which makes a change of it.
    const neutral::Expr* cast(const neutral::Expr* part, DType dtype);
    /// A sequence with an expression for each item, if that is known: the user wrote one by one.
    std::optional<neutral::Expr> spelledOut(const neutral::Expr& sequence) const;
    /// A sequence whose items are known (`spelled`), with `change` made of each of them, in place of a part: a change if any is another.
    template <class Change>
    void changeItems(const neutral::Expr*& part, const neutral::Expr& spelled, const Change& change) {
        std::vector<const neutral::Expr*> items(spelled.parts.begin(), spelled.parts.end());
        for (const neutral::Expr*& item : items) item = change(item);
        if (std::ranges::equal(items, spelled.parts)) return;
        neutral::Expr changed = spelled;
        changed.parts = context_.arena.copy(items);
        part = context_.arena.make<neutral::Expr>(changed);
        isChanged = true;
    }
    /// Whether some are integers in the calls of this file, and may be floats in others.
    bool anyIsSeen() const;
    /// The dtype of the result under the target's rules.
    DType resultInTarget() const;

    std::vector<const neutral::Expr*> parts;  ///< by parameter; null if not given
    bool isChanged = false;
    bool meetAsTheyCome = false;          ///< the operation's twin is wanted that sees their dtypes as it runs
    std::vector<std::string> doubts;      ///< what can't be made sure of
    std::vector<const ast::Expr*> taken;  ///< what is taken for an array, and may be no such thing
    bool hangsOnDefault = false;          ///< the result's dtype is the target's default float if an operand of unknown dtype has integers

private:
    const neutral::Expr& expr_;
    const LowerContext& context_;
    LiftContext lift_;
};

/// Whether the target refuses integers in an operation that makes floats of them elsewhere.
bool wantsFloats(const Operation& operation, const Framework& target);
/// Whether an operation makes floats of integers.
bool isOfReals(const Operation& operation);

/// What changes operands: its own view of them.
class OperandWork {
public:
    explicit OperandWork(Operands& operands)
        : operands_(operands),
          operation_(operands.operation()),
          context_(operands.context()),
          parts_(operands.parts) {}

protected:
    Operands& operands_;
    const Operation& operation_;
    const LowerContext& context_;
    std::vector<const neutral::Expr*>& parts_;
};

}  // namespace regraft
