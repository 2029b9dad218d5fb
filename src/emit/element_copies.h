#pragma once
// Elements that are numbers of their own in the source, and share memory with their array in the target:
//
//     first = x[0]             first = x[0].clone()
//     x[0] = 1           →     x[0] = 1

#include <memory>

#include "emit/outcome_context.h"
#include "lift/element_reads.h"

namespace regraft {

/// Copies elements that are kept while their array changes.
class ElementCopies {
public:
    explicit ElementCopies(OutcomeContext& context) : context_(context) {}

    /// Whether what a use reads is looked at after its array has changed.
    bool isKept(const Use& use);
    /// Whether what a use reads is assigned to elements of the same array.
    bool overlapsTarget(const Use& use);
    const neutral::Expr* copied(const Use& use, const neutral::Expr& meaning) const;

private:
    const ElementReads& reads();

    OutcomeContext& context_;
    std::unique_ptr<ElementReads> reads_;  ///< made when the first element is asked for
};

/// Numbers of which nothing is known but that they are such, `a /= 2` beside `math.cos(a)`: an element of an array among them.
void rebindNumbers(OutcomeContext& context);

}  // namespace regraft
