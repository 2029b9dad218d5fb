#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "project/file_io.h"
#include "project/walk.h"

namespace regraft {

/// Where the bytes of converted files go.
class FileSink {
public:
    virtual ~FileSink() = default;
    /// Takes a file's bytes before and after, the same where nothing changed. Called from several threads.
    virtual std::optional<IoError> put(const InputFile& file, const std::string& before, const std::string& after) = 0;
    /// Called once, when every file was put: what could not be written after all, by path.
    virtual std::map<std::filesystem::path, IoError> finish() { return {}; }
    /// The process is about to end in the middle of a run: drops what is unfinished, and says what that comes to. Called from
    /// a thread of its own.
    virtual std::string abandon() { return "files that were finished stay"; }
};

}  // namespace regraft
