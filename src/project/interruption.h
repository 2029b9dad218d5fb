#pragma once

#include <functional>
#include <thread>

namespace regraft {

/// While it lives, a run that is interrupted (Ctrl-C, SIGTERM, a terminal that goes away) ends in order: nobody is in the
/// middle of writing a file, `last` is called, and then the process dies of the signal as if nobody had caught it.
/// To be made before any other thread.
class Interruption {
public:
    explicit Interruption(std::function<void()> last);
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

private:
    std::function<void()> last_;
    std::thread waiter_;
};

}  // namespace regraft
