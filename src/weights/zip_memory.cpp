#include "weights/zip_memory.h"

#include <algorithm>
#include <cstring>

namespace regraft {

namespace {

ZipMemory& of(voidpf stream) { return *static_cast<ZipMemory*>(stream); }

voidpf open(voidpf memory, const void*, int) {
    of(memory).position = 0;
    return memory;
}

uLong read(voidpf, voidpf stream, void* into, uLong size) {
    ZipMemory& memory = of(stream);
    const std::size_t count = std::min<std::size_t>(size, memory.bytes.size() - memory.position);
    std::memcpy(into, memory.bytes.data() + memory.position, count);
    memory.position += count;
    return count;
}

uLong write(voidpf, voidpf stream, const void* from, uLong size) {
    ZipMemory& memory = of(stream);
    if (memory.bytes.size() < memory.position + size) memory.bytes.resize(memory.position + size);
    std::memcpy(memory.bytes.data() + memory.position, from, size);
    memory.position += size;
    return size;
}

ZPOS64_T tell(voidpf, voidpf stream) { return of(stream).position; }

long seek(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    ZipMemory& memory = of(stream);
    const std::size_t base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.position
                             : origin == ZLIB_FILEFUNC_SEEK_END ? memory.bytes.size()
                                                                : 0;
    if (offset > memory.bytes.size() - std::min(base, memory.bytes.size())) return -1;
    memory.position = base + offset;
    return 0;
}

int close(voidpf, voidpf) { return 0; }
int hasFailed(voidpf, voidpf) { return 0; }

}  // namespace

zlib_filefunc64_def memoryFunctions(ZipMemory& memory) { return {open, read, write, tell, seek, close, hasFailed, &memory}; }

}  // namespace regraft
