#pragma once
// Several items written by one assignment, for targets whose arrays never change:
//
//     x[i], x[j] = x[j], x[i]         →   x = at_set(at_set(x, i, x[j]), j, x[i])
//     self.a[p], self.b[p] = u, v     →   self.a = at_set(self.a, p, u), then self.b = at_set(self.b, p, v)

#include <vector>

#include "lift/place.h"

namespace regraft {

struct WrittenItem {
    const ast::Subscript* target = nullptr;
    const ast::Expr* value = nullptr;
    Place place;  ///< of the array
};

/// The items of arrays that an assignment of as many values writes, if it writes nothing else; else none.
std::vector<WrittenItem> itemsOfTuple(const ast::Assign& assign, const Analysis& analysis);

}  // namespace regraft
