#pragma once
// Numbers and texts in a row of bytes.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace regraft {

class Packer {
public:
    void number(std::uint64_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
    void text(std::string_view text) {
        number(text.size());
        bytes_ += text;
    }
    std::string& bytes() { return bytes_; }

private:
    std::string bytes_;
};

/// Gives zeros and empty texts behind the end, and remembers that it did.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        if (rest_.size() < sizeof value) return failed_ = true, 0;
        std::memcpy(&value, rest_.data(), sizeof value);
        rest_.remove_prefix(sizeof value);
        return value;
    }
    std::string_view text() {
        const std::uint64_t size = number();
        if (size > rest_.size()) return failed_ = true, std::string_view();
        const std::string_view text = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return text;
    }
    bool failed() const { return failed_; }
    bool atEnd() const { return rest_.empty(); }

private:
    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace regraft
