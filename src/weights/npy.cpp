#include "weights/npy.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace regraft {

namespace {

constexpr std::string_view magic = "\x93NUMPY";

/// What stands behind `key` in "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }".
std::string_view valueOf(std::string_view header, std::string_view key) {
    const std::size_t at = header.find(key);
    if (at == header.npos) return {};
    header.remove_prefix(at + key.size());
    const std::size_t start = header.find_first_not_of("': ");
    return start == header.npos ? std::string_view() : header.substr(start);
}

std::optional<Shape> shapeOf(std::string_view text) {
    if (!text.starts_with('(')) return std::nullopt;
    Shape shape;
    text = text.substr(1, text.find(')') - 1);
    while (!text.empty()) {
        std::uint64_t size = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
        if (error != std::errc()) return std::nullopt;
        shape.push_back(size);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        text.remove_prefix(std::min(text.find_first_not_of(", L"), text.size()));
    }
    return shape;
}

/// Elements in column-major order become row-major.
std::string rowMajor(const Tensor& tensor) {
    std::string out(tensor.data.size(), '\0');
    const std::size_t size = tensor.type->size, rank = tensor.shape.size();
    std::vector<std::uint64_t> index(rank, 0);
    for (std::size_t to = 0; to < out.size(); to += size) {
        std::uint64_t from = 0;
        for (std::size_t axis = rank; axis-- > 0;) from = from * tensor.shape[axis] + index[axis];
        std::memcpy(out.data() + to, tensor.data.data() + from * size, size);
        for (std::size_t axis = rank; axis-- > 0 && ++index[axis] == tensor.shape[axis];) index[axis] = 0;
    }
    return out;
}

std::string swapped(const Tensor& tensor) {
    std::string out(tensor.data);
    const bool isComplex = tensor.type->numpy.starts_with('c');
    const std::size_t size = tensor.type->size / (isComplex ? 2 : 1);
    for (std::size_t at = 0; at + size <= out.size(); at += size)
        std::reverse(out.begin() + static_cast<long>(at), out.begin() + static_cast<long>(at + size));
    return out;
}

struct Header {
    std::string_view text, data;
};

std::optional<Header> headerOf(std::string_view bytes) {
    if (bytes.size() < 12 || !bytes.starts_with(magic)) return std::nullopt;
    const bool isLong = bytes[6] > 1;
    std::uint32_t length = 0;
    std::memcpy(&length, bytes.data() + 8, isLong ? 4 : 2);
    const std::size_t start = isLong ? 12 : 10;
    if (length > bytes.size() - start) return std::nullopt;
    return Header{bytes.substr(start, length), bytes.substr(start + length)};
}

}  // namespace

std::variant<Tensor, CheckpointProblem> readNpy(std::string_view bytes, std::deque<std::string>& storage) {
    const auto header = headerOf(bytes);
    const auto shape = header ? shapeOf(valueOf(header->text, "'shape'")) : std::nullopt;
    if (!shape) return CheckpointProblem{"is no array of NumPy's"};
    std::string_view code = valueOf(header->text, "'descr'");
    code = code.substr(0, code.find('\''));
    Tensor tensor;
    tensor.type = code.empty() ? nullptr : elementTypeOfNumpy(code.substr(1));
    if (!tensor.type) return CheckpointProblem{fmt::format("has a dtype that is no number's ({})", code)};
    tensor.shape = *shape;
    if (byteCount(*shape, *tensor.type) != header->data.size()) return CheckpointProblem{"has more or fewer bytes than its shape"};
    tensor.data = header->data;
    if (code[0] == '>') tensor.data = storage.emplace_back(swapped(tensor));
    if (valueOf(header->text, "'fortran_order'").starts_with("True")) tensor.data = storage.emplace_back(rowMajor(tensor));
    return tensor;
}

std::string npyHeader(const Tensor& tensor) {
    const std::string_view order = tensor.type->size == 1 ? "|" : "<";
    std::string text =
        fmt::format("{{'descr': '{}{}', 'fortran_order': False, 'shape': {}, }}", order, tensor.type->numpy, shapeText(tensor.shape));
    constexpr std::size_t start = 10, alignment = 64;
    text.resize((start + text.size() + 1 + alignment - 1) / alignment * alignment - start - 1, ' ');
    text += '\n';
    const auto length = static_cast<std::uint16_t>(text.size());
    return std::string(magic) + std::string("\1\0", 2) + std::string(reinterpret_cast<const char*>(&length), 2) + text;
}

}  // namespace regraft
