#include "project/large_stack.h"

#include <pthread.h>

#include <cstddef>
#include <vector>

namespace regraft {
namespace {

struct Job {
    const std::function<void(unsigned)>* work;
    unsigned index;
};

void* start(void* job) {
    const Job& mine = *static_cast<Job*>(job);
    (*mine.work)(mine.index);
    return nullptr;
}

}  // namespace

void runOnLargeStacks(unsigned count, const std::function<void(unsigned)>& work) {
    constexpr std::size_t stackSize = std::size_t{512} << 20;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stackSize);
    std::vector<Job> jobs;
    for (unsigned i = 0; i < count; ++i) jobs.push_back({&work, i});
    std::vector<pthread_t> threads;
    for (Job& job : jobs) {
        pthread_t thread;
        if (pthread_create(&thread, &attributes, start, &job) == 0) threads.push_back(thread);
        else start(&job);  // no memory to reserve: on this thread, then
    }
    for (const pthread_t thread : threads) pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
}

}  // namespace regraft
