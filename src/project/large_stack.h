#pragma once

#include <functional>

namespace regraft {

/// Runs `work(0)` … `work(count - 1)` on a thread each and waits for all. Their stacks are large: a sum of 100,000
/// terms is a tree 100,000 deep, and every stage walks it by recursion. The memory is only used where it is needed.
void runOnLargeStacks(unsigned count, const std::function<void(unsigned)>& work);

}  // namespace regraft
