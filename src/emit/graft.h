#pragma once
// Code of our own that is put into the user's file: helper functions and settings.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "emit/document.h"
#include "mapping/tables.h"
#include "parse/parse.h"

namespace regraft {

/// A piece of Python whose imported names are Api pieces, so that it can use the names of any file.
struct Graft {
    std::string name;                  ///< of a helper: its function
    Document document;                 ///< without imports and without a line ending at its end
    std::vector<ImportForm> imports;   ///< what its own import statements say
    std::vector<std::string> helpers;  ///< other helpers it calls
    std::vector<std::string> names;    ///< what it uses of its imports, in full: "numpy.finfo"
};

/// A helper's file. `isHelper` says which free names are helpers too. Null if it doesn't parse.
std::unique_ptr<Graft> graftHelper(std::string_view name, std::string_view text, std::string_view newline,
                                   const std::function<bool(std::string_view)>& isHelper);

/// A statement that names `modules` in full.
std::unique_ptr<Graft> graftStatement(std::string_view text, const std::vector<std::string>& modules);

}  // namespace regraft
