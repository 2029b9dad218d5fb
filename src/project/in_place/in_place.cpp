#include "project/in_place/in_place.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <random>

#include "project/project_root.h"

namespace regraft {

namespace fs = std::filesystem;

namespace {

std::string freshMark() {
    thread_local std::mt19937_64 random{std::random_device{}()};
    return fmt::format("{:016x}", random());
}

/// Where the bytes of a file are, behind symbolic links.
fs::path realPath(const fs::path& path) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    return error ? fs::absolute(path, error).lexically_normal() : real;
}

bool liesIn(const fs::path& below) { return !below.empty() && *below.begin() != ".."; }

}  // namespace

InPlace::InPlace(fs::path folder) : folder_(std::move(folder)), recovery_(recover(folder_)) {
    hasJournal_ = ::access(folder_.c_str(), W_OK) == 0;
    finished_.insert(recovery_.finished.begin(), recovery_.finished.end());
}

std::optional<IoError> InPlace::put(const InputFile& file, const std::string& before, const std::string& after) {
    if (before == after) return std::nullopt;
    const std::shared_lock lock(running_);
    if (isOver_) return IoError{"interrupted"};
    const fs::path real = realPath(file.path), below = real.lexically_relative(folder_);
    if (finished_.contains(real)) return std::nullopt;
    if (!liesIn(below) || !hasJournal_) return writeFile(file.path, after);  // a link to somewhere else; nowhere to keep a record
    Change change{file.path, {below.string(), freshMark(), digestOf(before)}};
    if (auto error = prepare(change, after)) return error;
    const std::lock_guard guard(mutex_);
    changes_.push_back(std::move(change));
    return std::nullopt;
}

std::optional<IoError> InPlace::note(const StagedFile& file) {
    const std::lock_guard guard(mutex_);
    if (!journal_) {
        auto journal = Journal::create(folder_);
        if (auto* error = std::get_if<IoError>(&journal)) return std::move(*error);
        journal_.emplace(std::get<Journal>(std::move(journal)));
    }
    return journal_->stage(file);
}

std::optional<IoError> InPlace::prepare(Change& change, const std::string& after) {
    if (auto error = note(change.file)) return error;
    return stageFile(folder_ / change.file.target, change.file.staged(folder_), after);
}

std::map<fs::path, IoError> InPlace::finish() {
    const std::unique_lock lock(running_);
    std::map<fs::path, IoError> failed;
    if (isOver_ || !journal_) return failed;
    isOver_ = true;
    std::sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) { return a.file.target < b.file.target; });
    const auto refused = journal_->commit();
    std::set<fs::path> folders;
    for (const Change& change : changes_) {
        std::error_code ignored;
        if (refused) fs::remove(change.file.staged(folder_), ignored);
        auto error = refused ? refused : replaceStaged(folder_, change.file);
        if (error) failed.emplace(change.named, std::move(*error));
        folders.insert((folder_ / change.file.target).parent_path());
    }
    for (const fs::path& folder : folders) flushFolder(folder);
    journal_.reset();
    return failed;
}

std::string InPlace::abandon() {
    const std::unique_lock lock(running_);
    if (isOver_) return "every file was rewritten";
    isOver_ = true;
    std::error_code ignored;
    for (const Change& change : changes_) fs::remove(change.file.staged(folder_), ignored);
    journal_.reset();
    return "nothing was changed";
}

fs::path journalFolder(const std::vector<std::string>& named) {
    std::error_code error;
    fs::path common;
    for (const std::string& name : named) {
        const fs::path real = realPath(name);
        const fs::path folder = fs::is_directory(real, error) ? real : real.parent_path();
        if (common.empty()) common = folder;
        while (common.has_relative_path() && !liesIn(folder.lexically_relative(common))) common = common.parent_path();
    }
    const fs::path root = ProjectRoots().of(common);
    return root.empty() ? common : root;
}

}  // namespace regraft
