#include "table_compiler/table_files.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace regraft {

namespace fs = std::filesystem;

std::vector<fs::path> jsonFiles(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& item : fs::directory_iterator(folder))
        if (item.path().extension() == ".json") files.push_back(item.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::optional<std::string> readText(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    if (in.peek() != std::ifstream::traits_type::eof()) text << in.rdbuf();
    if (in.bad() || !in.is_open() || text.fail()) return std::nullopt;
    return text.str();
}

}  // namespace regraft
