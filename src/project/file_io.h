#pragma once
// Reading and writing files; what goes wrong is a value.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace regraft {

/// Why a file could not be read or written, in the system's words ("No space left on device").
struct IoError {
    std::string reason;
};

/// What errno says of the call that has just failed.
IoError lastError();

/// A file, whole.
std::variant<std::string, IoError> readFile(const std::filesystem::path& path);

/// Everything from standard input.
std::variant<std::string, IoError> readStandardInput();

/// Makes `path` hold `bytes`, or leaves it as it was: a temporary file beside it takes its place when it is safely on
/// disk. An existing file's permissions are kept, and a symbolic link keeps pointing to the file that is written. What is no
/// regular file (/dev/stdout, a pipe) is written to directly.
std::optional<IoError> writeFile(const std::filesystem::path& path, std::string_view bytes);

/// As writeFile, for a copy of `from`: with its permissions; a symbolic link becomes the same link. A run that is killed leaves
/// whole files; a loss of power may not, for nothing waits for the disk.
std::optional<IoError> writeCopy(const std::filesystem::path& from, const std::filesystem::path& to, std::string_view bytes);
std::optional<IoError> copyFile(const std::filesystem::path& from, const std::filesystem::path& to);

/// Puts `bytes` into a new file `staged` beside `target`, with the target's permissions, safely on disk. Whoever may not write
/// the target may not do this either.
std::optional<IoError> stageFile(const std::filesystem::path& target, const std::filesystem::path& staged, std::string_view bytes);
/// What was renamed in a folder is on disk, where the file system can say so.
void flushFolder(const std::filesystem::path& folder);

/// Removes what runs that were killed left of files they were writing into a folder. Nobody writes such a file for longer than two
/// seconds without a lock on it.
void sweepTemporaries(const std::filesystem::path& folder);

/// Waits until no file is in the middle of being written, and lets nobody begin another: the process is about to end.
void holdWrites();

/// All of `bytes` to an open descriptor.
std::optional<IoError> writeAll(int descriptor, std::string_view bytes);

}  // namespace regraft
