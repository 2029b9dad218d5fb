#include "emit/helper_text.h"

#include <catch2/catch.hpp>

#include "parse/parse.h"

namespace regraft::test {

namespace {

const Framework& framework(std::string_view name) { return *Tables::builtin().framework(name); }

/// What a target lacks by its own tables: helpers of distributions draw, and need gamma functions. Where such a helper is needed, that is
/// told.
bool isLack(const Diagnostic& finding) {
    for (std::string_view lack : {"the array API standard has no random numbers", "Keras has no gamma functions",
                                  "Keras has no Poisson numbers", "MLX draws no gamma numbers", "MLX draws no Poisson numbers"})
        if (finding.message.ends_with(lack)) return true;
    return false;
}

/// CuPy and Dask have NumPy's interface with gaps, which are told of where such a helper is needed.
bool hasInterfaceOfAnother(const Framework& target) { return target.name == "cupy" || target.name == "dask"; }

}  // namespace

TEST_CASE("a neutral helper is written in the target's names, without annotations") {
    std::string_view text =
        "import array_api_strict as xp\n\n\n"
        "def scaled(x: xp.Array, axis: int, scale: float = 2.0, *, keep: bool = False):\n"
        "    return xp.sum(x, axis=axis, keepdims=keep) * scale\n";
    std::vector<Diagnostic> findings;
    CHECK(writeNeutralHelper(framework("torch"), text, findings) ==
          "import torch\n\n\n"
          "def scaled(x, axis, scale=2.0, *, keep=False):\n"
          "    return torch.sum(x, dim=axis, keepdim=keep) * scale\n");
    CHECK(findings.empty());
}

TEST_CASE("operations beyond the standard are written in a helper as anywhere") {
    std::string_view text = "import array_api_strict as xp\n\n\ndef f(x: xp.Array):\n    return xp.nn.relu(x)\n";
    std::vector<Diagnostic> findings;
    CHECK(writeNeutralHelper(framework("torch"), text, findings).find("torch.relu(x)") != std::string::npos);
    CHECK(writeNeutralHelper(framework("array_api"), text, findings).find("xp.maximum(x, 0)") != std::string::npos);
    CHECK(findings.empty());
}

TEST_CASE("every neutral helper can be written for every framework that has none of its own") {
    for (std::string_view name : Tables::builtin().neutralHelperNames()) {
        for (const Framework& target : Tables::builtin().frameworks()) {
            if (!Tables::builtin().helper(target, name).empty()) continue;
            if (hasInterfaceOfAnother(target)) continue;
            std::vector<Diagnostic> findings;
            std::string text = writeNeutralHelper(target, Tables::builtin().neutralHelper(name), findings);
            INFO(name << " for " << target.name << ":\n" << text);
            CHECK(parseModule(text).file != nullptr);
            for (const Diagnostic& finding : findings)
                if (finding.code != DiagCode::TakesKey && !isLack(finding)) FAIL_CHECK(finding.message);
        }
    }
}

}  // namespace regraft::test
