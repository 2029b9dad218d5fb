#include "project/file_io.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <shared_mutex>

namespace regraft {
namespace {

namespace fs = std::filesystem;

/// Closes a descriptor at the end of its scope.
class Descriptor {
public:
    explicit Descriptor(int value) : value_(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    int get() const { return value_; }
    explicit operator bool() const { return value_ >= 0; }
    /// Closes now, so that an error that only shows here (NFS, quotas) is seen.
    bool close() {
        const int value = value_;
        value_ = -1;
        return ::close(value) == 0;
    }

private:
    int value_;
};

std::variant<std::string, IoError> readAll(int descriptor, std::size_t expected) {
    std::string bytes;
    std::size_t used = 0;
    for (std::size_t room = expected + 1;;) {  // one more than expected, to see the end at once
        bytes.resize(used + room);
        const ssize_t got = ::read(descriptor, bytes.data() + used, room);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return lastError();
        if (got == 0) break;
        used += static_cast<std::size_t>(got);
        room = bytes.size() > used ? bytes.size() - used : used + 65536;
    }
    bytes.resize(used);
    return bytes;
}

/// Shared by all that write, owned by whoever ends the process.
std::shared_mutex& writing() {
    static std::shared_mutex mutex;
    return mutex;
}

/// Whether what is written has to outlive a loss of power: a copy can be made again from what it was made of.
enum class Safety { OnDisk, Copy };

/// A temporary file that is gone unless it took another's place.
class TemporaryFile {
public:
    explicit TemporaryFile(const fs::path& target)
        : name_((target.parent_path() / ("." + target.filename().string().substr(0, 200) + ".regraft-XXXXXX")).string()),
          descriptor_(::mkostemp(name_.data(), O_CLOEXEC)),
          exists_(static_cast<bool>(descriptor_)) {
        if (exists_) ::flock(descriptor_.get(), LOCK_EX | LOCK_NB);  // says that somebody is alive who writes it
    }
    /// With a name of the caller's choice.
    TemporaryFile(const fs::path& name, int flags)
        : name_(name.string()),
          descriptor_(::open(name_.c_str(), flags | O_CREAT | O_EXCL | O_CLOEXEC, 0600)),
          exists_(static_cast<bool>(descriptor_)) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (exists_) ::unlink(name_.c_str());
    }

    bool fill(std::string_view bytes, const struct stat& like, Safety safety) {
        if (!descriptor_) return false;
        const int fd = descriptor_.get();
        if (const auto error = writeAll(fd, bytes)) return false;
        // Only the superuser can give a file away; for everybody else it is theirs already.
        if (like.st_uid != ::geteuid() || like.st_gid != ::getegid())
            if (::fchown(fd, like.st_uid, like.st_gid) != 0 && errno != EPERM) return false;
        return ::fchmod(fd, like.st_mode & 07777) == 0 && (safety == Safety::Copy || ::fsync(fd) == 0) && descriptor_.close();
    }

    /// With the bytes and the permissions of another file, which may be larger than memory.
    bool fillFrom(const fs::path& original, const struct stat& like) {
        if (!descriptor_) return false;
        std::error_code error;
        fs::copy_file(original, name_, fs::copy_options::overwrite_existing, error);
        if (error) errno = error.value();
        return !error && ::fchmod(descriptor_.get(), like.st_mode & 07777) == 0 && descriptor_.close();
    }

    bool takePlaceOf(const fs::path& target, Safety safety) {
        if (::rename(name_.c_str(), target.c_str()) != 0) return false;
        exists_ = false;
        if (safety == Safety::OnDisk) flushFolder(target.parent_path());
        return true;
    }

    void keep() { exists_ = false; }

private:
    std::string name_;
    Descriptor descriptor_;
    bool exists_;
};

/// The process' mask for new files. umask() would change it to read it, while other threads make files.
mode_t processMask() {
    constexpr std::string_view key = "Umask:";
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(key)) return static_cast<mode_t>(std::strtoul(line.c_str() + key.size(), nullptr, 8));
    return 022;
}

/// What a new file's permissions are.
struct stat newFile() {
    struct stat like {};
    like.st_mode = 0666 & ~processMask();
    like.st_uid = ::geteuid();
    like.st_gid = ::getegid();
    return like;
}

std::optional<IoError> replace(const fs::path& target, std::string_view bytes, const struct stat& like, Safety safety = Safety::OnDisk) {
    const std::shared_lock lock(writing());
    TemporaryFile temporary(target);
    if (!temporary.fill(bytes, like, safety) || !temporary.takePlaceOf(target, safety)) return lastError();
    return std::nullopt;
}

std::optional<IoError> writeDirectly(const fs::path& path, std::string_view bytes) {
    Descriptor out(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!out) return lastError();
    if (auto error = writeAll(out.get(), bytes)) return error;
    return out.close() ? std::nullopt : std::optional(lastError());
}

std::optional<IoError> makeParent(const fs::path& path) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) return IoError{error.message()};
    return std::nullopt;
}

