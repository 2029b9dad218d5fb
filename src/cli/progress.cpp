#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include "cli/streams.h"

namespace regraft {

Progress::Progress(bool wanted) : shown_(wanted && ::isatty(STDERR_FILENO)) {}

Progress::~Progress() {
    if (shown_) print("\r\x1b[K", true);
}

std::function<void(std::size_t, std::size_t)> Progress::callback() {
    if (!shown_) return {};
    return [this](std::size_t done, std::size_t all) { show(done, all); };
}

void Progress::show(std::size_t done, std::size_t all) {
    using Clock = std::chrono::steady_clock;
    const auto now = Clock::now().time_since_epoch().count();
    auto next = next_.load();
    const auto interval = std::chrono::duration_cast<Clock::duration>(std::chrono::milliseconds(100)).count();
    if (now < next || !next_.compare_exchange_strong(next, now + interval)) return;
    print(fmt::format("\r\x1b[K{}/{} files", done, all), true);
}

}  // namespace regraft
