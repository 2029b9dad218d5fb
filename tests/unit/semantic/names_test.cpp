#include <catch2/catch.hpp>

#include "inspect.h"

using namespace regraft;
using test::Inspected;
using test::Strings;

TEST_CASE("imports of every form lead to the qualified name") {
    CHECK(Inspected("import torch\ntorch.relu(a)").uses() == Strings{"torch.relu"});
    CHECK(Inspected("import torch as t\nt.relu(a)").uses() == Strings{"torch.relu"});
    CHECK(Inspected("import torch.nn.functional\ntorch.nn.functional.relu(a)").uses() == Strings{"torch.nn.functional.relu"});
    CHECK(Inspected("import torch.nn.functional as F\nF.relu(a)").uses() == Strings{"torch.nn.functional.relu"});
    CHECK(Inspected("from torch import nn\nnn.functional.relu(a)").uses() == Strings{"torch.nn.functional.relu"});
    CHECK(Inspected("from torch.nn.functional import relu as r\nr(a)").uses() == Strings{"torch.nn.functional.relu"});
    CHECK(Inspected("from torch.nn.functional import *\nrelu(a)").uses() == Strings{"torch.nn.functional.relu"});
    CHECK(Inspected("def f(a):\n    import torch as t\n    return t.relu(a)").uses() == Strings{"torch.relu"});
    CHECK(Inspected("from .torch import relu\nrelu(a)").uses().empty());
    CHECK(Inspected("from . import torch\ntorch.relu(a)").uses().empty());
}

TEST_CASE("module attributes are aliases") {
    CHECK(Inspected("import torch\nF = torch.nn.functional\nF.relu(a)").uses() ==
          Strings{"=torch.nn.functional", "torch.nn.functional.relu"});
    CHECK(Inspected("import torch\nrelu = torch.relu\ndef f(a):\n    return relu(a)").uses() == Strings{"=torch.relu", "torch.relu"});
    CHECK(Inspected("import torch\nt = torch\nt.relu(a)").uses() == Strings{"=torch", "torch.relu"});
}

TEST_CASE("a name that is something else is not the framework's") {
    CHECK(Inspected("import torch\ntorch = fake()\ntorch.zeros(a)").uses().empty());
    CHECK(Inspected("import torch\ndef f(torch):\n    return torch.zeros(1)").uses().empty());
    CHECK(Inspected("import torch\n[torch.zeros(a) for torch in b]").uses().empty());
    CHECK(Inspected("import torch\nclass C:\n    torch = 1\n    def f(self):\n        return torch.zeros(a)").uses() ==
          Strings{"torch.zeros"});
    CHECK(Inspected("import torch\ndel torch\ntorch.zeros(a)").uses().empty());
    CHECK(Inspected("import torch\nmatch a:\n    case torch:\n        torch.zeros(a)").uses().empty());
    CHECK(Inspected("import torch\nif (torch := f()):\n    torch.zeros(a)").uses().empty());
}

TEST_CASE("a name that may be something else is a use that nothing is known of") {
    auto check = [](const std::string& text) {
        Inspected file(text);
        CHECK(file.uses() == Strings{"torch"});
        CHECK_FALSE(file.use("torch")->api);
    };
    check("import torch\nif c:\n    torch = other\ntorch.zeros(a)");
    check("import torch\ndef f():\n    return torch.zeros(a)\ntorch = fake()");
    check("import torch\ndef f():\n    global torch\n    torch = 1\ntorch.zeros(a)");
    Inspected versions("try:\n    from torch import zeros\nexcept ImportError:\n    from torch.nn.init import zeros\nzeros(a)");
    CHECK(versions.uses() == Strings{"torch.zeros"});
    CHECK_FALSE(versions.use("torch.zeros")->api);
    CHECK(Inspected("try:\n    import torch\nexcept ImportError:\n    torch = None\ntorch.zeros(a)").use("torch.zeros")->api);
    CHECK(Inspected("try:\n    import torch\nexcept ImportError:\n    import fake as torch\ntorch.zeros(a)").use("torch.zeros")->api);
    CHECK(Inspected("try:\n    from torch import zeros\nexcept ImportError:\n    from fake import zeros\ndef f():\n    zeros(a)")
              .use("torch.zeros")
              ->api);
    CHECK(Inspected("import torch\nif c:\n    f = torch.relu\nelse:\n    f = torch.tanh\nf(a)").uses() ==
          Strings{"=torch.relu", "=torch.tanh"});
}

