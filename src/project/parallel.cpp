#include "project/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "project/large_stack.h"

namespace regraft {

/// Threads that wait for work: a run spreads work thousands of times, and starting threads for each would take longer than some of it.
class Parallel::Crew {
public:
    explicit Crew(unsigned size) : size_(size), threads_([this] { runOnLargeStacks(size_, [this](unsigned) { serve(); }); }) {}
    ~Crew() {
        {
            const std::lock_guard lock(mutex_);
            isOver_ = true;
        }
        called_.notify_all();
        threads_.join();
    }

    void run(std::size_t count, const std::function<void(std::size_t)>& work) {
        std::unique_lock lock(mutex_);
        work_ = &work, count_ = count, next_ = 0, failed_ = nullptr;
        ++call_;
        for (std::size_t i = 0; i < std::min<std::size_t>(size_, count); ++i) called_.notify_one();
        done_.wait(lock, [&] { return next_ >= count_ && busy_ == 0; });
        work_ = nullptr;  // for who wakes up late
        if (failed_) std::rethrow_exception(failed_);
    }

private:
    void serve() {
        std::unique_lock lock(mutex_);
        for (std::size_t served = 0;; served = call_) {
            called_.wait(lock, [&] { return isOver_ || (work_ && call_ != served); });
            if (isOver_) return;
            ++busy_;
            lock.unlock();
            const std::exception_ptr failure = workOff();
            lock.lock();
            if (failure) failed_ = failure;
            if (--busy_ == 0) done_.notify_one();
        }
    }
    std::exception_ptr workOff() {
        try {
            for (std::size_t i = next_++; i < count_; i = next_++) (*work_)(i);
        } catch (...) {
            next_ = count_;
            return std::current_exception();
        }
        return nullptr;
    }

    const unsigned size_;
    std::mutex mutex_;
    std::condition_variable called_, done_;
    const std::function<void(std::size_t)>* work_ = nullptr;  ///< null: there is nothing to do
    std::size_t count_ = 0;
    std::atomic<std::size_t> next_{0};
    std::size_t call_ = 0;  ///< the number of this call
    unsigned busy_ = 0;
    std::exception_ptr failed_;
    bool isOver_ = false;
    std::thread threads_;  ///< the one that all of them come from; last, for they use all the others
};

Parallel::Parallel(unsigned jobs) : crew_(std::make_unique<Crew>(jobs ? jobs : std::max(1U, std::thread::hardware_concurrency()))) {}
Parallel::~Parallel() = default;

void Parallel::operator()(std::size_t count, const std::function<void(std::size_t)>& work) const {
    if (count > 0) crew_->run(count, work);
}

}  // namespace regraft
