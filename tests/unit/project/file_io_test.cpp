#include "project/file_io.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace regraft;
namespace fs = std::filesystem;

namespace {

struct Folder {
    Folder() {
        char name[] = "/tmp/regraft-test-XXXXXX";
        path = ::mkdtemp(name);
    }
    ~Folder() { fs::remove_all(path); }
    fs::path path;
};

std::string contentOf(const fs::path& path) {
    auto result = readFile(path);
    REQUIRE(std::holds_alternative<std::string>(result));
    return std::get<std::string>(result);
}

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("what is written is read") {
    const Folder folder;
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{200000}}) {
        const std::string bytes(size, '\xFE');
        REQUIRE_FALSE(writeFile(folder.path / "a", bytes));
        CHECK(contentOf(folder.path / "a") == bytes);
    }
    CHECK(entries(folder.path) == 1);
}

TEST_CASE("permissions: of a new file by the mask, of an old one kept") {
    const Folder folder;
    const auto mode = [&] { return fs::status(folder.path / "a").permissions(); };
    const mode_t mask = ::umask(027);
    REQUIRE_FALSE(writeFile(folder.path / "a", "x"));
    ::umask(mask);
    CHECK(mode() == fs::perms(0640));
    fs::permissions(folder.path / "a", fs::perms(0751));
    REQUIRE_FALSE(writeFile(folder.path / "a", "y"));
    CHECK(mode() == fs::perms(0751));
}

TEST_CASE("errors are values") {
    const Folder folder;
    const auto missing = readFile(folder.path / "none");
    REQUIRE(std::holds_alternative<IoError>(missing));
    CHECK(std::get<IoError>(missing).reason == "No such file or directory");
    CHECK(std::get<IoError>(readFile(folder.path)).reason == "Is a directory");
    CHECK(writeFile(folder.path / "none/a", "x")->reason == "No such file or directory");
    CHECK(writeFile(folder.path, "x")->reason == "Is a directory");
    CHECK(writeFile("/dev/full", "x")->reason == "No space left on device");
    CHECK_FALSE(writeFile("/dev/null", "x"));
    CHECK(entries(folder.path) == 0);
}

TEST_CASE("a copy makes its folders, keeps the mode, and keeps links links") {
    const Folder folder;
    REQUIRE_FALSE(writeFile(folder.path / "a", "x"));
    fs::permissions(folder.path / "a", fs::perms(0700));
    fs::create_symlink("a", folder.path / "l");
    REQUIRE_FALSE(copyFile(folder.path / "a", folder.path / "p/q/a"));
    REQUIRE_FALSE(copyFile(folder.path / "l", folder.path / "p/q/l"));
    REQUIRE_FALSE(copyFile(folder.path / "l", folder.path / "p/q/l"));
    CHECK(contentOf(folder.path / "p/q/a") == "x");
    CHECK(fs::status(folder.path / "p/q/a").permissions() == fs::perms(0700));
    CHECK(fs::read_symlink(folder.path / "p/q/l") == "a");
}
