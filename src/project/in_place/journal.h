#pragma once
// The record of a run that rewrites files where they are, so that a run after it can finish or undo what a killed one left.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "project/file_io.h"

namespace regraft {

/// One file that is to be replaced: what takes its place lies beside it, in a file named by `mark`.
struct StagedFile {
    std::string target;  ///< below the journal's folder
    std::string mark;    ///< what makes the new file's name unique
    std::string before;  ///< digest of the bytes to be replaced

    /// Where the new bytes lie until they take the target's place.
    std::filesystem::path staged(const std::filesystem::path& folder) const;
};

std::string digestOf(std::string_view bytes);

/// Written record by record, each before the step it speaks of. Locked as long as the run lives: a journal that can be
/// locked was left by a run that did not.
class Journal {
public:
    /// A new one in `folder`.
    static std::variant<Journal, IoError> create(const std::filesystem::path& folder);
    Journal(Journal&& other) noexcept;
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    Journal& operator=(Journal&&) = delete;
    /// Removes the file: all that it speaks of is done or undone.
    ~Journal();

    std::optional<IoError> stage(const StagedFile& file);
    /// From here on a run that finds the journal goes on; before, it undoes.
    std::optional<IoError> commit();

private:
    Journal(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

    std::filesystem::path path_;
    int descriptor_ = -1;
};

/// What was left in a folder by runs that were killed.
struct Recovery {
    std::vector<std::filesystem::path> finished;  ///< files such a run had converted, now in place; absolute
    std::size_t undone = 0;                       ///< journals of runs that had not got so far: nothing of theirs is left
};

/// Finishes or undoes whatever journals in `folder` speak of. Runs that are alive are left alone.
Recovery recover(const std::filesystem::path& folder);

/// Moves the new bytes to their place, if that still holds what they were made from.
std::optional<IoError> replaceStaged(const std::filesystem::path& folder, const StagedFile& file);

}  // namespace regraft
