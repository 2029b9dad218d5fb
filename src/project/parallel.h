#pragma once

#include <functional>
#include <memory>

namespace regraft {

/// Spreads work over threads with large stacks, which are there as long as this is.
class Parallel {
public:
    /// `jobs` 0: one a processor.
    explicit Parallel(unsigned jobs);
    ~Parallel();

    /// Calls work(0) … work(count - 1), each once, on any of the threads, and waits for all. What one of them
    /// throws is thrown here. One call at a time: the work itself spreads nothing.
    void operator()(std::size_t count, const std::function<void(std::size_t)>& work) const;

private:
    class Crew;
    std::unique_ptr<Crew> crew_;
};

}  // namespace regraft
