// The .npz format: a zip archive of .npy files, through minizip.

#include <fmt/format.h>
#include <minizip/unzip.h>
#include <minizip/zip.h>

#include <memory>

#include "weights/npy.h"
#include "weights/zip_memory.h"

namespace regraft {

namespace {

constexpr std::string_view suffix = ".npy";

/// The bytes of the current member; nothing if they are damaged.
std::optional<std::string> currentBytes(unzFile archive, const unz_file_info64& info) {
    if (unzOpenCurrentFile(archive) != UNZ_OK) return std::nullopt;
    std::string bytes;
    constexpr unsigned step = 1u << 24;
    std::string buffer(std::min<std::uint64_t>(step, info.uncompressed_size + 1), '\0');
    int count = 0;
    while ((count = unzReadCurrentFile(archive, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0)
        bytes.append(buffer, 0, static_cast<std::size_t>(count));
    const bool isWhole = unzCloseCurrentFile(archive) == UNZ_OK && count == 0 && bytes.size() == info.uncompressed_size;
    return isWhole ? std::optional(std::move(bytes)) : std::nullopt;
}

std::optional<CheckpointProblem> readMember(unzFile archive, Checkpoint& into) {
    unz_file_info64 info;
    unzGetCurrentFileInfo64(archive, &info, nullptr, 0, nullptr, 0, nullptr, 0);
    std::string name(info.size_filename, '\0');
    unzGetCurrentFileInfo64(archive, &info, name.data(), static_cast<uLong>(name.size()), nullptr, 0, nullptr, 0);
    auto bytes = currentBytes(archive, info);
    if (!bytes) return CheckpointProblem{fmt::format("`{}` in it is damaged", name)};
    auto tensor = readNpy(into.storage.emplace_back(std::move(*bytes)), into.storage);
    if (name.ends_with(suffix)) name.resize(name.size() - suffix.size());
    if (const auto* problem = std::get_if<CheckpointProblem>(&tensor))
        return CheckpointProblem{fmt::format("`{}` {}", name, problem->message)};
    into.arrays[name] = std::get<Tensor>(tensor);
    return std::nullopt;
}

bool addMember(zipFile archive, const std::string& name, const Tensor& tensor) {
    const std::string header = npyHeader(tensor);
    const bool isLarge = header.size() + tensor.data.size() >= 0xffffffffu;
    const zip_fileinfo info{{0, 0, 0, 1, 0, 1980}, 0, 0, 0};
    constexpr int stored = 0;
    if (zipOpenNewFileInZip64(archive, (name + std::string(suffix)).c_str(), &info, nullptr, 0, nullptr, 0, nullptr, stored, 0, isLarge) !=
        ZIP_OK)
        return false;
    bool good = zipWriteInFileInZip(archive, header.data(), static_cast<unsigned>(header.size())) == ZIP_OK;
    constexpr std::size_t step = 1u << 30;
    for (std::size_t at = 0; good && at < tensor.data.size(); at += step)
        good =
            zipWriteInFileInZip(archive, tensor.data.data() + at, static_cast<unsigned>(std::min(step, tensor.data.size() - at))) == ZIP_OK;
    return zipCloseFileInZip(archive) == ZIP_OK && good;
}

}  // namespace

CheckpointOr readNpz(std::string bytes) {
    ZipMemory memory{std::move(bytes), 0};
    zlib_filefunc64_def functions = memoryFunctions(memory);
    const std::unique_ptr<void, int (*)(unzFile)> archive(unzOpen2_64("", &functions), unzClose);
    if (!archive) return CheckpointProblem{"this is no .npz file"};
    Checkpoint checkpoint;
    for (int at = unzGoToFirstFile(archive.get()); at == UNZ_OK; at = unzGoToNextFile(archive.get()))
        if (auto problem = readMember(archive.get(), checkpoint)) return std::move(*problem);
    return checkpoint;
}

BytesOr writeNpz(const Checkpoint& checkpoint) {
    ZipMemory memory;
    zlib_filefunc64_def functions = memoryFunctions(memory);
    zipFile archive = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
    for (const auto& [name, tensor] : checkpoint.arrays) {
        const bool isKnown = !tensor.type->numpy.empty();
        if (isKnown && addMember(archive, name, tensor)) continue;
        zipClose(archive, nullptr);
        return CheckpointProblem{
            isKnown ? fmt::format("`{}` could not be packed", name)
                    : fmt::format("`{}` has a dtype that NumPy has not ({}): write .safetensors", name, tensor.type->safetensors)};
    }
    zipClose(archive, nullptr);
    return std::move(memory.bytes);
}

}  // namespace regraft
