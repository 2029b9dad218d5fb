#pragma once
// Elements of arrays where Python wants a number of its own, of sources whose elements are such numbers:
//
//     counts[v] = counts.get(v, 0) + 1         →     counts[v.item()] = counts.get(v.item(), 0) + 1
//     kinds = set(labels)                            kinds = set(labels.tolist())
//     json.dumps({"loss": losses.mean()})            json.dumps({"loss": losses.mean().item()})
//     round(losses.mean(), 2)                        round(losses.mean().item(), 2)
//     self.assertAlmostEqual(x.sum(), 1)             self.assertAlmostEqual(x.sum().item(), 1)
//     pytest.approx(x.sum())                         pytest.approx(x.sum().item())
//
// and what arrays themselves are no good for in some targets:
//
//     print(f"{losses.mean():.3f}")            →     print(f"{float(xp.mean(losses)):.3f}")
//     for row in x:                                  for row in xp.unstack(x):
//     first, second = x                              first, second = xp.unstack(x)
//     print(x)                                       print(x.compute())
//
// and lists beside shapes that are tuples there:
//
//     x.shape[:-1] + [k]                       →     x.shape[:-1] + (k,)
//
// Elsewhere an element is an array without axes: it is hashed by which one it is, or not at all.

#include <map>
#include <string_view>
#include <vector>

#include "mapping/elements.h"
#include "semantic/analysis.h"

namespace regraft {

struct PythonNumbers {
    /// What is to be made of an expression that is an element, or an array of them: the name of an operation.
    std::map<const ast::Expr*, std::string_view> operations;
    std::vector<const ast::Expr*> formatted;  ///< elements that are written by a format: `f"{x:.3f}"`
    std::vector<const ast::Expr*> shown;      ///< arrays that become text as a whole: `print(x)`, `f"{x}"`
    std::vector<const ast::Expr*> iterated;   ///< arrays that are run over
    std::vector<const ast::Expr*> lengths;    ///< lists that are joined to shapes, which are tuples elsewhere
    std::vector<const ast::Expr*> classed;    ///< elements that are asked for their class, a number's of their dtype
    /// Arrays of sources that have no such numbers, where they are hashed: keys, members of sets.
    std::vector<const ast::Expr*> hashed;
    /// Tuples of elements that are hashed by a name: `q = (x[0], x[1])`, `seen.add(q)`.
    std::vector<const ast::Expr*> hashedTuples;
};

PythonNumbers findPythonNumbers(const ast::Node& module, const Analysis& analysis);

}  // namespace regraft
