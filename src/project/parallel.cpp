#include "project/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "project/large_stack.h"

namespace regraft {

Parallel::Parallel(unsigned jobs) : jobs_(jobs ? jobs : std::max(1U, std::thread::hardware_concurrency())) {}

void Parallel::operator()(std::size_t count, const std::function<void(std::size_t)>& work) const {
    if (count == 0) return;
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::exception_ptr failed;
    runOnLargeStacks(static_cast<unsigned>(std::min<std::size_t>(jobs_, count)), [&](unsigned) {
        try {
            for (std::size_t i = next++; i < count; i = next++) work(i);
        } catch (...) {
            const std::lock_guard lock(mutex);
            failed = std::current_exception();
            next = count;
        }
    });
    if (failed) std::rethrow_exception(failed);
}

}  // namespace regraft
