#pragma once

#include <vector>

#include "project/walk.h"

namespace regraft {

/// One part of several that together are all files, each in one part.
struct Shard {
    unsigned index = 1;  ///< from 1
    unsigned count = 1;
};

/// Leaves in `files` those of one shard, and returns the others. Which files those are depends on all files' paths and sizes only,
/// and every shard has about as many bytes to do.
std::vector<InputFile> takeShard(std::vector<InputFile>& files, Shard shard);

}  // namespace regraft
