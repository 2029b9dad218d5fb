// Imports that come and go, helpers, settings, and where they are put.

#include <catch2/catch.hpp>

#include "emit_case.h"

using regraft::test::EmitCase;
using regraft::test::emitCase;
using regraft::test::rewritten;
using regraft::test::TextRewrite;

namespace {

const std::string before = "torch.sum(x)", after = "jax.numpy.sum(x)";

std::string converted(const std::string& source) { return rewritten(source, before, after); }

}  // namespace

TEST_CASE("the new import takes the place of the old") {
    CHECK(converted("import os\nimport torch\nimport sys\n\ny = torch.sum(x)\n") ==
          "import os\nimport jax.numpy as jnp\nimport sys\n\ny = jnp.sum(x)\n");
    CHECK(converted("import torch  # the framework\ny = torch.sum(x)\n") == "import jax.numpy as jnp\ny = jnp.sum(x)\n");
    CHECK(converted("import torch  # noqa: E402\ny = torch.sum(x)\n") == "import jax.numpy as jnp  # noqa: E402\ny = jnp.sum(x)\n");
    CHECK(converted("import os, torch\ny = torch.sum(x)\n") == "import jax.numpy as jnp\nimport os\ny = jnp.sum(x)\n");
    CHECK(converted("import torch, os\ny = torch.sum(x)\n") == "import jax.numpy as jnp\nimport os\ny = jnp.sum(x)\n");
    CHECK(converted("import torch; import os\ny = torch.sum(x)\n") == "import jax.numpy as jnp; import os\ny = jnp.sum(x)\n");
    CHECK(converted("import torch\r\n\r\ny = torch.sum(x)\r\n") == "import jax.numpy as jnp\r\n\r\ny = jnp.sum(x)\r\n");
    CHECK(converted("import torch\ry = torch.sum(x)") == "import jax.numpy as jnp\ry = jnp.sum(x)");
    CHECK(converted("import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n\ny = torch.sum(x)\n") ==
          "import jax.numpy as jnp\n\ny = jnp.sum(x)\n");
}

TEST_CASE("several imports are sorted") {
    CHECK(rewritten("import torch\ny = torch.a(x)\nz = torch.b(x)\n", {{"torch.b(x)", "jax.jit(x)"}, {"torch.a(x)", "jax.numpy.sum(x)"}}) ==
          "import jax\nimport jax.numpy as jnp\ny = jnp.sum(x)\nz = jax.jit(x)\n");
}

TEST_CASE("imports that are still needed stay") {
    CHECK(converted("import torch\ny = torch.sum(x)\nz = torch.load(f)\n") ==
          "import jax.numpy as jnp\nimport torch\ny = jnp.sum(x)\nz = torch.load(f)\n");
    CHECK(converted("import torch\n__all__ = ['torch']\ny = torch.sum(x)\n") ==
          "import jax.numpy as jnp\nimport torch\n__all__ = ['torch']\ny = jnp.sum(x)\n");
    CHECK(converted("from torch import *\ny = torch.sum(x)\n") == "import jax.numpy as jnp\nfrom torch import *\ny = jnp.sum(x)\n");
    CHECK(converted("import torch\ndef f(a: 'torch.Tensor'): return torch.sum(x)\n") ==
          "import jax.numpy as jnp\nimport torch\ndef f(a: 'torch.Tensor'): return jnp.sum(x)\n");
    CHECK(converted("try:\n    import torch\nexcept ImportError:\n    torch = None\ny = torch.sum(x)\n") ==
          "try:\n    import torch\nexcept ImportError:\n    torch = None\nimport jax.numpy as jnp\ny = jnp.sum(x)\n");
}

