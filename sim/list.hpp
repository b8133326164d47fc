// A list for code that is built once per instruction set: what it offers the linker carries the kernel's tag.
#pragma once

#include "sim/kernel.hpp"
#include "sim/scratch.hpp"

#include <cstddef>
#include <cstring>
#include <type_traits>
#include <utility>

namespace dyad::inline DYAD_KERNEL {

/// Plain values one behind the other, with room for so many and no more. A list lives within one step, in scratch memory;
/// lists made later are gone before it. std::vector will not do where kernels are built: its functions are named alike for
/// every instruction set, so that the linker could put one with AVX-512 into the others.
template <class T> class List {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    List(Scratch& scratch, std::size_t room)
        : scratch_(&scratch), mark_(scratch.mark()), values_(reinterpret_cast<T*>(scratch.take(room * sizeof(T)))) {}
    List(List&& other) noexcept
        : scratch_(std::exchange(other.scratch_, nullptr)), mark_(other.mark_), values_(other.values_),
          size_(other.size_) {}
    List(const List&) = delete;
    List& operator=(const List&) = delete;
    ~List() {
        if (scratch_) scratch_->give_back(mark_);
    }

    void push_back(const T& value) { values_[size_++] = value; }
    /// Makes it so many zeros.
    void fill(std::size_t size) {
        std::memset(static_cast<void*>(values_), 0, size * sizeof(T));
        size_ = size;
    }
    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    T* data() { return values_; }
    const T* data() const { return values_; }
    T& operator[](std::size_t i) { return values_[i]; }
    const T& operator[](std::size_t i) const { return values_[i]; }
    T* begin() { return values_; }
    T* end() { return values_ + size_; }
    const T* begin() const { return values_; }
    const T* end() const { return values_ + size_; }

private:
    Scratch* scratch_;
    Scratch::Mark mark_;
    T* values_;
    std::size_t size_ = 0;
};

} // namespace dyad::inline DYAD_KERNEL
