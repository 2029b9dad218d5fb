#pragma once

#include <string>
#include <string_view>

namespace regraft {

/// Terminal colours, or none.
class Paint {
public:
    explicit Paint(bool on) : on_(on) {}
    std::string bold(std::string_view text) const { return with("1", text); }
    std::string red(std::string_view text) const { return with("1;31", text); }
    std::string yellow(std::string_view text) const { return with("1;33", text); }
    std::string blue(std::string_view text) const { return with("1;34", text); }
    std::string cyan(std::string_view text) const { return with("1;36", text); }

private:
    std::string with(std::string_view code, std::string_view text) const {
        if (!on_ || text.empty()) return std::string(text);
        return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
    }
    bool on_;
};

}  // namespace regraft
