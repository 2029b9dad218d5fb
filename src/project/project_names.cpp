#include "project/project_names.h"

#include "project/project_root.h"

namespace regraft {

namespace fs = std::filesystem;

fs::path ProjectNames::of(const fs::path& file) {
    const fs::path folder = file.parent_path();
    auto known = roots_.find(folder);
    if (known == roots_.end()) known = roots_.emplace(folder, projectRoot(folder)).first;
    const fs::path below = file.lexically_relative(known->second.empty() ? fallback_ : known->second);
    return below.empty() || *below.begin() == ".." ? fs::path() : below;
}

}  // namespace regraft
