#include "project/project_names.h"

namespace regraft {

namespace fs = std::filesystem;

fs::path ProjectNames::of(const fs::path& file) {
    const fs::path& root = roots_.of(file.parent_path());
    const fs::path below = file.lexically_relative(root.empty() ? fallback_ : root);
    return below.empty() || *below.begin() == ".." ? fs::path() : below;
}

}  // namespace regraft
