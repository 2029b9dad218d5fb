#include <catch2/catch.hpp>

#include "project/partition.h"

using namespace regraft;

namespace {

UnparsedFile file(const std::string& path, std::size_t size) {
    UnparsedFile made;
    made.path = path;
    made.size = size;
    return made;
}

void import(std::vector<UnparsedFile>& files, FileNumber importer, FileNumber imported) {
    files[importer].imported.push_back(imported);
    files[imported].importers.push_back(importer);
}

}  // namespace

TEST_CASE("imports make islands, however far") {
    std::vector<UnparsedFile> files = {file("/p/a.py", 1), file("/p/b.py", 1), file("/p/c.py", 1), file("/p/d.py", 1)};
    import(files, 0, 2);
    import(files, 3, 2);
    CHECK(partition(files, 100) == std::vector<Island>{{0, 2, 3}, {1}});
}

TEST_CASE("an island that is too large is cut along its folders") {
    std::vector<UnparsedFile> files = {file("/p/a/x.py", 60), file("/p/a/y.py", 60), file("/p/b/z.py", 30), file("/p/c/v.py", 30),
                                       file("/p/d/w.py", 90)};
    for (FileNumber other = 1; other < files.size(); ++other) import(files, 0, other);
    import(files, 3, 2);
    CHECK(partition(files, 1000).size() == 1);
    CHECK(partition(files, 100) == std::vector<Island>{{0}, {1}, {2, 3}, {4}});
    CHECK(partition(files, 10).size() == files.size());  // a file is never cut
}

TEST_CASE("what only a file that is cut off connects falls apart") {
    std::vector<UnparsedFile> files = {file("/p/a/x.py", 90), file("/p/b/y.py", 30), file("/p/c/v.py", 30), file("/p/d/w.py", 30)};
    for (FileNumber other = 1; other < files.size(); ++other) import(files, 0, other);
    import(files, 3, 1);
    CHECK(partition(files, 100) == std::vector<Island>{{0}, {1, 3}, {2}});
}
