#pragma once
// What is known of libraries beside the frameworks: whose arrays they take and give.

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "mapping/reader.h"

namespace regraft {

struct Framework;

/// A library that code may use beside a framework.
struct Library {
    std::vector<std::string> modules;        ///< by which it is imported: "torchvision", "einops.layers.torch"
    std::vector<std::string> distributions;  ///< by which it is installed
    std::vector<std::string> worksWith;      ///< frameworks; empty: it takes arrays of all, or none, and gives none of its own
    bool gives = false;     ///< it computes with arrays of `worksWith` and gives such, whatever becomes of the code around it
    bool isWhole = false;   ///< what is computed with it is nothing without it: a file that uses it is converted with it, or left whole
    bool takesAny = false;  ///< one that gives: it makes such arrays of those of other frameworks
    std::map<std::string, std::string> instead;  ///< by framework: what does the same there

    bool worksIn(const Framework& framework) const;
    /// Whether code that uses it has to keep the framework.
    bool isBoundTo(const Framework& framework) const { return !gives && !worksWith.empty() && worksIn(framework); }
    /// Which of its modules a dotted name lies in.
    std::string_view moduleOf(std::string_view name) const;
};

class Libraries {
public:
    /// Of mappings/libraries.json.
    Libraries(const nlohmann::json& table, TableProblems& problems);
    Libraries(const Libraries&) = delete;
    Libraries& operator=(const Libraries&) = delete;

    /// The library that a dotted module name belongs to, the most special one; null if none is known.
    const Library* of(std::string_view module) const;
    /// Whether values of a library have members that are called as arrays' are: frames, images, axes.
    bool hasAlikes(std::string_view module) const;
    /// Whether it is one of Python's own modules, or lies in one.
    bool isPython(std::string_view module) const;
    const std::vector<Library>& all() const { return libraries_; }

private:
    std::vector<Library> libraries_;
    std::unordered_map<std::string_view, const Library*> byModule_;
    std::unordered_set<std::string> alike_, python_;
};

}  // namespace regraft
