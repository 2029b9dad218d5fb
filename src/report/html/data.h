#pragma once
// What the templates of the page are filled with. In mustache an empty string counts as true: what is empty is not set.

#include <kainjow/mustache.hpp>

#include <string>

#include "report/model.h"

namespace regraft {

using MustacheData = kainjow::mustache::data;

/// "exact", "approximate" and "untranslatable", and "shares": what of them there is, as parts of a bar.
void setUses(MustacheData& data, const UseCounts& uses);

/// "1,234"
std::string grouped(std::size_t number);

/// "error", "untranslatable", "approximate" or "note".
std::string severityClass(const ReportedFinding& finding);

/// The block of one file.
class FileBlocks {
public:
    FileBlocks();
    std::string render(const ReportedFile& file, bool isOpen);

private:
    std::string finding(const ReportedFinding& finding);
    void setCode(MustacheData& data, const ReportedFile& file);
    MustacheData row(const struct SideRow& row);

    kainjow::mustache::mustache file_, finding_;
    std::size_t room_;  ///< bytes that the page still takes: then files come without their code
};

}  // namespace regraft
