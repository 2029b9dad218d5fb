#include <catch2/catch.hpp>

#include "lift/effects.h"
#include "lift_case.h"

using namespace regraft;
using test::LiftCase;

namespace {

std::string effectsIn(const std::string& code) {
    LiftCase file(code);
    return printEffects(effectsOf(CallGraph(*file.file->module, *file.analysis), *file.analysis));
}

}  // namespace

TEST_CASE("effects go from callees to callers") {
    CHECK(effectsIn("def f(x: torch.Tensor):\n    x.zero_()\ndef g(a, b: torch.Tensor):\n    f(b)\n") == "f: changes x\ng: changes b\n");
    CHECK(effectsIn("def f():\n    return torch.rand(3)\ndef g():\n    return f()\n") == "f: draws\ng: draws\n");
    CHECK(effectsIn("def f():\n    torch.manual_seed(0)\n    return torch.rand(3)\n") == "f: draws; seeds\n");
    CHECK(effectsIn("def f(x: torch.Tensor):\n    y = x.clone()\n    y.zero_()\n    return y\n") == "");
}
