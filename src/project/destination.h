#pragma once
// Where converted files go.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "project/file_sink.h"

namespace regraft {

/// Puts every file at its place below `folder`.
std::unique_ptr<FileSink> mirrorInto(std::filesystem::path folder);

/// Why `folder` cannot receive the mirror of `named`: it would overwrite what is read. Nothing if it can.
std::optional<std::string> mirrorProblem(const std::filesystem::path& folder, const std::vector<std::string>& named);

/// Two files that would land at one place of a mirror, as a message. Nothing if there are none.
std::optional<std::string> mirrorCollision(const std::vector<InputFile>& files);

}  // namespace regraft
