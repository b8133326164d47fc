// Memory for lists that live within one step: where it comes from when the pile has no room left.
#include "sim/scratch.hpp"

#include <algorithm>
#include <new>

namespace dyad {

Scratch::~Scratch() {
    for (std::size_t k = 0; k < count_; ++k) ::operator delete (blocks_[k].begin, std::align_val_t{alignment});
}

std::byte* Scratch::take_from_another(std::size_t bytes) {
    constexpr std::size_t at_first = std::size_t{1} << 16;
    std::size_t next = top_.block;
    while (next < count_ && (next == top_.block || blocks_[next].size < bytes)) ++next;
    if (next == count_) {
        const std::size_t size = std::max(bytes, count_ == 0 ? at_first : 2 * blocks_[count_ - 1].size);
        blocks_[next] = {static_cast<std::byte*>(::operator new (size, std::align_val_t{alignment})), size};
        ++count_;
    }
    top_ = {next, bytes};
    return blocks_[next].begin;
}

} // namespace dyad
