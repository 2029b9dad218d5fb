#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace regraft {

/// Finds files that cannot use a framework without parsing them: most files of most repositories.
class FrameworkScan {
public:
    explicit FrameworkScan(std::vector<std::string> words) : words_(std::move(words)) {}

    /// Whether one of the words stands in `bytes` as a whole identifier.
    bool mentionsOne(std::string_view bytes) const;

private:
    std::vector<std::string> words_;
};

}  // namespace regraft
