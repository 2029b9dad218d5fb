#pragma once

#include <map>
#include <string>

#include "project/result.h"

namespace regraft {

/// Names findings of one file so that the same finding has the same name after lines were added above it: by its path in the
/// project, code, symbol and line of source; equal ones are numbered.
class Fingerprints {
public:
    explicit Fingerprints(const FileResult& file) : file_(file) {}
    std::string of(const Finding& finding);

private:
    const FileResult& file_;
    std::map<std::string, unsigned> seen_;
};

}  // namespace regraft