fs::path wholePath(const fs::path& path) {
    std::error_code error;
    const fs::path absolute = fs::absolute(path, error);
    return error ? path : absolute;
}

}  // namespace

void sweepTemporaries(const fs::path& folder) {
    constexpr std::time_t unlocked = 2;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (!name.starts_with(".") || name.find(".regraft-") == name.npos) continue;
        const Descriptor file(::open(at->path().c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
        struct stat info {};
        if (!file || ::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode) || std::time(nullptr) - info.st_mtime <= unlocked) continue;
        if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(at->path().c_str());
    }
}

void holdWrites() { writing().lock(); }

void flushFolder(const fs::path& path) {
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder) ::fsync(folder.get());  // some file systems cannot; the files themselves are safe
}

std::optional<IoError> stageFile(const fs::path& target, const fs::path& staged, std::string_view bytes) {
    struct stat info {};
    if (::stat(target.c_str(), &info) != 0) return lastError();
    // A rename would get around a file's own write protection.
    if (::access(target.c_str(), W_OK) != 0) return lastError();
    const std::shared_lock lock(writing());
    TemporaryFile temporary(staged, O_WRONLY);
    if (!temporary.fill(bytes, info, Safety::OnDisk)) return lastError();
    temporary.keep();
    return std::nullopt;
}

std::optional<IoError> writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return lastError();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return std::nullopt;
}

IoError lastError() { return {std::strerror(errno)}; }

std::variant<std::string, IoError> readFile(const fs::path& path) {
    const Descriptor in(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat info {};
    if (!in || ::fstat(in.get(), &info) != 0) return lastError();
    if (S_ISDIR(info.st_mode)) return IoError{std::strerror(EISDIR)};
    return readAll(in.get(), S_ISREG(info.st_mode) ? static_cast<std::size_t>(info.st_size) : 65536);
}

std::variant<std::string, IoError> readStandardInput() { return readAll(STDIN_FILENO, 65536); }

std::optional<IoError> writeFile(const fs::path& path, std::string_view bytes) {
    std::error_code resolving;
    fs::path target = fs::canonical(path, resolving);  // behind symbolic links
    if (resolving) target = wholePath(path);
    struct stat info {};
    if (::stat(target.c_str(), &info) != 0) {
        if (errno != ENOENT) return lastError();
        return replace(target, bytes, newFile());
    }
    if (S_ISDIR(info.st_mode)) return IoError{std::strerror(EISDIR)};
    if (!S_ISREG(info.st_mode)) return writeDirectly(target, bytes);
    // A rename would get around a file's own write protection.
    if (::access(target.c_str(), W_OK) != 0) return lastError();
    return replace(target, bytes, info);
}

std::optional<IoError> writeCopy(const fs::path& from, const fs::path& to, std::string_view bytes) {
    struct stat like {};
    if (::stat(from.c_str(), &like) != 0) return lastError();
    if (auto error = makeParent(to)) return error;
    like.st_uid = ::geteuid();
    like.st_gid = ::getegid();
    return replace(wholePath(to), bytes, like, Safety::Copy);
}

std::optional<IoError> copyFile(const fs::path& from, const fs::path& to) {
    std::error_code error;
    if (fs::is_symlink(fs::symlink_status(from, error))) {
        if (auto parent = makeParent(to)) return parent;
        fs::remove(to, error);
        fs::copy_symlink(from, to, error);
        return error ? std::optional(IoError{error.message()}) : std::nullopt;
    }
    struct stat like {};
    if (::stat(from.c_str(), &like) != 0) return lastError();
    if (auto parent = makeParent(to)) return parent;
    const fs::path target = wholePath(to);
    const std::shared_lock lock(writing());
    TemporaryFile temporary(target);
    if (!temporary.fillFrom(from, like) || !temporary.takePlaceOf(target, Safety::Copy)) return lastError();
    return std::nullopt;
}

}  // namespace regraft