TEST_CASE("names of the framework that the tables don't have are uses all the same") {
    Inspected file("import torch\ntorch.nn.NoSuchLayer(2, 3)\nclass M(torch.nn.Module):\n    pass");
    CHECK(file.uses() == Strings{"torch.nn.NoSuchLayer", "=torch.nn.Module"});
    CHECK_FALSE(file.use("torch.nn.NoSuchLayer")->api);
}

TEST_CASE("a constant and a class used as values") {
    Inspected file("import torch\nx = torch.zeros(2, dtype=torch.int32)\nisinstance(x, torch.Tensor)");
    CHECK(file.uses() == Strings{"torch.zeros", "torch.int32", "=torch.Tensor"});
    CHECK(file.type("torch.int32") == "dtype torch int32");
}

TEST_CASE("annotations are marked") {
    Inspected file("import torch\ndef f(x: torch.Tensor) -> 'torch.Tensor':\n    return x.sum()");
    REQUIRE(file.use("torch.Tensor"));
    CHECK(file.use("torch.Tensor")->inAnnotation);
    CHECK_FALSE(file.use("torch.Tensor.sum")->inAnnotation);
    CHECK(file.analysis().imports()[0].references == 2);
}

TEST_CASE("what is imported, and how often it is read") {
    Inspected file("import torch, os\nfrom torch.nn import functional as F, Module\nF.relu(torch.ones(2))\nF.relu(a)");
    auto imports = file.analysis().imports();
    REQUIRE(imports.size() == 4);
    CHECK(imports[0].target == "torch");
    CHECK(imports[0].references == 1);
    CHECK(imports[1].framework == nullptr);
    CHECK(imports[2].target == "torch.nn.functional");
    CHECK(imports[2].boundName == "F");
    CHECK(imports[2].references == 2);
    CHECK(imports[3].references == 0);
}

TEST_CASE("bound names near a place") {
    Inspected file("import torch\ndef f(a):\n    def g():\n        inner = 1\n    return torch.relu(a)\ndef h():\n    other = 1");
    const Use* use = file.use("torch.relu");
    for (const char* name : {"a", "f", "g", "inner", "torch", "h"}) CHECK(file.analysis().isBound(name, *use->site.node));
    for (const char* name : {"other", "missing"}) CHECK_FALSE(file.analysis().isBound(name, *use->site.node));
    CHECK(file.analysis().statementOf(*use->site.node)->kind == ast::Kind::Return);
    CHECK(file.analysis().parent(*use->site.node)->kind == ast::Kind::Return);
    CHECK(file.analysis().useAt(*use->site.node) == use);
    CHECK(file.analysis().qualifiedName(*use->site.call->func) == "torch.relu");
}

TEST_CASE("depth does not matter") {
    std::string sum = "import torch\nx = torch.ones(2)\ny = x";
    for (int i = 0; i < 100000; ++i) sum += " + 1";
    CHECK(Inspected(sum).analysis().uses().size() == 100001);
    std::string chain = "import torch\nx = torch.ones(2)\nif x is None:\n    pass\n";
    for (int i = 0; i < 20000; ++i) chain += "elif a == " + std::to_string(i) + ":\n    y = x + 1\n";
    chain += "y = y.sum()";
    CHECK(Inspected(chain).type("y.sum()") == "array torch float32 ()");
}
