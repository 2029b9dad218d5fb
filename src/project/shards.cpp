#include "project/shards.h"

#include <algorithm>
#include <cstdint>
#include <queue>
#include <tuple>

namespace regraft {
namespace {

struct Sized {
    std::uintmax_t size;
    std::size_t file;
};

/// Largest first; what has one size, by path.
std::vector<Sized> bySize(const std::vector<InputFile>& files) {
    std::vector<Sized> sized;
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::error_code error;
        const std::uintmax_t size = std::filesystem::file_size(files[i].path, error);
        sized.push_back({error ? 0 : size, i});
    }
    std::sort(sized.begin(), sized.end(), [&](const Sized& a, const Sized& b) {
        return std::tie(b.size, files[a.file].shown) < std::tie(a.size, files[b.file].shown);
    });
    return sized;
}

struct Load {
    std::uintmax_t size;
    unsigned shard;
    friend bool operator>(const Load& a, const Load& b) { return std::tie(a.size, a.shard) > std::tie(b.size, b.shard); }
};

}  // namespace

std::vector<InputFile> takeShard(std::vector<InputFile>& files, Shard shard) {
    std::priority_queue<Load, std::vector<Load>, std::greater<>> loads;
    for (unsigned i = 1; i <= shard.count; ++i) loads.push({0, i});
    std::vector<bool> isMine(files.size());
    constexpr std::uintmax_t ofAnyFile = 512;  // opening and reporting it
    for (const Sized& one : bySize(files)) {
        Load least = loads.top();
        loads.pop();
        isMine[one.file] = least.shard == shard.index;
        least.size += one.size + ofAnyFile;
        loads.push(least);
    }
    std::vector<InputFile> mine, others;
    for (std::size_t i = 0; i < files.size(); ++i) (isMine[i] ? mine : others).push_back(std::move(files[i]));
    files = std::move(mine);
    return others;
}

}  // namespace regraft
