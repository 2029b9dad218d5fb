#pragma once

#include "lift/mutation.h"

namespace regraft {

// Assignments into arrays, for targets whose arrays never change:
//
//     x[i] = v                →   x = at_set(x, i, v)
//     x[i] += v               →   x = at_add(x, i, v)
//     m[i, j] = m[j, i] = v   →   m = at_set(m, (i, j), v), then m = at_set(m, (j, i), m[i, j])
//     x[i] = y = v            →   y = v, then x = at_set(x, i, y)
//     self.cache[i][j] = v    →   self.cache = at_set(self.cache, i, at_set(self.cache[i], j, v))
//     p.data = v              →   p = v
//     y += 1                  →   y += 1, which now binds y anew; names that share its array follow

// and for targets whose arrays can be written to, of sources whose never change:
//
//     y = x                   →   y = x
//     y += 1                  →   y = y + 1

// and between two whose arrays can be written to, but in one of which y += 1 binds y anew:
//
//     y += 1                  →   y = y + 1, or y[...] = y + 1, where another name has the array, too

/// The array that `x` stands for in `x[i] = v`: x itself, an expression of the file.
struct AssignedItem {
    Place place;  ///< of x
    const neutral::Expr* array = nullptr;
    const neutral::Expr* key = nullptr;
};

/// Whether an assignment has several targets in one array that all take one value: single elements, `m[i, j] = m[j, i] = v`, or any parts
/// that take a number written out, `u[0, :] = u[-1, :] = 0`.
bool areItemsOfOne(const ast::Assign& assign, const Analysis& analysis);

/// The name that takes the same value as an item, `x[i] = y = v`; null if there is none.
const ast::NameExpr* nameBesideItem(const ast::Assign& assign, const ast::Subscript& item);

AssignedItem assignedItem(const ast::Subscript& target, const Analysis& analysis, Arena& arena);

}  // namespace regraft
