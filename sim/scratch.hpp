// Memory for lists that live within one step: taken and given back like a pile of sheets, so that no month asks the system.
#pragma once

#include <cstddef>

namespace dyad {

/// A pile of memory. What was taken last is given back first.
class Scratch {
public:
    /// How high the pile was.
    struct Mark {
        std::size_t block = 0, used = 0;
    };

    Scratch() = default;
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch();

    [[gnu::always_inline]] Mark mark() const { return top_; }
    /// Gives back all that was taken since.
    [[gnu::always_inline]] void give_back(Mark mark) { top_ = mark; }
    /// So many bytes, aligned for vector instructions.
    [[gnu::always_inline]] std::byte* take(std::size_t bytes) {
        const std::size_t needed = (bytes + alignment - 1) / alignment * alignment;
        if (top_.block == count_ || top_.used + needed > blocks_[top_.block].size) return take_from_another(needed);
        std::byte* const taken = blocks_[top_.block].begin + top_.used;
        top_.used += needed;
        return taken;
    }

private:
    static constexpr std::size_t alignment = 64;
    struct Block {
        std::byte* begin;
        std::size_t size;
    };
    std::byte* take_from_another(std::size_t bytes);

    static constexpr std::size_t blocks_at_most = 40; ///< each is at least twice as large as the one before
    Block blocks_[blocks_at_most] = {};
    std::size_t count_ = 0;
    Mark top_;
};

} // namespace dyad
