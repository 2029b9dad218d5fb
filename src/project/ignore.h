#pragma once
// .gitignore: which files of a tree are nobody's source.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace regraft {

/// The patterns of one .gitignore file, and the folder they are relative to.
class IgnoreFile {
public:
    IgnoreFile(std::filesystem::path folder, std::string_view text);

    enum class Verdict { Silent, Ignored, Included };
    /// What the last pattern that matches says; `path` is absolute and lies in the folder.
    Verdict judge(const std::filesystem::path& path, bool isFolder) const;

private:
    struct Pattern {
        std::string glob;
        bool negated = false;
        bool foldersOnly = false;
        bool anchored = false;  ///< has a slash: relative to the folder; else a name anywhere below it
    };
    void add(std::string_view line);

    std::filesystem::path folder_;
    std::vector<Pattern> patterns_;
};

/// The .gitignore files that reach a folder, outermost first, as a walk enters and leaves folders.
class IgnoreStack {
public:
    /// Reads those of the repository `folder` lies in, down to its parent.
    explicit IgnoreStack(const std::filesystem::path& folder);

    void enter(const std::filesystem::path& folder);
    void leave();
    bool ignores(const std::filesystem::path& path, bool isFolder) const;

private:
    bool load(const std::filesystem::path& folder, const std::filesystem::path& file);

    std::vector<IgnoreFile> files_;
    std::vector<std::size_t> sizes_;  ///< files_.size() before each enter()
};

}  // namespace regraft
