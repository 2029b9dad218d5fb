#pragma once
// Elements that are read before the array changes, for targets where an element is no copy:
//
//     v[i], v[j] = v[j], v[i]    →    v[i], v[j] = v[j].clone(), v[i].clone()
//
// In NumPy an element of an array is a number of its own; in torch it is an array of no axes that shares memory.

#include <set>
#include <string>
#include <utility>

#include "semantic/analysis.h"

namespace regraft {

class ElementReads {
public:
    ElementReads(const ast::Module& module, const Analysis& analysis);

    /// Whether this use reads an element (or, of an array of more axes, a row: its rank may be unknown) and keeps it under a
    /// name, or over the assignment it stands in, in a function that writes into the same array or into one that shares its memory;
    /// or beyond its expression, where the array is one that an object holds whose methods write into it.
    bool isKept(const Use& use) const;
    /// Whether this use reads part of an array that its statement writes into elsewhere: `x[1:] = x[:-1]`, `A[i] /= A[i, i]`. NumPy
    /// reads it all before it writes; torch refuses.
    bool overlapsTarget(const Use& use) const;

private:
    using Holder = std::pair<const ast::Node*, std::string>;  ///< a scope, and what holds an array in it

    Holder holderOf(const ast::Expr& array) const;
    void spreadWrites(const ast::Module& module);

    const Analysis& analysis_;
    std::set<Holder> written_;  ///< and what shares memory with those that are
};

}  // namespace regraft
