#pragma once
// Numbers that several formats give.

#include <map>
#include <string>
#include <string_view>

#include "project/result.h"

namespace regraft {

UseCounts& operator+=(UseCounts& into, const UseCounts& more);

/// Over all files.
UseCounts allUses(const RunResult& run);

/// Of Python files; not of files that were only copied.
std::size_t filesWith(const RunResult& run, FileStatus status);

/// "none", "low", "medium" or "high": how much is left for a person to do in a file.
std::string_view effortOf(const FileResult& file);

/// "approximate", "untranslatable", "assumed" or "error".
std::string_view fidelityOf(const Diagnostic& diagnostic);

/// "torch@2.13": the newest known version where none was named.
std::string withVersion(const FrameworkVersion& framework);

/// "1 file", "2 files".
std::string counted(std::size_t number, std::string_view noun);

}  // namespace regraft
