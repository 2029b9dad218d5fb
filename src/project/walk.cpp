#include "project/walk.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <unordered_set>
#include <variant>

#include "project/file_io.h"
#include "project/glob.h"
#include "project/ignore.h"
#include "project/import_names.h"
#include "project/project_names.h"
#include "project/surroundings/surroundings.h"

namespace regraft {
namespace {

namespace fs = std::filesystem;

/// Never anybody's own source; ruff's list. Names that could be a package's are skipped only where they are none.
constexpr std::array<std::string_view, 26> skippedFolders = {".bzr",
                                                             ".direnv",
                                                             ".eggs",
                                                             ".git",
                                                             ".git-rewrite",
                                                             ".hg",
                                                             ".ipynb_checkpoints",
                                                             ".mypy_cache",
                                                             ".nox",
                                                             ".pants.d",
                                                             ".pyenv",
                                                             ".pytest_cache",
                                                             ".pytype",
                                                             ".ruff_cache",
                                                             ".svn",
                                                             ".tox",
                                                             ".venv",
                                                             ".vscode",
                                                             "__pypackages__",
                                                             "_build",
                                                             "buck-out",
                                                             "build",
                                                             "dist",
                                                             "node_modules",
                                                             "site-packages",
                                                             "venv"};

bool isPythonName(const fs::path& path) {
    const std::string extension = path.extension().string();
    return extension == ".py" || extension == ".pyi" || extension == ".pyw" || extension == ".ipynb";
}

/// A script: no extension, and a first line like `#!/usr/bin/env python3`. Hidden files are none.
bool isPythonScript(const fs::path& path) {
    if (path.has_extension() || path.filename().string().starts_with(".")) return false;
    std::ifstream file(path, std::ios::binary);
    char start[128] = {};
    file.read(start, sizeof start - 1);
    const std::string_view line = std::string_view(start).substr(0, std::string_view(start).find('\n'));
    return line.starts_with("#!") && line.find("python") != line.npos;
}

/// Without `.` and `..` where they can go, and without a slash at the end.
fs::path tidy(const fs::path& path) {
    const fs::path normal = path.lexically_normal();
    return normal.has_filename() || normal == normal.root_path() ? normal : normal.parent_path();
}

fs::path tidiedPath(const fs::path& path) {
    std::error_code error;
    const fs::path result = fs::absolute(path, error);
    return tidy(error ? path : result);
}

class Walk {
public:
    Walk(const WalkOptions& options, bool severalRoots, Walked& found) : options_(options), severalRoots_(severalRoots), found_(found) {}

    void root(const std::string& named) {
        std::error_code error;
        const fs::path given = tidy(named);
        const fs::file_status status = fs::status(given, error);
        if (!fs::exists(status)) {
            const bool missing = status.type() == fs::file_type::not_found;
            found_.problems.push_back({named, missing ? "no such file or folder" : error.message(), true});
        } else if (fs::is_directory(status)) {
            IgnoreStack ignored(tidiedPath(given));
            root_ = given;
            folder(given, ignored);
        } else if (!options_.forceExclude || !isExcludedAnywhere(given)) {
            const bool isSurrounding = options_.surroundings && surroundingKind(given) != Surrounding::None;
            add(given, severalRoots_ && given.is_relative() ? given : given.filename(), !isSurrounding, isSurrounding);
        }
    }

private:
    void add(const fs::path& path, fs::path relative, bool isPython, bool isSurrounding) {
        const fs::path absolute = tidiedPath(path);
        if (!seen_.insert(absolute.native()).second) return;
        fs::path inProject = projects_.of(absolute);
        if (inProject.empty()) inProject = relative;
        found_.files.push_back({path, tidy(path).generic_string(), std::move(relative), isPython, std::move(inProject), isSurrounding});
    }

    void folder(const fs::path& path, IgnoreStack& ignored) {
        std::error_code error;
        std::vector<fs::directory_entry> entries;
        for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) entries.push_back(*at);
        if (error) found_.problems.push_back({path.generic_string(), error.message(), false});
        ignored.enter(tidiedPath(path));
        for (const fs::directory_entry& entry : entries) visit(entry, ignored);
        ignored.leave();
    }

