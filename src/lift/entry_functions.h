#pragma once
// Functions that programs from outside call by their names: nobody there can be made to hand on anything more.
//
//     def test_noise():                      def test_noise():
//         x = torch.randn(3)                     key = jax.random.key(0)
//                                                x = jax.random.normal(key, (3,))

#include "lift/calls.h"

namespace regraft {

/// Tests, what sets them up, pytest's fixtures, and the commands of click, typer and hydra.
/// A function that the file itself hands arguments is none.
/// Source of the names: pytest's "Conventions for Python test discovery", unittest's TestCase.
bool isEntryFunction(const ast::Node& function, const CallGraph& calls, const Analysis& analysis);

/// Whether a test runner is given this file, and it is the place for global settings.
bool holdsTests(const CallGraph& calls, const Analysis& analysis);

}  // namespace regraft
