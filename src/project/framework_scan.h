#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace regraft {

/// Finds files that cannot use a framework without parsing them: most files of most repositories.
class FrameworkScan {
public:
    enum class Case { Exact, Any };

    /// Words of fewer than two characters are found nowhere.
    explicit FrameworkScan(const std::vector<std::string>& words, Case letters = Case::Exact);

    /// Whether one of the words stands in `bytes` as a whole identifier.
    bool mentionsOne(std::string_view bytes) const;
    /// Whether the letters of one stand there, in a longer word perhaps.
    bool spellsOne(std::string_view bytes) const;

private:
    template <typename Accept>
    bool anyWord(std::string_view bytes, const Accept& accept) const;

    Case letters_;
    std::bitset<65536> begins_;  ///< by a word's first two characters: a look at each pair of bytes is all that most texts cost
    std::vector<std::vector<std::string>> words_;  ///< by the same
};

}  // namespace regraft
