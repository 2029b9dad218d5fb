#pragma once
// Numbers drawn in the element of a comprehension: each needs a key of its own, and no statement can stand in there.
//
//     [torch.randn(3) for _ in range(5)]       [jax.random.normal(subkey, (3,)) for subkey in jax.random.split(key, 5)]
//     [noisy(x) for x in xs]                   [noisy(x, key=subkey) for x, subkey in zip(xs, jax.random.split(key, len(xs)))]

#include <string>
#include <vector>

#include "semantic/analysis.h"

namespace regraft {

/// A comprehension's clause that hands out keys from now on.
struct EachKey {
    enum class Form {
        Keys,        ///< its variable is never read, and counts a range: the keys take its place
        Enumerated,  ///< it counts a range
        Zipped       ///< it goes through something whose length can be asked for
    };
    Form form = Form::Keys;
    const ast::comprehension* clause = nullptr;
    const ast::Expr* count = nullptr;  ///< the range's length; what is zipped, when it is that
    std::string key;                   ///< what they are split off from
    std::vector<std::string> subkeys;  ///< bound for each element
};

/// The comprehensions inside of `scope` in whose elements `node` is evaluated, from the innermost to the outermost.
/// Empty if it is in none, or in one that cannot hand out keys.
std::vector<const ast::Expr*> comprehensionsAround(const ast::Expr& node, const ast::Node& scope, const Analysis& analysis);

/// How one of them hands out keys; without key and names.
EachKey eachKeyOf(const ast::Expr& comprehension);

}  // namespace regraft
