#include "project/destination.h"

#include <map>
#include <mutex>
#include <set>

namespace regraft {

namespace fs = std::filesystem;

namespace {

class Mirror : public FileSink {
public:
    explicit Mirror(fs::path folder) : folder_(std::move(folder)) {}

    std::optional<IoError> put(const InputFile& file, const std::string& before, const std::string& after) override {
        const fs::path target = folder_ / file.relative;
        sweepOnce(target.parent_path());
        // What is only copied may be a link, which stays one.
        return file.isPython || before != after ? writeCopy(file.path, target, after) : copyFile(file.path, target);
    }

private:
    void sweepOnce(const fs::path& folder) {
        const std::lock_guard lock(mutex_);
        if (swept_.insert(folder).second) sweepTemporaries(folder);
    }

    fs::path folder_;
    std::mutex mutex_;
    std::set<fs::path> swept_;
};

}  // namespace

std::unique_ptr<FileSink> mirrorInto(fs::path folder) { return std::make_unique<Mirror>(std::move(folder)); }

std::optional<std::string> mirrorProblem(const fs::path& folder, const std::vector<std::string>& named) {
    std::error_code error;
    const fs::path target = fs::weakly_canonical(folder, error);
    if (fs::exists(target, error) && !fs::is_directory(target, error)) return "--out " + folder.string() + " is not a folder";
    for (const std::string& name : named) {
        const fs::path root = fs::canonical(name, error);
        if (error) continue;  // reported when it is walked
        const fs::path base = fs::is_directory(root, error) ? root : root.parent_path();
        const fs::path below = base.lexically_relative(target);
        if (!below.empty() && *below.begin() != "..") return "--out " + folder.string() + " would overwrite the sources in " + name;
    }
    return std::nullopt;
}

std::optional<std::string> mirrorCollision(const std::vector<InputFile>& files) {
    std::map<fs::path, const InputFile*> places;
    for (const InputFile& file : files) {
        const auto [place, isNew] = places.emplace(file.relative, &file);
        if (!isNew) return file.shown + " and " + place->second->shown + " would both be written to " + file.relative.string();
        if (!file.relative.empty() && *file.relative.begin() == "..") return file.shown + " lies outside the folder that is mirrored";
    }
    return std::nullopt;
}

}  // namespace regraft