TEST_CASE("some of the names of an import go") {
    auto names = [](const std::string& source) { return rewritten(source, "cat(x)", "jax.numpy.concatenate(x)"); };
    CHECK(names("from torch import nn, cat\ny = cat(x)\nnn.f\n") ==
          "import jax.numpy as jnp\nfrom torch import nn\ny = jnp.concatenate(x)\nnn.f\n");
    CHECK(names("from torch import (\n    nn,  # layers\n    cat,  # joins\n)\ny = cat(x)\nnn.f\n") ==
          "import jax.numpy as jnp\nfrom torch import (\n    nn,  # layers\n)\ny = jnp.concatenate(x)\nnn.f\n");
    CHECK(names("from torch import cat as cat, nn\ny = cat(x)\nnn.f\n") ==
          "import jax.numpy as jnp\nfrom torch import nn\ny = jnp.concatenate(x)\nnn.f\n");
}

TEST_CASE("the user's own imports are used") {
    CHECK(converted("import torch\nimport jax.numpy as np\ny = torch.sum(x)\n") == "import jax.numpy as np\ny = np.sum(x)\n");
    CHECK(converted("import torch\nfrom jax import numpy\ny = torch.sum(x)\n") == "from jax import numpy\ny = numpy.sum(x)\n");
    CHECK(converted("import torch\nfrom jax.numpy import sum\ny = torch.sum(x)\n") == "from jax.numpy import sum\ny = sum(x)\n");
    CHECK(converted("import torch\nimport jax.numpy\ny = torch.sum(x)\n") == "import jax.numpy\ny = jax.numpy.sum(x)\n");
    CHECK(converted("import jax\nimport torch\njax.f\ny = torch.sum(x)\n") ==
          "import jax\nimport jax.numpy as jnp\njax.f\ny = jnp.sum(x)\n");
    CHECK(rewritten("import torch\nfrom jax.numpy import float32\ny = torch.float\n", "torch.float", "jax.numpy.float32") ==
          "from jax.numpy import float32\ny = float32\n");
}

TEST_CASE("aliases that are taken") {
    CHECK(converted("import torch\njnp = 1\ny = torch.sum(x)\n") == "import jax.numpy as jax_numpy\njnp = 1\ny = jax_numpy.sum(x)\n");
    CHECK(converted("import torch\ndef f(jnp): return torch.sum(x)\n") ==
          "import jax.numpy as jax_numpy\ndef f(jnp): return jax_numpy.sum(x)\n");
    EmitCase input{"import numpy as xp\ny = xp.sum(x)\n", {{"xp.sum(x)", "array_api_strict.sum(x)"}}};
    input.fromFramework = "numpy";
    input.target = "array_api";
    CHECK(emitCase(input).text == "import array_api_strict as xp\ny = xp.sum(x)\n");
    input.source += "xp.load(f)\n";
    CHECK(emitCase(input).text == "import array_api_strict\nimport numpy as xp\ny = array_api_strict.sum(x)\nxp.load(f)\n");
}

TEST_CASE("nothing is put before what must come first") {
    CHECK(converted("\"\"\"Doc.\"\"\"\ny = torch.sum(x)\n") == "\"\"\"Doc.\"\"\"\n\nimport jax.numpy as jnp\n\ny = jnp.sum(x)\n");
    CHECK(converted("\"\"\"Doc.\"\"\"\nfrom __future__ import annotations\ny = torch.sum(x)\n") ==
          "\"\"\"Doc.\"\"\"\nfrom __future__ import annotations\n\nimport jax.numpy as jnp\n\ny = jnp.sum(x)\n");
    CHECK(converted("#!/usr/bin/python\n# -*- coding: utf-8 -*-\n# Licence.\n\n# Why.\ny = torch.sum(x)\n") ==
          "#!/usr/bin/python\n# -*- coding: utf-8 -*-\n# Licence.\n\nimport jax.numpy as jnp\n\n# Why.\ny = jnp.sum(x)\n");
    CHECK(converted("# Licence.\ny = torch.sum(x)") == "# Licence.\nimport jax.numpy as jnp\n\ny = jnp.sum(x)");
    CHECK(converted("import os\n\n\ndef f():\n    return torch.sum(x)\n") ==
          "import os\nimport jax.numpy as jnp\n\n\ndef f():\n    return jnp.sum(x)\n");
    CHECK(converted("def f():\n    return torch.sum(x)\n") == "import jax.numpy as jnp\n\n\ndef f():\n    return jnp.sum(x)\n");
}

