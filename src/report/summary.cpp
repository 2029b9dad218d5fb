#include "report/summary.h"

#include "report/counts.h"

namespace regraft {
namespace {

void append(std::string& out, std::size_t number, const std::string& text) {
    if (number == 0) return;
    if (!out.empty()) out += ", ";
    out += text;
}

std::string files(const Report& report) {
    const std::size_t converted = filesWith(report, FileStatus::Converted);
    const std::size_t unchanged = filesWith(report, FileStatus::Unchanged) + filesWith(report, FileStatus::Skipped);
    const std::size_t notParsed = filesWith(report, FileStatus::NotParsed);
    std::size_t failed = 0;
    for (const ReportedFile& file : report.files) failed += file.ioFailed();
    std::string out;
    append(out, converted, counted(converted, "file") + " converted");
    append(out, unchanged, counted(unchanged, "file") + " unchanged");
    append(out, notParsed, counted(notParsed, "file") + " not parsed");
    append(out, failed, counted(failed, "file") + " not read or written");
    return out.empty() ? "no Python files found" : out;
}

std::string uses(const UseCounts& counts) {
    const std::size_t all = counts.exact + counts.approximate + counts.untranslatable;
    if (all == 0) return "";
    std::string out;
    append(out, counts.exact, std::to_string(counts.exact) + " exact");
    append(out, counts.approximate, std::to_string(counts.approximate) + " approximate");
    append(out, counts.untranslatable, std::to_string(counts.untranslatable) + " untranslatable");
    return "; " + counted(all, "use") + ": " + out;
}

std::string known(std::size_t number) { return number == 0 ? "" : "; " + counted(number, "known finding") + " not shown"; }

}  // namespace

std::string summaryOf(const Report& report) { return files(report) + uses(allUses(report)) + known(report.known) + "\n"; }

}  // namespace regraft
