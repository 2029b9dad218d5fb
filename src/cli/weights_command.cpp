#include <fmt/format.h>

#include <filesystem>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/streams.h"
#include "mapping/parameter_map.h"
#include "report/read_json.h"
#include "weights/assign.h"

namespace regraft {
namespace {

constexpr std::string_view zipMagic = "PK";

/// The maps in a report; or a complaint.
std::variant<ModelMaps, std::string> readMaps(const std::string& path) {
    const auto text = path == "-" ? readStandardInput() : readFile(path);
    if (const auto* error = std::get_if<IoError>(&text)) return path + ": " + error->reason;
    const auto report = readReport(std::get<std::string>(text));
    if (const auto* problem = std::get_if<ReportProblem>(&report)) return path + ": " + problem->message;
    ModelMaps maps;
    for (const ReportedFile& file : std::get<Report>(report).files) {
        if (file.parameterMap.empty()) continue;
        std::string error;
        auto map = readParameterMap(file.parameterMap, error);
        if (!map) return fmt::format("{}: the parameter map of {} is damaged: {}", path, file.path, error);
        maps.files.push_back(std::move(*map));
    }
    return maps;
}

std::variant<Checkpoint, std::string> readCheckpoint(const std::string& path) {
    auto bytes = readFile(path);
    if (const auto* error = std::get_if<IoError>(&bytes)) return path + ": " + error->reason;
    const std::string extension = std::filesystem::path(path).extension();
    if (extension == ".pt" || extension == ".pth" || extension == ".bin" || extension == ".ckpt")
        return path + ": pickled checkpoints are not read: save its state_dict with safetensors.torch.save_file";
    std::string& all = std::get<std::string>(bytes);
    auto checkpoint = all.starts_with(zipMagic) ? readNpz(std::move(all)) : readSafetensors(std::move(all));
    if (auto* problem = std::get_if<CheckpointProblem>(&checkpoint)) return path + ": " + problem->message;
    return std::get<Checkpoint>(std::move(checkpoint));
}

std::variant<Checkpoint, CheckpointProblem> carryAll(const std::vector<Carried>& assigned) {
    Checkpoint out;
    for (const Carried& one : assigned) {
        auto tensor = carry(one, out.storage);
        if (auto* problem = std::get_if<CheckpointProblem>(&tensor)) return std::move(*problem);
        out.arrays[one.target] = std::get<Tensor>(tensor);
    }
    return out;
}

}  // namespace

int runWeights(const Arguments& arguments) {
    const std::string extension = std::filesystem::path(arguments.out).extension();
    if (extension != ".safetensors" && extension != ".npz") return refuse("--out: the file's name must end in .safetensors or .npz");
    const auto maps = readMaps(arguments.map);
    if (const auto* problem = std::get_if<std::string>(&maps)) return refuse(*problem);
    const auto checkpoint = readCheckpoint(arguments.subject);
    if (const auto* problem = std::get_if<std::string>(&checkpoint)) return refuse(*problem);
    const auto assigned = assign(std::get<Checkpoint>(checkpoint), std::get<ModelMaps>(maps), arguments.model);
    if (const auto* problem = std::get_if<CheckpointProblem>(&assigned)) return refuse(arguments.subject + ": " + problem->message);
    const auto carried = carryAll(std::get<std::vector<Carried>>(assigned));
    if (const auto* problem = std::get_if<CheckpointProblem>(&carried)) return refuse(arguments.subject + ": " + problem->message);
    const auto& arrays = std::get<Checkpoint>(carried);
    const auto bytes = extension == ".npz" ? writeNpz(arrays) : writeSafetensors(arrays);
    if (const auto* problem = std::get_if<CheckpointProblem>(&bytes)) return refuse(arguments.out + ": " + problem->message);
    if (const auto error = writeFile(arguments.out, std::get<std::string>(bytes))) return refuse(arguments.out + ": " + error->reason);
    if (!arguments.quiet) note(fmt::format("{} arrays carried over", arrays.arrays.size()));
    return nothingLeft;
}

}  // namespace regraft
