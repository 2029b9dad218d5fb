#include "modules/functional/layer_names.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace regraft {

std::string memberNameOf(std::string_view className) {
    std::string name;
    for (std::size_t i = 0; i < className.size(); ++i) {
        const auto isUpper = [&](std::size_t at) {
            return at < className.size() && std::isupper(static_cast<unsigned char>(className[at]));
        };
        const auto isLower = [&](std::size_t at) {
            return at < className.size() && std::islower(static_cast<unsigned char>(className[at]));
        };
        const bool begins = isUpper(i) && i > 0 && (isLower(i - 1) || (isUpper(i - 1) && isLower(i + 1)));
        if (begins) name += '_';
        name += static_cast<char>(std::tolower(static_cast<unsigned char>(className[i])));
    }
    return name;
}

std::string classNameOf(std::string_view name) {
    std::string result;
    while (!name.empty()) {
        const std::string_view word = name.substr(0, name.find('_'));
        name.remove_prefix(std::min(name.size(), word.size() + 1));
        const std::set<std::string_view> fillers{"build", "create", "make", "get", "define", "model", "net", "network", ""};
        if (fillers.contains(word)) continue;
        result += static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
        result += word.substr(1);
    }
    return !result.empty() && std::isalpha(static_cast<unsigned char>(result.front())) ? result : std::string();
}

}  // namespace regraft
