#pragma once
// A run as every format shows it: made from a run, or read from JSON reports.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "project/result.h"

namespace regraft {

struct ReportedFinding {
    std::string code;      ///< "RG0101"
    std::string fidelity;  ///< "error", "untranslatable", "approximate", "assumed" or "note"
    std::string symbol, message, help;
    FilePlace start, end;
    std::string fingerprint;
    Span span;  ///< in the text of ReportedFile::source

    Severity severity() const;
    /// What diag.def says of the code; null for a code that a newer version gave.
    const DiagInfo* rule() const { return findDiagnostic(code); }
    bool isIoFailure() const;
};

struct ReportedFile {
    std::string path;       ///< relative to the root that was named
    std::string shown;      ///< as people see it: as named, or the named folder and what is below
    std::string workspace;  ///< relative to the current folder where it lies there, for tools that look at a checkout
    FileStatus status = FileStatus::Unchanged;
    UseCounts uses;
    std::vector<ReportedFinding> findings;
    std::string parameterMap;                  ///< JSON; empty if the file has no converted module classes
    std::shared_ptr<const SourceFile> source;  ///< null where the text is not known
    std::string before, after;                 ///< bytes, where they were kept

    bool ioFailed() const;
};

struct Report {
    std::vector<std::string> from;  ///< "torch@2.13"
    std::string to;
    std::vector<ReportedFile> files;  ///< by path
    std::size_t known = 0;            ///< findings left out because a baseline lists them
};

/// `folder` is the current one. Files that were only copied are left out.
Report makeReport(RunResult run, const std::filesystem::path& folder);

/// A path as text: bytes that are no UTF-8 become `\xff`.
std::string pathText(const std::filesystem::path& path);

}  // namespace regraft
