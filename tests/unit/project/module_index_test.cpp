#include "project/module_index.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

using namespace regraft;
namespace fs = std::filesystem;

namespace {

/// Empty files in a folder of their own.
class Tree {
public:
    explicit Tree(const std::vector<std::string>& names) {
        std::string pattern = (fs::temp_directory_path() / "regraft-index-XXXXXX").string();
        root_ = mkdtemp(pattern.data());
        for (const std::string& name : names) {
            fs::create_directories((root_ / name).parent_path());
            std::ofstream{root_ / name};
            files_.push_back(root_ / name);
        }
        index_ = std::make_unique<ModuleIndex>(root_, files_);
    }
    ~Tree() { fs::remove_all(root_); }

    std::string find(const std::string& importer, std::string_view name) const {
        for (std::size_t i = 0; i < files_.size(); ++i)
            if (files_[i] == root_ / importer) return nameOf(index_->find(i, name));
        return "no importer";
    }

private:
    std::string nameOf(std::size_t file) const { return file == ModuleIndex::none ? "" : files_[file].lexically_relative(root_).string(); }

    fs::path root_;
    std::vector<fs::path> files_;
    std::unique_ptr<ModuleIndex> index_;
};

}  // namespace

TEST_CASE("relative imports") {
    Tree tree({"pkg/__init__.py", "pkg/a.py", "pkg/sub/__init__.py", "pkg/sub/b.py"});
    CHECK(tree.find("pkg/a.py", ".") == "pkg/__init__.py");
    CHECK(tree.find("pkg/a.py", ".sub.b") == "pkg/sub/b.py");
    CHECK(tree.find("pkg/sub/b.py", "..a") == "pkg/a.py");
    CHECK(tree.find("pkg/sub/__init__.py", ".b") == "pkg/sub/b.py");
    CHECK(tree.find("pkg/sub/b.py", "..missing") == "");
    CHECK(tree.find("pkg/a.py", "....far") == "");
}

TEST_CASE("absolute imports: of the own package, from tests into src, of scripts beside") {
    Tree tree({"src/pkg/__init__.py", "src/pkg/a.py", "tests/test_a.py", "tests/tools.py", "examples/run.py", "examples/tools.py"});
    CHECK(tree.find("src/pkg/__init__.py", "pkg.a") == "src/pkg/a.py");
    CHECK(tree.find("tests/test_a.py", "pkg.a") == "src/pkg/a.py");
    CHECK(tree.find("tests/test_a.py", "tools") == "tests/tools.py");
    CHECK(tree.find("examples/run.py", "tools") == "examples/tools.py");
    CHECK(tree.find("src/pkg/a.py", "tools") == "");  // one of two: neither
    CHECK(tree.find("src/pkg/a.py", "a") == "");      // Python 3 has no implicit relative imports
    CHECK(tree.find("src/pkg/a.py", "numpy") == "");
}

TEST_CASE("folders without __init__.py are packages, too") {
    Tree tree({"space/part/core.py", "run.py"});
    CHECK(tree.find("run.py", "space.part.core") == "space/part/core.py");
}

TEST_CASE("an installed framework is not a folder of its name") {
    Tree tree({"torch/__init__.py", "torch/nn.py", "app.py", "optax/__init__.py", "optax/schedule.py"});
    CHECK(tree.find("optax/schedule.py", "torch.nn") == "");
    CHECK(tree.find("torch/nn.py", "torch.nn") == "torch/nn.py");
}

TEST_CASE("a framework's own sources are its modules, also below folders without __init__.py") {
    Tree tree({"pyproject.toml", "optax/__init__.py", "optax/_src/base.py", "optax/_src/alias.py", "jax/try.py"});
    CHECK(tree.find("optax/_src/alias.py", "optax._src.base") == "optax/_src/base.py");
    CHECK(tree.find("optax/_src/alias.py", "optax") == "optax/__init__.py");
    CHECK(tree.find("jax/try.py", "jax") == "");
}
