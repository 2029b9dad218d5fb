#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>

namespace regraft {

/// "12/300 files" on a terminal, rewritten in place, and gone when the run is over.
class Progress {
public:
    explicit Progress(bool wanted);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// To be called from any thread; nothing if no progress is shown.
    std::function<void(std::size_t, std::size_t)> callback();

private:
    void show(std::size_t done, std::size_t all);

    bool shown_;
    std::atomic<std::chrono::steady_clock::rep> next_{0};
};

}  // namespace regraft
