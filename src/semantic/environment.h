#pragma once
// What local names hold at one point of the program, with cheap branching.

#include <cstdint>
#include <vector>

#include "neutral/type.h"

namespace regraft::semantic {

/// The values of a frame's slots; a null value is an unbound name. Every change is noted, so that a branch can be
/// run, taken back, and joined with others at the cost of what it changed.
class Environment {
public:
    using Slot = std::uint32_t;
    using Mark = std::size_t;
    struct Change {
        Slot slot;
        const Type* value;
    };
    /// What a branch changed, by slot, and whether its end is reached.
    struct Branch {
        std::vector<Change> changes;
        bool isLive = true;
    };

    explicit Environment(std::size_t slots) : values_(slots, nullptr) {}

    const Type* get(Slot slot) const { return values_[slot]; }
    void set(Slot slot, const Type* value) {
        if (values_[slot] == value) return;
        journal_.push_back({slot, values_[slot]});
        values_[slot] = value;
        if (recording_) history_.push_back({slot, value});
    }

    Mark mark() const { return journal_.size(); }
    /// What changed since `mark`, without taking it back.
    Branch snapshot(Mark mark) const;
    /// What changed since `mark`; takes it back and makes this point live again.
    Branch takeBack(Mark mark);

    bool isLive = true;  ///< false after return, raise, break, continue

    /// While recording, every value that a name passes through is kept, for exception handlers.
    std::size_t startRecording() {
        ++recording_;
        return history_.size();
    }
    std::vector<Change> stopRecording(std::size_t start) {
        --recording_;
        return {history_.begin() + static_cast<std::ptrdiff_t>(start), history_.end()};
    }

private:
    std::vector<const Type*> values_;
    std::vector<Change> journal_;  // with the value before
    std::vector<Change> history_;  // with the value after
    int recording_ = 0;
};

}  // namespace regraft::semantic