    void visit(const fs::directory_entry& entry, IgnoreStack& ignored) {
        std::error_code error;
        // The entry knows its kind from the folder that was read; a status would ask the disk again.
        const bool isLink = entry.is_symlink(error);
        const bool isFolder = !isLink && entry.is_directory(error), isFile = !isLink && entry.is_regular_file(error);
        if (isFolder && isSkipped(entry.path())) return;
        if (isExcluded(entry.path())) return;
        if (ignored.ignores(tidiedPath(entry.path()), isFolder)) {
            if (options_.otherFiles && isFile && isImportedBeside(entry.path()))
                add(entry.path(), relativePlace(entry.path()), true, false);
            return;
        }
        if (isFolder) return folder(entry.path(), ignored);
        // A link is not followed: what it points to is converted where it is, or is not part of this tree.
        const bool isPython = isFile && (isPythonName(entry.path()) || isPythonScript(entry.path()));
        const bool isSurrounding = options_.surroundings && !isPython && isFile && surroundingKind(entry.path()) != Surrounding::None;
        const bool copied = options_.otherFiles && (isFile || isLink);
        if (isPython || isSurrounding || copied) add(entry.path(), relativePlace(entry.path()), isPython, isSurrounding);
    }

    /// `_version.py`, which a build wrote and git ignores: a copy of a package can't do without the modules that it imports.
    bool isImportedBeside(const fs::path& path) {
        if (path.extension() != ".py") return false;
        const auto [at, isNew] = importedIn_.try_emplace(path.parent_path());
        if (isNew) at->second = modulesImportedIn(path.parent_path());
        return at->second.contains(path.stem().string());
    }

    /// The modules of a folder that others there import.
    static std::set<std::string> modulesImportedIn(const fs::path& folder) {
        std::set<std::string> modules;
        const std::string package = folder.filename().string();
        std::error_code error;
        for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
            if (at->path().extension() != ".py") continue;
            const auto bytes = readFile(at->path());
            const auto* text = std::get_if<std::string>(&bytes);
            if (!text) continue;
            for (const std::string& name : importNames(*text))
                if (std::string module = moduleBeside(name, package); module != at->path().stem()) modules.insert(std::move(module));
        }
        return modules;
    }

    /// `_version` of "._version", "pkg._version" and "_version", in the folder `pkg`; empty if it is of another folder.
    static std::string moduleBeside(std::string_view name, std::string_view package) {
        const std::size_t dot = name.rfind('.');
        if (dot == name.npos) return std::string(name);
        const std::string_view before = name.substr(0, dot);
        const bool isBeside = before.empty() || before == package || before.ends_with("." + std::string(package));
        return isBeside ? std::string(name.substr(dot + 1)) : std::string();
    }

    fs::path relativePlace(const fs::path& path) const {
        return severalRoots_ && root_.is_relative() ? path : path.lexically_relative(root_);
    }

    bool isSkipped(const fs::path& path) const {
        std::error_code error;
        const std::string name = path.filename().string();
        if (name == ".git" || fs::exists(path / "pyvenv.cfg", error)) return true;
        for (const fs::path& without : options_.without)
            if (fs::equivalent(path, without, error)) return true;
        const bool listed = std::find(skippedFolders.begin(), skippedFolders.end(), name) != skippedFolders.end();
        return listed && !fs::exists(path / "__init__.py", error);
    }

    /// For files that are named: as if the walk had come there from the current folder.
    bool isExcludedAnywhere(const fs::path& path) {
        root_ = tidiedPath(".");
        const fs::path whole = tidiedPath(path), below = whole.lexically_relative(root_);
        fs::path at = below.empty() || *below.begin() == ".." ? whole.root_path() : root_;
        for (const fs::path& part : whole.lexically_relative(at))
            if (isExcluded(at /= part)) return true;
        return false;
    }

    bool isExcluded(const fs::path& path) const {
        if (options_.exclude.empty()) return false;
        const std::string name = path.filename().string(), below = path.lexically_relative(root_).generic_string();
        const std::string also =
            options_.excludeFolder.empty() ? below : tidiedPath(path).lexically_relative(options_.excludeFolder).generic_string();
        return std::any_of(options_.exclude.begin(), options_.exclude.end(), [&](const std::string& glob) {
            return globMatches(glob, name) || globMatches(glob, below) || globMatches(glob, also);
        });
    }

    const WalkOptions& options_;
    bool severalRoots_;
    Walked& found_;
    fs::path root_;
    std::unordered_set<std::string> seen_;
    std::map<fs::path, std::set<std::string>> importedIn_;  ///< by folder, where it was asked for
    ProjectNames projects_{tidiedPath(".")};
};

}  // namespace

Walked walk(const std::vector<std::string>& named, const WalkOptions& options) {
    Walked found;
    Walk walking(options, named.size() > 1, found);
    for (const std::string& path : named) walking.root(path);
    std::sort(found.files.begin(), found.files.end(), [](const InputFile& a, const InputFile& b) { return a.shown < b.shown; });
    return found;
}

}  // namespace regraft
