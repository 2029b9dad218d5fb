#include "project/partition.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace regraft {
namespace {

namespace fs = std::filesystem;

Island connectedWith(FileNumber start, const std::vector<UnparsedFile>& files, std::vector<bool>& isReached) {
    Island island;
    const auto reach = [&](FileNumber file) {
        if (!isReached[file]) isReached[file] = true, island.push_back(file);
    };
    reach(start);
    for (std::size_t next = 0; next < island.size(); ++next) {
        const UnparsedFile& file = files[island[next]];
        for (FileNumber other : file.imported) reach(other);
        for (FileNumber other : file.importers) reach(other);
    }
    std::sort(island.begin(), island.end());
    return island;
}

/// The part of a path at a depth; a file's own name where the folders end.
fs::path partAt(const fs::path& path, std::size_t depth) { return *std::next(path.begin(), static_cast<std::ptrdiff_t>(depth)); }

/// Cuts an island along its folders. Neighbours in the order of names stay together as long as they are small enough.
class Cut {
public:
    Cut(const std::vector<UnparsedFile>& files, std::size_t most, std::vector<Island>& pieces)
        : files_(files),
          most_(most),
          pieces_(pieces) {}

    void cut(const Island& island, std::size_t depth) {
        if (bytesOf(island, files_) <= most_ || island.size() == 1) return pieces_.push_back(island);
        std::map<fs::path, Island> byFolder;
        for (FileNumber file : island) byFolder[partAt(files_[file].path, depth)].push_back(file);
        Island small;
        for (const auto& [name, inside] : byFolder) {
            if (bytesOf(inside, files_) > most_) cut(inside, depth + 1);
            else join(small, inside);
        }
        if (!small.empty()) pieces_.push_back(std::move(small));
    }

private:
    void join(Island& small, const Island& inside) {
        if (!small.empty() && bytesOf(small, files_) + bytesOf(inside, files_) > most_) pieces_.push_back(std::exchange(small, {}));
        small.insert(small.end(), inside.begin(), inside.end());
    }

    const std::vector<UnparsedFile>& files_;
    std::size_t most_;
    std::vector<Island>& pieces_;
};

}  // namespace

std::size_t bytesOf(const Island& island, const std::vector<UnparsedFile>& files) {
    std::size_t bytes = 0;
    for (FileNumber file : island) bytes += files[file].size;
    return bytes;
}

std::vector<Island> partition(const std::vector<UnparsedFile>& files, std::size_t most) {
    std::vector<Island> pieces, islands;
    std::vector<bool> isReached(files.size());
    const auto connect = [&](FileNumber start, const auto& take) {
        if (!isReached[start]) take(connectedWith(start, files, isReached));
    };
    for (FileNumber start = 0; start < files.size(); ++start)
        connect(start, [&](const Island& island) { Cut(files, most, pieces).cut(island, 0); });
    for (const Island& piece : pieces) {  // files that only others held together, which are cut off
        for (FileNumber file : piece) isReached[file] = false;
        for (FileNumber start : piece) connect(start, [&](Island island) { islands.push_back(std::move(island)); });
    }
    return islands;
}

}  // namespace regraft
