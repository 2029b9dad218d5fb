#pragma once
// A list that is nearly always short: the first N elements need no allocation.

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>

namespace regraft {

template <class T, std::size_t N>
class InlineVector {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    InlineVector() = default;
    InlineVector(const InlineVector&) = delete;
    InlineVector& operator=(const InlineVector&) = delete;

    void push_back(T value) {
        if (size_ == capacity_) grow();
        data_[size_++] = value;
    }
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    void clear() { size_ = 0; }
    T& operator[](std::size_t i) { return data_[i]; }
    T& back() { return data_[size_ - 1]; }
    std::span<const T> view() const { return {data_, size_}; }
    T* begin() { return data_; }
    T* end() { return data_ + size_; }

private:
    void grow() {
        std::unique_ptr<T[]> bigger = std::make_unique_for_overwrite<T[]>(capacity_ * 2);
        std::memcpy(static_cast<void*>(bigger.get()), data_, size_ * sizeof(T));
        heap_ = std::move(bigger);
        data_ = heap_.get();
        capacity_ *= 2;
    }

    T inline_[N];
    std::unique_ptr<T[]> heap_;
    T* data_ = inline_;
    std::size_t size_ = 0;
    std::size_t capacity_ = N;
};

}  // namespace regraft
