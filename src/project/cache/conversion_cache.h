#pragma once
// What conversions gave, kept between runs.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "emit/convert.h"
#include "project/file_io.h"

namespace regraft {

/// Digests of all that a conversion depends on.
struct CacheKey {
    std::uint64_t high = 0, low = 0;
    friend bool operator==(const CacheKey&, const CacheKey&) = default;
};

/// Adds up what a key depends on.
class KeyMaker {
public:
    KeyMaker();
    ~KeyMaker();
    KeyMaker(const KeyMaker&) = delete;
    KeyMaker& operator=(const KeyMaker&) = delete;
    KeyMaker& add(std::string_view part);
    KeyMaker& add(const CacheKey& part);
    CacheKey key() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

CacheKey keyOf(std::string_view bytes);
/// The program with its tables, and the options.
CacheKey keyOf(const ConvertOptions& options);

/// One file, read when it is made and replaced as a whole when it is saved, so that runs beside each other lose at most what
/// they might have saved. A file that is damaged counts as empty.
class ConversionCache {
public:
    /// The file for a project in the cache's folder.
    ConversionCache(const std::filesystem::path& folder, const std::filesystem::path& project);

    std::optional<ConvertedFile> find(const CacheKey& key);
    void keep(const CacheKey& key, const ConvertedFile& converted);
    /// Writes what was found and kept, and what other runs used of late. An error if it cannot be written.
    std::optional<IoError> save();

private:
    struct Entry {
        std::string_view bytes;  ///< in loaded_ or in owned
        std::string owned;
        unsigned age = 0;  ///< how many runs ago it was used
    };
    struct Hash {
        std::size_t operator()(const CacheKey& key) const { return key.low; }
    };
    void load();

    std::filesystem::path path_;
    std::string loaded_;
    std::mutex mutex_;
    std::unordered_map<CacheKey, Entry, Hash> entries_;
    bool isChanged_ = false;
};

/// Where caches lie unless the user says so: $XDG_CACHE_HOME/regraft or ~/.cache/regraft; empty if there is no such place.
std::filesystem::path usualCacheFolder();

}  // namespace regraft
