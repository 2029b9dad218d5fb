#pragma once
// Which diagnostics a run tells: --select, --ignore and per-file-ignores.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "project/walk.h"

namespace regraft {

/// Codes are prefixes: RG01 is all of RG0100 to RG0199. Errors are always told: what could not be done is no matter of taste.
struct Selection {
    std::vector<std::string> select;  ///< empty: everything
    std::vector<std::string> ignore;  ///< the longer prefix decides, and between equals this one
    struct ForFiles {
        std::filesystem::path folder;  ///< what the glob is relative to; absolute
        std::string glob;              ///< matches names anywhere, or paths below the folder
        std::vector<std::string> ignore;
    };
    std::vector<ForFiles> forFiles;

    bool tells(const Diagnostic& diagnostic, const InputFile& file) const;
};

/// Whether some diagnostic's code begins with it.
bool isCodePrefix(std::string_view text);

}  // namespace regraft
