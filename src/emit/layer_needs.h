#pragma once
// What code needs of layers, where the target's wait for their first call to have arrays.

namespace regraft {

/// Of files that imports connect.
struct LayerNeeds {
    bool arraysEarly = false;  ///< they need arrays before a layer's first call, of a framework that has them by then
    /// A module's parameters are others than what the target calls its trained variables: some are frozen, or layers were replaced.
    bool otherThanTrained = false;

    LayerNeeds& operator|=(const LayerNeeds& other) {
        arraysEarly = arraysEarly || other.arraysEarly;
        otherThanTrained = otherThanTrained || other.otherThanTrained;
        return *this;
    }
};

}  // namespace regraft
