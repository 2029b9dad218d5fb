#include "project/interruption.h"

#include <pthread.h>
#include <unistd.h>

#include <csignal>

#include "project/file_io.h"

namespace regraft {
namespace {

constexpr int stop = SIGUSR2;

/// A signal that is ignored, as by nohup, stays so.
bool isIgnored(int signal) {
    struct sigaction action {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

sigset_t awaited() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, stop);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        if (!isIgnored(signal)) sigaddset(&set, signal);
    return set;
}

[[noreturn]] void dieOf(int signal) {
    std::signal(signal, SIG_DFL);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signal);
    pthread_sigmask(SIG_UNBLOCK, &one, nullptr);
    ::kill(::getpid(), signal);
    ::_exit(128 + signal);
}

}  // namespace

Interruption::Interruption(std::function<void()> last) : last_(std::move(last)) {
    const sigset_t set = awaited();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    waiter_ = std::thread([this, set] {
        int signal = 0;
        if (sigwait(&set, &signal) != 0 || signal == stop) return;
        last_();
        holdWrites();
        dieOf(signal);
    });
}

Interruption::~Interruption() {
    pthread_kill(waiter_.native_handle(), stop);
    waiter_.join();
}

}  // namespace regraft
