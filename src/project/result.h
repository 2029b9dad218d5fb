#pragma once
// What a run found out, as reports see it.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "emit/convert.h"
#include "project/walk.h"

namespace regraft {

/// A place in a file, for people (line and column) and for tools (byte in the file as it is on disk).
struct FilePlace {
    Position position;
    std::uint32_t byte = 0;
};

/// A diagnostic with its place worked out.
struct Finding {
    Diagnostic diagnostic;
    FilePlace start, end;
};

struct FileResult {
    InputFile input;
    FileStatus status = FileStatus::Unchanged;
    UseCounts uses;
    std::vector<std::string> from;
    std::vector<Finding> findings;
    std::string parameterMap;                  ///< of its converted module classes, as JSON; empty if it has none
    std::shared_ptr<const SourceFile> source;  ///< kept where there are findings or the text is wanted; else null
    std::string original, output;              ///< bytes before and after, where they are kept
    bool ioFailed = false;                     ///< not read, or not written
};

/// `diagnostic` with its place in `source`.
Finding findingAt(const SourceFile& source, Diagnostic diagnostic);

struct RunResult {
    std::vector<FileResult> files;  ///< by path
    std::vector<FrameworkVersion> from;
    FrameworkVersion to;
};

}  // namespace regraft
