#pragma once
// Files around the code that name its framework: what the project requires, and where else it is spoken of.

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "emit/convert.h"
#include "source/edit.h"

namespace regraft {

enum class Surrounding : std::uint8_t {
    None,
    Requirements,  ///< requirements*.txt, constraints*.txt
    Pyproject,
    SetupCfg,
    CondaFile,      ///< environment.yml
    Script,         ///< Dockerfiles, shell and job scripts, Makefiles
    Configuration,  ///< YAML, JSON, TOML, INI
    Document,       ///< Markdown, reStructuredText
    NativeCode,     ///< C++ and CUDA
};

/// What a file is, by its name.
Surrounding surroundingKind(const std::filesystem::path& path);

/// What became of the code.
struct CodeOutcome {
    std::vector<FrameworkVersion> from;
    FrameworkVersion to;
    std::set<std::string> imported;  ///< top-level modules that the code imports as it is now
};

class Packages;

struct Revision {
    std::vector<Edit> edits;
    std::vector<Diagnostic> diagnostics;  ///< sorted
};

/// What has to change in a file, and what a person has to change.
Revision revise(Surrounding kind, std::string_view text, const Packages& packages);

}  // namespace regraft
