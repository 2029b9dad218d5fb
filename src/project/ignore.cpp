#include "project/ignore.h"

#include "project/file_io.h"
#include "project/glob.h"

namespace regraft {

namespace fs = std::filesystem;

IgnoreFile::IgnoreFile(fs::path folder, std::string_view text) : folder_(std::move(folder)) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        add(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void IgnoreFile::add(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
    if (line.empty() || line[0] == '#') return;
    Pattern pattern;
    if (line[0] == '!') {
        pattern.negated = true;
        line.remove_prefix(1);
    }
    if (line.ends_with('/')) {
        pattern.foldersOnly = true;
        line.remove_suffix(1);
    }
    pattern.anchored = line.find('/') != line.npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty()) return;
    pattern.glob = line;
    patterns_.push_back(std::move(pattern));
}

IgnoreFile::Verdict IgnoreFile::judge(const fs::path& path, bool isFolder) const {
    const std::string whole = path.string();
    const std::string& folder = folder_.native();
    std::string_view below = whole;
    below.remove_prefix(std::min(below.size(), folder.size() + (folder.ends_with('/') ? 0 : 1)));
    const std::string_view name = below.substr(below.rfind('/') + 1);
    for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
        if (pattern->foldersOnly && !isFolder) continue;
        if (globMatches(pattern->glob, pattern->anchored ? below : name)) return pattern->negated ? Verdict::Included : Verdict::Ignored;
    }
    return Verdict::Silent;
}

IgnoreStack::IgnoreStack(const fs::path& folder) {
    std::vector<fs::path> above;  // from the parent up to the repository's root
    std::error_code error;
    for (fs::path at = folder; !fs::exists(at / ".git", error);) {
        const fs::path parent = at.parent_path();
        if (parent == at) return;  // in no repository: only the files that the walk meets count
        above.push_back(at = parent);
    }
    const fs::path root = above.empty() ? folder : above.back();
    load(root, root / ".git/info/exclude");
    for (auto at = above.rbegin(); at != above.rend(); ++at) load(*at, *at / ".gitignore");
}

bool IgnoreStack::load(const fs::path& folder, const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) return false;
    const auto text = readFile(file);
    if (const auto* read = std::get_if<std::string>(&text)) files_.emplace_back(folder, *read);
    return true;
}

void IgnoreStack::enter(const fs::path& folder) {
    sizes_.push_back(files_.size());
    load(folder, folder / ".gitignore");
}

void IgnoreStack::leave() {
    files_.erase(files_.begin() + static_cast<std::ptrdiff_t>(sizes_.back()), files_.end());
    sizes_.pop_back();
}

bool IgnoreStack::ignores(const fs::path& path, bool isFolder) const {
    for (auto file = files_.rbegin(); file != files_.rend(); ++file) {
        const auto verdict = file->judge(path, isFolder);
        if (verdict != IgnoreFile::Verdict::Silent) return verdict == IgnoreFile::Verdict::Ignored;
    }
    return false;
}

}  // namespace regraft
