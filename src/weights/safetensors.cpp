// The safetensors format: the header's length in eight bytes, the header (JSON), the arrays' bytes.

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>

#include "weights/checkpoint.h"

namespace regraft {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t lengthSize = 8;

/// One array of the header; throws what the library throws.
Tensor tensorOf(const Json& json, std::string_view data) {
    Tensor tensor;
    const std::string type = json.at("dtype").get<std::string>();
    tensor.type = elementTypeNamed(type);
    if (!tensor.type) throw std::runtime_error("its dtype " + type + " is not known");
    json.at("shape").get_to(tensor.shape);
    const auto begin = json.at("data_offsets").at(0).get<std::uint64_t>(), end = json.at("data_offsets").at(1).get<std::uint64_t>();
    const auto size = byteCount(tensor.shape, *tensor.type);
    if (begin > end || end > data.size() || size != end - begin) throw std::runtime_error("its bytes are not where the header says");
    tensor.data = data.substr(begin, end - begin);
    return tensor;
}

}  // namespace

CheckpointOr readSafetensors(std::string bytes) {
    Checkpoint checkpoint;
    const std::string_view all = checkpoint.storage.emplace_back(std::move(bytes));
    std::uint64_t length = 0;
    if (all.size() >= lengthSize) std::memcpy(&length, all.data(), lengthSize);
    if (all.size() < lengthSize || length > all.size() - lengthSize)
        return CheckpointProblem{"this is no safetensors file, or it is cut off"};
    std::string name;
    try {
        const Json header = Json::parse(all.substr(lengthSize, length));
        for (const auto& [key, value] : header.items()) {
            name = key;
            if (key != "__metadata__") checkpoint.arrays[key] = tensorOf(value, all.substr(lengthSize + length));
        }
    } catch (const Json::exception&) {
        return CheckpointProblem{"this is no safetensors file: its header does not say what it should"};
    } catch (const std::exception& problem) {
        return CheckpointProblem{fmt::format("`{}`: {}", name, problem.what())};
    }
    return checkpoint;
}

BytesOr writeSafetensors(const Checkpoint& checkpoint) {
    std::vector<std::pair<std::string, const Tensor*>> order;
    for (const auto& [name, tensor] : checkpoint.arrays) {
        if (tensor.type->safetensors.empty())
            return CheckpointProblem{fmt::format("`{}` has a dtype that safetensors has not ({})", name, tensor.type->numpy)};
        order.emplace_back(name, &tensor);
    }
    // Wider elements first, so that all are aligned.
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second->type->size > b.second->type->size; });
    Json header = Json::object();
    std::uint64_t offset = 0;
    for (const auto& [name, tensor] : order) {
        const std::uint64_t end = offset + tensor->data.size();
        header[name] = {{"dtype", tensor->type->safetensors}, {"shape", tensor->shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.resize((text.size() + lengthSize - 1) / lengthSize * lengthSize, ' ');
    const std::uint64_t length = text.size();
    std::string bytes(reinterpret_cast<const char*>(&length), lengthSize);
    bytes.reserve(lengthSize + length + offset);
    bytes += text;
    for (const auto& [name, tensor] : order) bytes += tensor->data;
    return bytes;
}

}  // namespace regraft
