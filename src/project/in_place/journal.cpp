#include "project/in_place/journal.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <random>
#include <utility>

namespace regraft {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = ".regraft-journal-";

/// Records are words, each with a NUL behind it, which no path holds.
std::string record(std::initializer_list<std::string_view> words) {
    std::string out;
    for (const std::string_view word : words) (out += word) += '\0';
    return out;
}

/// Complete words; what a run was killed over is no word.
std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t end; (end = text.find('\0')) != text.npos; text.remove_prefix(end + 1)) words.emplace_back(text.substr(0, end));
    return words;
}

/// Nothing outside the folder is ever touched, whatever a file that looks like a journal says.
bool isSafe(const StagedFile& file) {
    const fs::path target = file.target;
    if (target.empty() || target.is_absolute() || !target.has_filename()) return false;
    for (const fs::path& part : target)
        if (part == "..") return false;
    return file.mark.find('/') == std::string::npos;
}

struct Story {
    std::vector<StagedFile> files;
    bool isCommitted = false;
};

Story readStory(std::string_view text) {
    Story story;
    const std::vector<std::string> words = wordsOf(text);
    for (std::size_t i = 0; i < words.size();) {
        if (words[i] == "commit") story.isCommitted = true, ++i;
        else if (words[i] == "stage" && i + 3 < words.size()) {
            StagedFile file{words[i + 1], words[i + 2], words[i + 3]};
            if (isSafe(file)) story.files.push_back(std::move(file));
            i += 4;
        } else break;
    }
    return story;
}

/// Whether `path` still is the file behind the descriptor: another run may have finished with it in between.
bool isStill(const fs::path& path, int descriptor) {
    struct stat mine {
    }, there{};
    return ::fstat(descriptor, &mine) == 0 && ::stat(path.c_str(), &there) == 0 && mine.st_ino == there.st_ino &&
           mine.st_dev == there.st_dev;
}

void settle(const fs::path& folder, const Story& story, Recovery& recovery) {
    for (const StagedFile& file : story.files) {
        std::error_code error;
        if (!story.isCommitted) fs::remove(file.staged(folder), error);
        else if (!fs::exists(file.staged(folder), error) || !replaceStaged(folder, file))
            recovery.finished.push_back((folder / file.target).lexically_normal());
    }
    if (!story.isCommitted) ++recovery.undone;
}

void recoverOne(const fs::path& folder, const fs::path& path, Recovery& recovery) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && isStill(path, descriptor)) {
        if (const auto text = readFile(path); const auto* bytes = std::get_if<std::string>(&text)) {
            settle(folder, readStory(*bytes), recovery);
            ::unlink(path.c_str());
        }
    }
    ::close(descriptor);
}

}  // namespace

fs::path StagedFile::staged(const fs::path& folder) const {
    const fs::path whole = folder / target;
    return whole.parent_path() / ("." + whole.filename().string().substr(0, 200) + ".regraft-" + mark);
}

std::string digestOf(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::variant<Journal, IoError> Journal::create(const fs::path& folder) {
    std::random_device random;
    const fs::path path = folder / fmt::format("{}{:08x}{:08x}", prefix, random(), random());
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
    if (descriptor < 0) return lastError();
    Journal journal(path, descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return lastError();  // others know by the lock that its owner is alive
    return journal;
}

Journal::Journal(Journal&& other) noexcept : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

Journal::~Journal() {
    if (descriptor_ < 0) return;
    ::unlink(path_.c_str());
    ::close(descriptor_);
}

std::optional<IoError> Journal::stage(const StagedFile& file) {
    return writeAll(descriptor_, record({"stage", file.target, file.mark, file.before}));
}

std::optional<IoError> Journal::commit() {
    if (auto error = writeAll(descriptor_, record({"commit"}))) return error;
    if (::fsync(descriptor_) != 0) return lastError();
    return std::nullopt;
}

std::optional<IoError> replaceStaged(const fs::path& folder, const StagedFile& file) {
    const fs::path staged = file.staged(folder), target = folder / file.target;
    const auto now = readFile(target);
    const auto* bytes = std::get_if<std::string>(&now);
    if (bytes && digestOf(*bytes) == file.before && ::rename(staged.c_str(), target.c_str()) == 0) return std::nullopt;
    const IoError error = !bytes                            ? std::get<IoError>(now)
                          : digestOf(*bytes) != file.before ? IoError{"it was changed by somebody else meanwhile"}
                                                            : lastError();
    ::unlink(staged.c_str());
    return error;
}

Recovery recover(const fs::path& folder) {
    Recovery recovery;
    std::error_code error;
    std::vector<fs::path> journals;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->path().filename().string().starts_with(prefix)) journals.push_back(at->path());
    for (const fs::path& path : journals) recoverOne(folder, path, recovery);
    return recovery;
}

}  // namespace regraft
