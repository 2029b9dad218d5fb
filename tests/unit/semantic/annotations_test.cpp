#include <catch2/catch.hpp>

#include "inspect.h"

using namespace regraft;
using namespace regraft::test;

namespace {

/// The type of `y` where x is a parameter with this annotation.
std::string annotated(const std::string& annotation, const std::string& y = "x", const std::string& before = "") {
    const std::string imports =
        "import torch\nfrom torch import Tensor\nfrom typing import Optional, Union, List, Dict, Tuple, Callable, TypeVar\n"
        "from jaxtyping import Float\n";
    return Inspected(imports + before + "def f(x: " + annotation + "):\n    y = " + y + "\n    return y\n").type("y");
}

}  // namespace

TEST_CASE("annotations in quotes are read like others") {
    CHECK(annotated("'Tensor'") == "array torch");
    CHECK(annotated("'torch.Tensor'") == "array torch");
    CHECK(annotated("'Optional[torch.Tensor]'", "x.relu()") == "array torch");
    CHECK(annotated("'List[Tensor]'", "x[0]") == "array torch");
    CHECK(annotated("List['Tensor']", "x[0]") == "array torch");
    CHECK(annotated("\"dict[str, 'Tensor']\"", "x['a']") == "array torch");
    CHECK(annotated("'Tensor | None'") == "optional array torch");
    CHECK(annotated("'Float[Tensor, \"b c\"]'") == "array torch");
    CHECK(annotated("'no such thing'") == "");
}

TEST_CASE("names in annotations in quotes are uses where they stand") {
    Inspected file(
        "import torch\nfrom typing import Literal\n"
        "def f(x: 'torch.Tensor', y: list[\"torch.dtype\"], z: Literal['torch.Size'], s: 'not one') -> 'tuple[torch.device, Later]':\n"
        "    return x, y\nclass Later:\n    w: 'torch.Tensor'\n");
    CHECK(file.uses() == Strings{"=torch.Tensor", "=torch.dtype", "=torch.device", "=torch.Tensor"});
    const Use& device = *file.use("torch.device");
    CHECK(device.inAnnotation);
    CHECK(device.site.node->span.of(file.file().text) == "torch.device");
    CHECK(file.type("x") == "array torch");
}

TEST_CASE("types with names") {
    CHECK(annotated("Batch", "x[0]", "Batch = List[Tensor]\n") == "array torch");
    CHECK(annotated("Maybe", "x", "Maybe = Optional[Tensor]\n") == "optional array torch");
    CHECK(annotated("Either", "x", "Either = Tensor | None\n") == "optional array torch");
    CHECK(annotated("T", "x", "T = TypeVar('T', bound=Tensor)\n") == "array torch");
    CHECK(annotated("Shaped['b n']", "x",
                    "class Typing:\n    def __init__(self, kind):\n        self.kind = kind\n    def __getitem__(self, shape):\n"
                    "        return self.kind[Tensor, shape]\nShaped = Typing(Float)\n") == "array torch");
}

TEST_CASE("functions, and parameters that take several") {
    CHECK(annotated("Callable[[int], Tensor]", "x(1)") == "array torch");
    Inspected kwargs("from torch import Tensor\ndef f(*xs: Tensor, **others: Tensor):\n    return [x for x in xs], others['a']\n");
    CHECK(kwargs.type("x") == "array torch");
    CHECK(kwargs.type("others['a']") == "array torch");
}

TEST_CASE("named tuples are tuples") {
    Inspected file(
        "from typing import NamedTuple\nimport torch\nclass Pair(NamedTuple):\n    w: torch.Tensor\n    n: int\n"
        "p = Pair(torch.ones(2), 3)\na, b = p\nc = p[0]\nd = p.w\na, b, c, d\n");
    CHECK(file.type("a") == "array torch");
    CHECK(file.type("b") == "int");
    CHECK(file.type("c") == "array torch");
    CHECK(file.type("d") == "array torch");
}
