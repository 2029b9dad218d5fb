#pragma once
// Which files have to do with a framework, before any is parsed.

#include <string>
#include <string_view>
#include <vector>

#include "mapping/tables.h"
#include "project/framework_scan.h"

namespace regraft {

/// There is nothing to say of a file in which none of some frameworks is mentioned, and no library that works with one imported. More than
/// their names count: code written to the array API standard may import nothing, and a `# regraft: ignore` without use is told anywhere.
class Mentions {
public:
    /// Of these frameworks; of all that are known, if they are none.
    explicit Mentions(std::vector<const Framework*> frameworks = {});

    bool in(std::string_view text) const;
    /// The same, where the file's imports (import_names.h) are known.
    bool in(std::string_view text, const std::vector<std::string>& imports) const;
    /// Whether one of a file's imports belongs to one of the frameworks, or to a library that works with one.
    bool areImported(const std::vector<std::string>& names) const;

private:
    std::vector<const Framework*> frameworks_;
    FrameworkScan words_;
};

}  // namespace regraft
