#pragma once
// What the tables say of the frameworks, for rooms that do not read tables.

#include <string>
#include <string_view>
#include <vector>

namespace regraft {

/// The newest version of a framework that the tables know; empty for none.
std::string newestVersion(std::string_view framework);

/// There is nothing to say of a file that contains none of these words. More than the import names: code written to the
/// array API standard may import nothing, and a `# regraft: ignore` without use is told anywhere.
std::vector<std::string> frameworkImportNames();

}  // namespace regraft
