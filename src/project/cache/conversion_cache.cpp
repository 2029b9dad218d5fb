#include "project/cache/conversion_cache.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <fmt/format.h>

#include <sys/stat.h>

#include <cstdlib>

#include "base/version.h"
#include "mapping/builtin.h"
#include "project/cache/packed.h"

namespace regraft {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view magic = "regraft-cache-2\n";
constexpr unsigned longestAge = 20;  ///< runs that an entry survives unused

/// Which build this is: a cache never outlives the program that filled it.
std::string buildName() {
    struct stat own {};
    if (::stat("/proc/self/exe", &own) != 0) return std::string(toolVersion);
    return fmt::format("{} {} {}.{}", toolVersion, own.st_size, own.st_mtim.tv_sec, own.st_mtim.tv_nsec);
}

std::string packed(const ConvertedFile& file) {
    Packer out;
    out.number(static_cast<std::uint64_t>(file.status));
    out.text(file.status == FileStatus::Converted ? file.text : "");
    out.number(file.uses.exact), out.number(file.uses.approximate), out.number(file.uses.untranslatable);
    out.number(file.from.size());
    for (const std::string& name : file.from) out.text(name);
    out.text(file.parameterMap);
    out.number(file.diagnostics.size());
    for (const Diagnostic& one : file.diagnostics) {
        out.number(static_cast<std::uint64_t>(one.code));
        out.number(one.span.begin), out.number(one.span.end);
        out.text(one.message), out.text(one.symbol);
        out.number(one.assumed);
    }
    return std::move(out.bytes());
}

std::optional<ConvertedFile> unpacked(std::string_view bytes) {
    Unpacker in(bytes);
    ConvertedFile file;
    file.status = static_cast<FileStatus>(in.number());
    file.text = in.text();
    file.uses.exact = static_cast<unsigned>(in.number());
    file.uses.approximate = static_cast<unsigned>(in.number());
    file.uses.untranslatable = static_cast<unsigned>(in.number());
    for (std::uint64_t left = in.number(); left > 0 && !in.failed(); --left) file.from.emplace_back(in.text());
    file.parameterMap = in.text();
    for (std::uint64_t left = in.number(); left > 0 && !in.failed(); --left) {
        Diagnostic one;
        one.code = static_cast<DiagCode>(in.number());
        one.span.begin = static_cast<std::uint32_t>(in.number());
        one.span.end = static_cast<std::uint32_t>(in.number());
        one.message = in.text();
        one.symbol = in.text();
        one.assumed = in.number() != 0;
        file.diagnostics.push_back(std::move(one));
    }
    if (in.failed() || !in.atEnd()) return std::nullopt;
    return file;
}

std::uint64_t checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace

struct KeyMaker::State {
    XXH3_state_t hash;
};

KeyMaker::KeyMaker() : state_(std::make_unique<State>()) { XXH3_128bits_reset(&state_->hash); }
KeyMaker::~KeyMaker() = default;

KeyMaker& KeyMaker::add(std::string_view part) {
    const std::uint64_t size = part.size();
    XXH3_128bits_update(&state_->hash, &size, sizeof size);
    XXH3_128bits_update(&state_->hash, part.data(), part.size());
    return *this;
}

KeyMaker& KeyMaker::add(const CacheKey& part) {
    XXH3_128bits_update(&state_->hash, &part, sizeof part);
    return *this;
}

CacheKey KeyMaker::key() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(&state_->hash);
    return {hash.high64, hash.low64};
}

CacheKey keyOf(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.high64, hash.low64};
}

CacheKey keyOf(const ConvertOptions& options) {
    KeyMaker maker;
    maker.add(buildName()).add(keyOf(tablesInUse()));
    for (const FrameworkVersion& from : options.from) maker.add(from.framework).add(from.version);
    maker.add("to").add(options.to.framework).add(options.to.version);
    maker.add(fmt::format("{} {} {} {}", static_cast<int>(options.onUnsupported), options.exactOnly, options.nativeDtypes,
                          options.helpersInModule));
    return maker.key();
}

ConversionCache::ConversionCache(const fs::path& folder, const fs::path& project) {
    const CacheKey name = keyOf(project.string());
    path_ = folder / fmt::format("{:016x}{:016x}", name.high, name.low);
    load();
}

void ConversionCache::load() {
    auto bytes = readFile(path_);
    if (!std::holds_alternative<std::string>(bytes)) return;
    loaded_ = std::move(std::get<std::string>(bytes));
    const std::string_view all = loaded_;
    if (!all.starts_with(magic) || all.size() < magic.size() + 8) return;
    Unpacker head(all.substr(magic.size(), 8));
    const std::string_view body = all.substr(magic.size() + 8);
    if (head.number() != checksum(body)) return;
    Unpacker in(body);
    while (!in.atEnd() && !in.failed()) {
        CacheKey key;
        key.high = in.number(), key.low = in.number();
        const auto age = static_cast<unsigned>(in.number()) + 1;
        const std::string_view text = in.text();
        if (!in.failed() && age <= longestAge) entries_[key] = {text, {}, age};
    }
}

std::optional<ConvertedFile> ConversionCache::find(const CacheKey& key) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return std::nullopt;
    found->second.age = 0;
    return unpacked(found->second.bytes);
}

void ConversionCache::keep(const CacheKey& key, const ConvertedFile& converted) {
    std::string bytes = packed(converted);
    const std::lock_guard lock(mutex_);
    Entry& entry = entries_[key];
    entry = {{}, std::move(bytes), 0};
    entry.bytes = entry.owned;
    isChanged_ = true;
}

std::optional<IoError> ConversionCache::save() {
    if (!isChanged_) return std::nullopt;
    Packer body;
    for (const auto& [key, entry] : entries_) {
        body.number(key.high), body.number(key.low), body.number(entry.age);
        body.text(entry.bytes);
    }
    Packer head;
    head.number(checksum(body.bytes()));
    std::error_code error;
    fs::create_directories(path_.parent_path(), error);
    if (error) return IoError{error.message()};
    return writeFile(path_, std::string(magic) + head.bytes() + body.bytes());
}

fs::path usualCacheFolder() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache && fs::path(cache).is_absolute()) return fs::path(cache) / "regraft";
    const char* home = std::getenv("HOME");
    return home && fs::path(home).is_absolute() ? fs::path(home) / ".cache" / "regraft" : fs::path();
}

}  // namespace regraft
