#pragma once
// Zip archives in memory: minizip's functions for files, on a string.

#include <minizip/ioapi.h>

#include <string>

namespace regraft {

struct ZipMemory {
    std::string bytes;
    std::size_t position = 0;
};

/// Functions for unzOpen2_64 and zipOpen2_64, whose path is the ZipMemory.
zlib_filefunc64_def memoryFunctions(ZipMemory& memory);

}  // namespace regraft
