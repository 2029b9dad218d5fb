#pragma once
// Elements of arrays where Python wants numbers of its own (lift/python_numbers.h):
//
//     math.sqrt(x[0])   →   math.sqrt(x[0].item())
//
// and lists beside shapes that are tuples there.

#include <map>

#include "emit/outcome_context.h"
#include "lift/object_elements.h"

namespace regraft {

/// Asks for numbers where the target's elements are none.
class NumberOutcomes {
public:
    explicit NumberOutcomes(OutcomeContext& context) : context_(context) {}

    /// Finds where numbers are wanted, and reports what is hashed otherwise.
    void prepare();
    /// What a node means where Python wants a number of its own; null if it stays as it is.
    const neutral::Expr* asNumber(const ast::Expr& node, const neutral::Expr& meaning) const;
    /// Names and calls that are no uses themselves: `counts[v]`.
    void convertOthers();

private:
    void reportTuplesAndObjects(std::span<const ast::Expr* const> hashedTuples);
    void convertObject(const ObjectElement& element);
    const py::Expr* asTuple(const ast::Expr& list) const;

    OutcomeContext& context_;
    std::map<const ast::Expr*, std::string_view> numbers_;  ///< PythonNumbers::operations
    std::vector<const ast::Expr*> lengths_;                 ///< PythonNumbers::lengths
};

}  // namespace regraft
