#pragma once
// Converting many files at once.

#include <functional>

#include "project/file_sink.h"
#include "project/result.h"
#include "project/selection.h"

namespace regraft {

/// Whose FileResult::original and output are wanted.
enum class KeptTexts { None, Changed, All };

struct RunOptions {
    ConvertOptions convert;
    Selection selection;
    unsigned jobs = 0;                  ///< 0: one a processor
    std::filesystem::path cacheFolder;  ///< empty: no cache
    /// Files that others report and write, as another shard does; what becomes of them counts for the files around the code.
    std::vector<InputFile> elsewhere;
    std::function<void(const std::string&)> warn;  ///< told what went wrong without harm
    KeptTexts keep = KeptTexts::None;
    FileSink* sink = nullptr;                                         ///< takes every file; null: nowhere
    std::function<void(std::size_t done, std::size_t all)> progress;  ///< called from several threads
};

/// Converts `files`; results come in their order, whatever order they were made in.
RunResult convertFiles(std::vector<InputFile> files, const RunOptions& options);

/// Converts one text that is already in memory.
FileResult convertBytes(InputFile input, std::string bytes, const RunOptions& options);

/// A result that says nothing but that the file could not be read or written.
FileResult failedFile(InputFile input, DiagCode code, const std::string& reason);

}  // namespace regraft
