#pragma once
// The values that a decorator of tests calls a function with, once for each case:
//
//     @pytest.mark.parametrize("axis, angle", [([1, 0, 0], 0.5), pytest.param([0, 1, 0], 0.1, id="y")])
//     def test_rotation(axis, angle): …
//
//     @parameterized.parameters(([1, 0, 0], 0.5), {"axis": [0, 1, 0], "angle": 0.1})      # absl's
//     @parameterized.named_parameters(("x", [1, 0, 0], 0.5), {"testcase_name": "y", "axis": [0, 1, 0], "angle": 0.1})
//     @parameterized.product(axis=([1, 0, 0], [0, 1, 0]), angle=(0.5, 0.1))
//     def test_rotation(self, axis, angle): …

#include <span>
#include <string_view>
#include <vector>

#include "ast/ast.h"

namespace regraft::semantic {

/// Parameters that a decorator gives values to, and the cases.
struct TestCases {
    std::vector<std::string_view> names;   ///< in the order of the values of a case
    std::span<ast::Expr* const> written;   ///< each case, as it is written
    const ast::Expr* unwritten = nullptr;  ///< what holds the cases, where they are not written one by one
    bool areCalls = false;                 ///< a case is a tuple or dict of arguments, which need not be all; or the only one
    bool areNamed = false;                 ///< such a tuple begins with the name of its case
};

/// None if it is another decorator. `parameters` are the function's, without its receiver: cases of absl's tell them by place.
std::vector<TestCases> testCasesOf(const ast::Expr& decorator, std::span<const std::string_view> parameters);

/// The values of one case, one a name, null for those that it doesn't give; empty if they are not written out there.
std::vector<const ast::Expr*> valuesOfCase(const ast::Expr& testCase, const TestCases& cases);

}  // namespace regraft::semantic
