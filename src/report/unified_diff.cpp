#include "report/unified_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "report/line_diff.h"

namespace regraft {
namespace {

std::string range(std::size_t linesAbove, std::size_t count) {
    // An empty range is named by the line before it.
    if (count == 0) return fmt::format("{},0", linesAbove);
    return count == 1 ? std::to_string(linesAbove + 1) : fmt::format("{},{}", linesAbove + 1, count);
}

/// Prints hunks in order, counting the lines of both sides on the way.
class Hunks {
public:
    explicit Hunks(const std::vector<MarkedLine>& lines) : lines_(lines) {}

    std::string print() {
        for (std::size_t at = nextChange(0); at < lines_.size();) {
            std::size_t end = at + 1;  // behind the last change of the hunk
            for (std::size_t next; (next = nextChange(end)) < lines_.size() && next - end <= 2 * context;) end = next + 1;
            printHunk(at - std::min(at, context), std::min(end + context, lines_.size()));
            at = nextChange(end);
        }
        return std::move(out_);
    }

private:
    static constexpr std::size_t context = 3;

    std::size_t nextChange(std::size_t at) const {
        while (at < lines_.size() && lines_[at].mark == ' ') ++at;
        return at;
    }

    std::size_t countWithout(char mark, std::size_t begin, std::size_t end) const {
        std::size_t count = 0;
        for (std::size_t i = begin; i < end; ++i) count += lines_[i].mark != mark;
        return count;
    }

    void printHunk(std::size_t begin, std::size_t end) {
        before_ += countWithout('+', done_, begin);
        after_ += countWithout('-', done_, begin);
        const std::size_t before = countWithout('+', begin, end), after = countWithout('-', begin, end);
        out_ += fmt::format("@@ -{} +{} @@\n", range(before_, before), range(after_, after));
        for (std::size_t i = begin; i < end; ++i) {
            out_ += lines_[i].mark;
            out_ += lines_[i].text;
            if (!lines_[i].text.ends_with('\n')) out_ += "\n\\ No newline at end of file\n";
        }
        before_ += before;
        after_ += after;
        done_ = end;
    }

    const std::vector<MarkedLine>& lines_;
    std::string out_;
    std::size_t done_ = 0, before_ = 0, after_ = 0;  ///< lines behind us: of the script, of each side
};

}  // namespace

std::string unifiedDiff(std::string_view before, std::string_view after, std::string_view path) {
    if (before == after) return {};
    const std::vector<MarkedLine> lines = diffLines(before, after);
    return fmt::format("--- {}\n+++ {}\n", path, path) + Hunks(lines).print();
}

}  // namespace regraft
