#pragma once
// One file, from bytes to bytes.

#include "project/project.h"
#include "project/result.h"
#include "project/run.h"
#include "project/surroundings/packages.h"

namespace regraft {

/// Converts `bytes` as what the file's name says that they are; `module` is what its project knows of it, or null. Fills
/// `result` but for texts, and returns the bytes to write.
std::string convertContent(FileResult& result, const std::string& bytes, const RunOptions& options, const Project::Module* module);

/// The same of a file around the code.
std::string reviseContent(FileResult& result, const std::string& bytes, const RunOptions& options, const Packages& packages);

/// Whether a file is a notebook, by its name.
bool isNotebook(const InputFile& file);

/// A finding that has no place in a text.
void addUnplaced(FileResult& result, DiagCode code, const std::string& reason, FilePlace place = {});

}  // namespace regraft