TEST_CASE("imports in functions and blocks") {
    CHECK(converted("def f(x):\n    import torch\n    return torch.sum(x)\n") ==
          "def f(x):\n    import jax.numpy as jnp\n    return jnp.sum(x)\n");
    CHECK(rewritten("def f(x):\n    y = x.a()\n    import torch\n    return torch.sum(x)\n",
                    {{"x.a()", "jax.numpy.a(x)"}, {before, after}}) ==
          "import jax.numpy as jnp\n\n\ndef f(x):\n    y = jnp.a(x)\n    return jnp.sum(x)\n");
    CHECK(rewritten("def f(x):\n    import torch\n    return torch.sum(x)\n", "torch.sum(x)", "x.sum()") ==
          "def f(x):\n    return x.sum()\n");
    CHECK(rewritten("if c:\n    import torch\ny = torch.sum(x)\n", "torch.sum(x)", "x.sum()") == "if c:\n    pass\ny = x.sum()\n");
    CHECK(rewritten("if c: import torch\ny = torch.sum(x)\n", "torch.sum(x)", "x.sum()") == "if c: pass\ny = x.sum()\n");
}

TEST_CASE("removed lines leave no double gaps") {
    auto gone = [](const std::string& source) { return rewritten(source, "torch.sum(x)", "x.sum()"); };
    CHECK(gone("import os\n\nimport torch\n\n\ny = torch.sum(x)\n") == "import os\n\n\ny = x.sum()\n");
    CHECK(gone("import torch\n\ny = torch.sum(x)\n") == "y = x.sum()\n");
    CHECK(gone("import torch\nimport os\ny = torch.sum(x)\n") == "import os\ny = x.sum()\n");
    CHECK(gone("y = torch.sum(x)\nimport torch") == "y = x.sum()\n");
    CHECK(gone("import os; import torch\ny = torch.sum(x)\n") == "import os\ny = x.sum()\n");
    CHECK(gone("import torch; import os\ny = torch.sum(x)\n") == "import os\ny = x.sum()\n");
}

TEST_CASE("settings come once") {
    EmitCase input{"import torch\n\ny = torch.sum(x)\n", {{before, after}}};
    input.setups = {{"jax.config.update(\"jax_enable_x64\", True)", {"jax"}}};
    std::string once = "import jax\nimport jax.numpy as jnp\n\njax.config.update(\"jax_enable_x64\", True)\n\ny = jnp.sum(x)\n";
    CHECK(emitCase(input).text == once);
    EmitCase again{once, {}};
    again.setups = input.setups;
    CHECK(emitCase(again).text == once);
    input.source = "import torch\ny = torch.sum(x)\n";
    CHECK(emitCase(input).text == "import jax\nimport jax.numpy as jnp\n\njax.config.update(\"jax_enable_x64\", True)\n\ny = jnp.sum(x)\n");
}

TEST_CASE("helpers come with their imports") {
    EmitCase input{"import torch\n\n\ndef f(x):\n    return torch.hypot(x, x)\n", {{"torch.hypot(x, x)", "helpers.hypot(x, x)"}}};
    input.target = "tensorflow";
    std::string helper(regraft::Tables::builtin().helper(*regraft::Tables::builtin().framework("tensorflow"), "hypot"));
    REQUIRE(helper.starts_with("import tensorflow as tf\n\n\ndef hypot("));
    CHECK(emitCase(input).text == helper + "\n\ndef f(x):\n    return hypot(x, x)\n");
    input.source = "import torch\nhypot = 1\ny = torch.hypot(x, x)\n";
    std::string text = emitCase(input).text;
    CHECK(text.find("\ndef hypot_2(") != std::string::npos);
    CHECK(text.find("\ny = hypot_2(x, x)\n") != std::string::npos);
    input.source = "import torch\nimport tensorflow as flow\ny = torch.hypot(x, x)\n";
    text = emitCase(input).text;
    CHECK(text.starts_with("import tensorflow as flow\n\n\ndef hypot("));
    CHECK(text.find("tf.") == std::string::npos);
}
