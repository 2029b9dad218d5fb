#pragma once
// Random changes of a text.

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace regraft::fuzz {

class Mutator {
public:
    explicit Mutator(std::uint64_t seed) : random_(seed) {}

    /// A random window of one of the texts, with up to eight changes.
    std::string make(const std::vector<std::string>& corpus);

private:
    std::size_t below(std::size_t bound);
    std::string window(const std::string& text);
    static std::string wholeLines(const std::string& text, std::size_t at, std::size_t length);
    void change(std::string& text, const std::vector<std::string>& corpus);
    std::string_view fragment();
    std::string nested();

    std::mt19937_64 random_;
};

}  // namespace regraft::fuzz
