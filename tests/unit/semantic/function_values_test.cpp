#include <catch2/catch.hpp>

#include "inspect.h"

using namespace regraft;
using namespace regraft::test;

namespace {

/// The type of `y` after these lines.
std::string typeOfY(const std::string& lines) {
    return Inspected(
               "import torch\nimport torch.nn.functional as F\nfrom functools import partial, reduce, wraps\n"
               "xs = [torch.ones(2, 3)]\n" +
               lines + "\ny\n")
        .type("y");
}

}  // namespace

TEST_CASE("functions handed to builtins are called with what those hand them") {
    CHECK(typeOfY("y = list(map(torch.relu, xs))[0]") == "array torch float32 (2, 3)");
    CHECK(typeOfY("y = list(map(lambda v: v.sum(), xs))[0]") == "array torch float32 ()");
    CHECK(typeOfY("y = reduce(torch.add, xs)") == "array torch float32 (?, ?)");
    CHECK(typeOfY("y = list(filter(lambda v: v.any(), xs))[0]") == "array torch float32 (2, 3)");
    CHECK(
        Inspected("import torch\nsorted([torch.ones(2)], key=lambda v: v.norm())\nmax([torch.ones(2)], key=lambda v: v.sum())\n").uses() ==
        Strings{"torch.ones", "torch.Tensor.norm", "torch.ones", "torch.Tensor.sum"});
}

TEST_CASE("functions in variables, partial applications and defaults") {
    CHECK(typeOfY("act = F.relu\ny = act(xs[0])") == "array torch float32 (2, 3)");
    CHECK(typeOfY("p = partial(torch.sum, dim=1)\ny = p(xs[0])") == "array torch float32 (?)");
    CHECK(typeOfY("def apply(fn, v):\n    return fn(v)\ny = apply(torch.relu, xs[0])").ends_with("array torch"));
}

TEST_CASE("getattr with a known name is that name") {
    CHECK(typeOfY("y = getattr(torch, 'relu')(xs[0])") == "array torch float32 (2, 3)");
    CHECK(Inspected("import torch\ny = getattr(torch, 'relu')(torch.ones(2))\n").uses() == Strings{"torch.relu", "torch.ones"});
    CHECK(Inspected("import torch\nf = getattr(torch, 'relu')\n").uses() == Strings{"=torch.relu"});
    CHECK(Inspected("import torch\nx = torch.ones(2)\ngetattr(x, 'sum')()\n").uses() == Strings{"torch.ones", "=torch.Tensor.sum"});
    CHECK(Inspected("import torch\nf = getattr(torch, name)\n").uses() == Strings{"=torch"});
}

TEST_CASE("a call of a call's result keeps both uses") {
    CHECK(Inspected("import torch\ntorch.compile(f)(torch.ones(2))\n").uses() == Strings{"torch.compile", "torch.ones"});
}

TEST_CASE("decorators of the program") {
    const std::string wraps =
        "def deco(fn):\n    @wraps(fn)\n    def inner(*args):\n        out = fn(*args)\n        return out\n    return inner\n";
    CHECK(typeOfY(wraps + "@deco\ndef f(v):\n    return v.sum()\ny = f(xs[0])") == "assumed array torch ()");
    const std::string changes =
        "def deco(fn):\n    @wraps(fn)\n    def inner(*args):\n        return fn(*args).numpy()\n    return inner\n";
    CHECK(typeOfY(changes + "@deco\ndef f(v):\n    return v.sum()\ny = f(xs[0])") == "");
    const std::string factory =
        "def make(flag):\n    def deco(fn):\n        def inner(*args):\n            return fn(*args)\n        return inner\n    return "
        "deco\n";
    CHECK(typeOfY(factory + "@make(True)\ndef f(v):\n    return v.sum()\ny = f(xs[0])") == "assumed array torch ()");
}

TEST_CASE("libraries that give back an array of the kind they get") {
    CHECK(typeOfY("from einops import rearrange, repeat\ny = rearrange(repeat(xs, 'a b -> a b c', c=2), 'a b c -> (a b c)')") ==
          "array torch float32");
    CHECK(typeOfY("from einops import rearrange\ny = rearrange(unknown, 'a b -> b a')") == "");
}

TEST_CASE("objects with items") {
    const std::string box = "class Box:\n    def __getitem__(self, i):\n        return torch.ones(2)\n";
    CHECK(typeOfY(box + "y = Box()[0]") == "array torch float32 (2)");
    CHECK(typeOfY(box + "for y in Box(): pass") == "array torch float32 (2)");
}

TEST_CASE("where an array was needed, it is one from then on") {
    Inspected file("import torch\ndef f(x):\n    a = x.unsqueeze(0)\n    torch.exp(x)\n    b = x.unsqueeze(1)\n    return a, b\n");
    CHECK(file.uses() == Strings{"torch.Tensor.unsqueeze?", "torch.exp", "torch.Tensor.unsqueeze"});
}

TEST_CASE("no arrays: items of arrays of objects, NumPy's scalars times anything") {
    CHECK(Inspected("import numpy as np\na = np.empty(3, dtype=object)\ny = a[0]\ny\n", {"numpy"}).type("y") == "");
    CHECK(Inspected("import numpy as np\ny = np.sqrt(2.0) * matrix\ny\n", {"numpy"}).type("y") == "");
}
