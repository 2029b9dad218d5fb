#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "table_compiler/compiler.h"

using namespace regraft;
namespace fs = std::filesystem;

namespace {

/// Tables in a folder that goes with the object.
class Folder {
public:
    Folder() : root_(fs::temp_directory_path() / "regraft-include-test") { fs::remove_all(root_); }
    ~Folder() { fs::remove_all(root_); }

    Folder& write(const std::string& path, const std::string& text) {
        fs::create_directories((root_ / path).parent_path());
        std::ofstream(root_ / path) << text;
        return *this;
    }
    const fs::path& root() const { return root_; }

private:
    fs::path root_;
};

const char* rules = R"("array": "A", "dtype_rules": {"default_float": "float32", "default_int": "int64", "promotion": "none"})";

std::string framework(const std::string& name, const std::string& more) {
    return R"({"framework": ")" + name + R"(", "distributions": [], "versions": ["1"], "module": ")" + name +
           R"(", "imports": [{"module": ")" + name + R"(", "as": ")" + name + R"("}], )" + rules + more + "}";
}

}  // namespace

TEST_CASE("a framework has the included areas and helpers under its own names") {
    Folder folder;
    folder
        .write(
            "neutral/a.json",
            R"J({"area": "a", "operations": {"twice": {"signature": "(x: array, /)", "result": "array(same(x), same(x))", "meaning": "x + x."}}})J")
        .write("inner/framework.json", framework("inner", ""))
        .write(
            "inner/layers.json",
            R"J({"framework": "inner", "area": "layers", "attributes": {"inner.layers.Twice": {"size": "units"}}, "entries": [{"api": "inner.layers.Twice", "signature": "(x)", "lift": "twice(x)",
                "examples": ["inner.layers.Twice(x)", "a.inner.b", "c"]}], "lowerings": [{"operation": "twice", "to": "helpers.twice(x)"}]})J")
        .write("inner/helpers/twice.py", "import inner\n\n\ndef twice(x):\n    \"\"\"Twice.\"\"\"\n    return inner.add(x, x)\n")
        .write("outer/framework.json",
               framework("outer", R"(, "includes": [{"framework": "inner", "as": "outer.inner", "areas": ["layers"]}])"));
    TableCompiler compiler;
    compiler.compile(folder.root());
    const auto& bundle = compiler.bundle();
    CHECK(bundle.contains("api/outer/outer.inner.layers.Twice"));
    CHECK(bundle.contains("argument/outer/outer.inner.layers.Twice/size"));
    REQUIRE(bundle.contains("helper/outer/twice"));
    CHECK(bundle.at("helper/outer/twice").find("from outer import inner\n") != std::string::npos);
}
