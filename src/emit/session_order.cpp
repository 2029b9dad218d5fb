// In which order a function that takes a graph's place calls others and computes for itself.

#include <algorithm>

#include "emit/session_writer.h"

namespace regraft {

/// What it calls comes first, but for what is called with something that has to be computed before.
std::vector<SessionWriter::Part> SessionWriter::ordered(const GraphFunction& function, bool isTaped) const {
    std::vector<std::size_t> calls;
    std::vector<int> units;
    for (std::size_t called : function.calls)
        if ((function.tapedCalls.contains(called) && !tape_.empty()) == isTaped) calls.push_back(called);
    for (int index : function.units)
        if ((function.taped.contains(index) && !tape_.empty()) == isTaped) units.push_back(index);
    auto givesAny = [](const std::vector<std::string>& given, const std::vector<std::string>& wanted) {
        return std::ranges::any_of(wanted, [&](const std::string& key) { return std::ranges::find(given, key) != given.end(); });
    };
    std::vector<Part> parts;
    for (std::size_t place = 0; place <= units.size(); ++place) {
        for (std::size_t i = 0; i < calls.size();) {
            const std::vector<std::string>& wanted = plan_.functions[calls[i]].parameters;
            const auto rest = std::span(units).subspan(place);
            const bool waits = std::ranges::any_of(rest, [&](int index) { return givesAny(unit(index).defines, wanted); }) ||
                               std::ranges::any_of(std::span(calls).first(i),
                                                   [&](std::size_t other) { return givesAny(plan_.functions[other].given(), wanted); });
            if (waits) {
                ++i;
                continue;
            }
            parts.push_back({calls[i], -1});
            calls.erase(calls.begin() + static_cast<std::ptrdiff_t>(i));
        }
        if (place < units.size()) parts.push_back({0, units[place]});
    }
    for (std::size_t called : calls) parts.push_back({called, -1});
    return parts;
}

}  // namespace regraft
