#pragma once
// The files of mappings/.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace regraft {

/// The tables of a folder, in the order of their names.
std::vector<std::filesystem::path> jsonFiles(const std::filesystem::path& folder);

/// A file, whole; nothing if it can't be read.
std::optional<std::string> readText(const std::filesystem::path& path);

}  // namespace regraft
