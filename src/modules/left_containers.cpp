#include "modules/left_containers.h"

#include <algorithm>

namespace regraft {

std::vector<LeftContainer> leftContainers(const Analysis& analysis, const ModuleClasses& classes,
                                          const std::function<bool(const Use&)>& isContainer,
                                          const std::function<std::string(const Use&)>& problemOf) {
    std::vector<const Use*> containers;
    for (const Use& use : analysis.uses())
        if (isContainer(use) && !classes.around(*use.site.node)) containers.push_back(&use);
    auto isInner = [&](const Use* one) {
        return std::ranges::any_of(containers,
                                   [&](const Use* other) { return other != one && other->site.node->span.contains(one->site.node->span); });
    };
    std::vector<LeftContainer> left;
    for (const Use* container : containers) {
        if (isInner(container)) continue;
        for (const Use& use : analysis.uses()) {
            if (use.framework != container->framework || !container->site.node->span.contains(use.site.node->span)) continue;
            std::string problem = problemOf(use);
            if (problem.empty()) continue;
            left.push_back({container, use.name, std::move(problem)});
            break;
        }
    }
    return left;
}

}  // namespace regraft
