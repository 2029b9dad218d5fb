// One finding a line, each a JSON object: the JSON report's, with its file's path.

#include "report/formats.h"
#include "report/json_parts.h"

namespace regraft {

std::string renderJsonLines(const Report& report, const ReportStyle&) {
    std::string out;
    for (const ReportedFile& file : report.files)
        for (const ReportedFinding& finding : file.findings) {
            Json line = {{"path", file.path}};
            line.update(findingJson(finding));
            out += jsonText(line, -1);
        }
    return out;
}

}  // namespace regraft
