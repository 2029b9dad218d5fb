#include "project/run.h"

#include <catch2/catch.hpp>

#include <atomic>

#include "project/large_stack.h"

using namespace regraft;

namespace {

FileResult converted(std::string bytes, RunOptions options = {}) {
    options.convert.to = {"jax", ""};
    options.keep = KeptTexts::All;
    return convertBytes({{}, "a.py", "a.py", true}, std::move(bytes), options);
}

}  // namespace

TEST_CASE("what cannot be decoded comes through, with its line") {
    const FileResult result = converted("import torch\nx = '\xE9'\n");
    CHECK(result.status == FileStatus::NotParsed);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].diagnostic.code == DiagCode::UndecodableFile);
    CHECK(result.findings[0].start.position.line == 2);
    CHECK(result.output == "import torch\nx = '\xE9'\n");
}

TEST_CASE("what cannot be parsed comes through") {
    const FileResult result = converted("import torch\nx = (\n");
    CHECK(result.status == FileStatus::NotParsed);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].diagnostic.code == DiagCode::SyntaxError);
    CHECK(result.output == "import torch\nx = (\n");
}

TEST_CASE("a file that cannot be written is reported, not thrown") {
    struct FullDisk : FileSink {
        std::optional<IoError> put(const InputFile&, const std::string&, const std::string&) override { return IoError{"disk full"}; }
    } disk;
    RunOptions options;
    options.sink = &disk;
    const FileResult result = converted("x = 1\n", options);
    CHECK(result.ioFailed);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].diagnostic.message == "cannot write: disk full");
}

TEST_CASE("files that do not exist, in order, from several threads") {
    std::vector<InputFile> files;
    for (int i = 0; i < 100; ++i) files.push_back({"/nowhere/" + std::to_string(i), std::to_string(i), "", true});
    RunOptions options;
    options.jobs = 4;
    std::atomic<std::size_t> most{0};
    options.progress = [&](std::size_t done, std::size_t all) {
        CHECK_NOTHROW(all == 100 ? void() : throw 0);
        for (std::size_t seen = most; done > seen && !most.compare_exchange_weak(seen, done);) {
        }
    };
    const RunResult run = convertFiles(files, options);
    REQUIRE(run.files.size() == 100);
    for (int i = 0; i < 100; ++i) {
        CHECK(run.files[static_cast<std::size_t>(i)].input.shown == std::to_string(i));
        CHECK(run.files[static_cast<std::size_t>(i)].ioFailed);
    }
    CHECK(most == 100);
}

TEST_CASE("no files, no trouble") { CHECK(convertFiles({}, {}).files.empty()); }

TEST_CASE("stacks are large") {
    struct Deep {
        static unsigned go(unsigned depth, volatile char* above) {
            volatile char here[1024];
            here[0] = static_cast<char>(above[0] + 1);
            return depth == 0 ? static_cast<unsigned char>(here[0]) : go(depth - 1, here) + 1;
        }
    };
    std::atomic<unsigned> reached{0};
    runOnLargeStacks(2, [&](unsigned) {
        volatile char start[1] = {0};
        reached += Deep::go(100000, start) >= 100000 ? 1 : 0;
    });
    CHECK(reached == 2);
}
