#pragma once

#include <functional>

namespace regraft {

/// Spreads work over threads with large stacks.
class Parallel {
public:
    /// `jobs` 0: one a processor.
    explicit Parallel(unsigned jobs);

    /// Calls work(0) … work(count - 1), each once, on any of the threads, and waits for all. What one of them
    /// throws is thrown here.
    void operator()(std::size_t count, const std::function<void(std::size_t)>& work) const;

private:
    unsigned jobs_;
};

}  // namespace regraft
