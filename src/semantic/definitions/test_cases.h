#pragma once
// The values that a decorator of tests calls a function with, once for each case:
//
//     @pytest.mark.parametrize("axis, angle", [([1, 0, 0], 0.5), pytest.param([0, 1, 0], 0.1, id="y")])
//     def test_rotation(axis, angle): …

#include <string_view>
#include <vector>

#include "ast/ast.h"

namespace regraft::semantic {

/// The parameters that a decorator gives values to, and the cases, as they are written; no names if it is another decorator.
struct TestCases {
    std::vector<std::string_view> names;
    const ast::Expr* cases = nullptr;
};

TestCases testCasesOf(const ast::Expr& decorator);

/// The values of one case, one a name; empty if they are not written out there.
std::vector<const ast::Expr*> valuesOfCase(const ast::Expr& testCase, std::size_t names);

}  // namespace regraft::semantic
