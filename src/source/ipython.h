#pragma once
// What IPython reads in its own way, before Python sees it.

#include <string_view>

namespace regraft {

/// Follows code line by line, as far as is needed to know where a statement can begin.
class StatementStarts {
public:
    /// Whether a statement can begin on the line that comes next.
    bool atStart() const { return depth_ == 0 && quote_.empty() && !isContinued_; }
    void pass(std::string_view line);

private:
    int depth_ = 0;
    std::string_view quote_;  ///< of the string that is open
    bool isContinued_ = false;
};

/// `%matplotlib inline`, `!ls`, `files = !ls`, `x?`: for lines where a statement can begin.
bool isMagicLine(std::string_view line);

/// Of `%time f(x)`: how much stands before the Python in it, indentation not counted. 0 if it holds none.
std::size_t magicPrefix(std::string_view line);

/// A cell that begins with `%%`: whether what follows that line is Python (`%%time`), not another language (`%%bash`).
bool isPythonCellMagic(std::string_view line);

}  // namespace regraft
