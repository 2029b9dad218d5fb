#pragma once
// Numbers and words that several formats give.

#include <string>
#include <string_view>

#include "report/model.h"

namespace regraft {

UseCounts& operator+=(UseCounts& into, const UseCounts& more);

/// Over all files.
UseCounts allUses(const Report& report);

/// Not of those that could not be read or written.
std::size_t filesWith(const Report& report, FileStatus status);

/// "none", "low", "medium" or "high": how much is left for a person to do in a file.
std::string_view effortOf(const ReportedFile& file);

/// "approximate", "untranslatable", "error" or "note"; "assumed" for a conversion that rests on a guess.
std::string_view fidelityOf(const Diagnostic& diagnostic);

/// "converted", "unchanged", "not-parsed" or "skipped".
std::string_view statusName(FileStatus status);

/// "torch@2.13": the newest known version where none was named.
std::string withVersion(const FrameworkVersion& framework);

/// "1 file", "2 files".
std::string counted(std::size_t number, std::string_view noun);

}  // namespace regraft
