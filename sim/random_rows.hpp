// Draws for many rows at once: the same words as one call per row, many times as fast.
#pragma once

#include "sim/list.hpp"
#include "sim/process.hpp"
#include "sim/table.hpp"

#include <algorithm>
#include <cstring>

// Philox multiplies 32-bit words into 64-bit products. Left to themselves compilers shuffle the words of neighbouring
// rows apart and together again in each of the ten rounds. Here even and odd rows are parted once, before the first round,
// and brought together after the last: what an element holds above its lower half is never looked at in between.
namespace dyad::inline DYAD_KERNEL {

#if defined(__AVX512F__)
inline constexpr std::size_t vector_bytes = 64;
#elif defined(__AVX2__)
inline constexpr std::size_t vector_bytes = 32;
#else
inline constexpr std::size_t vector_bytes = 16;
#endif

/// Neighbouring rows by twos: the even row in the lower half of an element, the odd one above it.
using Pairs [[gnu::vector_size(vector_bytes)]] = std::uint64_t;
inline constexpr std::uint32_t rows_of_pairs = vector_bytes / sizeof(std::uint32_t);

/// Products of the lower halves. clang sees by itself that one instruction does it; g++ has to be told.
[[gnu::always_inline]] inline Pairs multiply_lower(Pairs x, std::uint32_t factor) {
#if defined(__SSE2__) && !defined(__clang__)
    using Halves [[gnu::vector_size(vector_bytes)]] = int;
    using Products [[gnu::vector_size(vector_bytes)]] = long long;
    const auto words = reinterpret_cast<Halves>(x), factors = reinterpret_cast<Halves>(Pairs{} + factor);
#if defined(__AVX512F__)
    return reinterpret_cast<Pairs>(__builtin_ia32_pmuludq512_mask(words, factors, Products{}, 0xff));
#elif defined(__AVX2__)
    return reinterpret_cast<Pairs>(static_cast<Products>(__builtin_ia32_pmuludq256(words, factors)));
#else
    return reinterpret_cast<Pairs>(static_cast<Products>(__builtin_ia32_pmuludq128(words, factors)));
#endif
#else
    return (x & 0xffffffffu) * (Pairs{} + factor);
#endif
}

/// The upper halves in the place of the lower ones. Where processors multiply and shift in the same unit, it is a shuffle.
[[gnu::always_inline]] inline Pairs upper(Pairs x) {
#if defined(__SSE2__) && !defined(__clang__)
    using Halves [[gnu::vector_size(vector_bytes)]] = std::uint32_t;
    const auto halves = reinterpret_cast<Halves>(x);
#if defined(__AVX512F__)
    return reinterpret_cast<Pairs>(__builtin_shuffle(halves, Halves{1, 1, 3, 3, 5, 5, 7, 7, 9, 9, 11, 11, 13, 13, 15, 15}));
#elif defined(__AVX2__)
    return reinterpret_cast<Pairs>(__builtin_shuffle(halves, Halves{1, 1, 3, 3, 5, 5, 7, 7}));
#else
    return reinterpret_cast<Pairs>(__builtin_shuffle(halves, Halves{1, 1, 3, 3}));
#endif
#else
    return x >> 32;
#endif
}

/// Four words of each even row (or each odd one), in the lower halves.
struct PairWords {
    Pairs a, b, c, d;
};

/// The keys of the ten rounds, which are the same for all rows.
struct RoundKeys {
    Pairs low[10], high[10];
    [[gnu::always_inline]] RoundKeys(std::uint32_t key_low, std::uint32_t key_high) {
        for (std::uint32_t round = 0; round < 10; ++round) {
            low[round] = Pairs{} + (key_low + round * 0x9E3779B9u);
            high[round] = Pairs{} + (key_high + round * 0xBB67AE85u);
        }
    }
};

/// How many vectors are drawn side by side: one alone would wait for itself, since each of its rounds needs the one before.
#if defined(__wasm__) // the page must stay small, so one at a time, and rounds are not unrolled
inline constexpr std::size_t side_by_side = 1;
#else
inline constexpr std::size_t side_by_side = 2;
#endif

/// Philox4x32-10 as in sim/random.hpp, for all rows of the vectors.
template <std::size_t N> [[gnu::always_inline]] inline void philox(PairWords (&counters)[N], const RoundKeys& keys) {
#if !defined(__wasm__)
#pragma GCC unroll 10
#endif
    for (int round = 0; round < 10; ++round)
        for (PairWords& counter : counters) {
            const Pairs first = multiply_lower(counter.a, 0xD2511F53u), second = multiply_lower(counter.c, 0xCD9E8D57u);
            counter = {upper(second) ^ counter.b ^ keys.low[round], second, upper(first) ^ counter.d ^ keys.high[round], first};
        }
}

[[gnu::always_inline]] inline Pairs load_pairs(const std::uint32_t* from) {
    Pairs pairs;
    std::memcpy(&pairs, from, sizeof pairs);
    return pairs;
}

/// Brings the lower halves of even and odd rows together.
[[gnu::always_inline]] inline void store_pairs(std::uint32_t* to, Pairs even, Pairs odd) {
    const Pairs both = (even & 0xffffffffu) | (odd << 32);
    std::memcpy(to, &both, sizeof both);
}

/// In place of a column: the same word for every row.
struct Same {
    std::uint32_t word;
    std::uint32_t operator[](std::uint32_t) const { return word; }
};

[[gnu::always_inline]] inline Pairs pairs_at(const std::uint32_t* column, std::uint32_t row) { return load_pairs(column + row); }
[[gnu::always_inline]] inline Pairs pairs_at(Same same, std::uint32_t) {
    return Pairs{} + (same.word | std::uint64_t{same.word} << 32);
}

/// Whose draws, and since when their steps are counted, row by row: columns of a table or what stands in place of one.
template <class Low = const std::uint32_t*, class High = const std::uint32_t*, class Since = const std::uint32_t*> struct Whose {
    Low low;
    High high;
    Since since;
};
template <class Low, class High, class Since> Whose(Low, High, Since) -> Whose<Low, High, Since>;
Whose(std::uint32_t*, std::uint32_t*, std::uint32_t*)->Whose<>;

/// Which draw of theirs.
struct Which {
    std::uint32_t time, index;
    Purpose purpose;
};

/// The draws of as many rows as `Vectors` vectors hold, from this one on: the first `Count` words of each, in `into[word]`.
template <std::size_t Vectors, std::size_t Count, class Low, class High, class Since>
[[gnu::always_inline]] inline void draw_vectors(const Whose<Low, High, Since>& whose, std::uint32_t row, const Which& which,
                                                const RoundKeys& keys, std::uint32_t* const (&into)[Count]) {
    const Pairs code = Pairs{} + which.purpose.code;
    PairWords words[2 * Vectors]; // of even rows and of odd ones
    for (std::size_t v = 0; v < Vectors; ++v) {
        const std::uint32_t at = row + static_cast<std::uint32_t>(v) * rows_of_pairs;
        const Pairs low = pairs_at(whose.low, at), high = pairs_at(whose.high, at), since = pairs_at(whose.since, at);
        const Pairs even_step = which.time - since, odd_step = which.time - (since >> 32);
        words[2 * v] = {low, high, even_step << 8 | which.index, code};
        words[2 * v + 1] = {low >> 32, high >> 32, odd_step << 8 | which.index, code};
    }
    philox(words, keys);
    for (std::size_t v = 0; v < Vectors; ++v) {
        const PairWords &even = words[2 * v], &odd = words[2 * v + 1];
        const Pairs evens[] = {even.a, even.b, even.c, even.d}, odds[] = {odd.a, odd.b, odd.c, odd.d};
        for (std::size_t k = 0; k < Count; ++k) store_pairs(into[k] + v * rows_of_pairs, evens[k], odds[k]);
    }
}

/// For rows [first, last): the first `Count` words of everybody's draw of this purpose at step time - since, in
/// `into[word][row - first]`.
template <std::size_t Count, class Low, class High, class Since>
void draw_rows(const Draw& draw, const Whose<Low, High, Since>& whose, std::uint32_t time, std::uint32_t first,
               std::uint32_t last, std::uint32_t index, Purpose purpose, std::uint32_t* const (&into)[Count]) {
    const RoundKeys keys(draw.seed, draw.replicate);
    const Which which{time, index, purpose};
    std::uint32_t* to[Count];
    std::copy_n(into, Count, to);
    std::uint32_t i = first;
    const auto go_on = [&](std::uint32_t rows) {
        for (std::uint32_t*& words : to) words += rows;
        i += rows;
    };
    if constexpr (side_by_side > 1)
        for (; last - i >= side_by_side * rows_of_pairs; go_on(side_by_side * rows_of_pairs))
            draw_vectors<side_by_side>(whose, i, which, keys, to);
    for (; last - i >= rows_of_pairs; go_on(rows_of_pairs)) draw_vectors<1>(whose, i, which, keys, to);
    if (i == last) return;
    // Rows that do not fill a vector are drawn as one, beside nobody, in place of one by one.
    alignas(vector_bytes) std::uint32_t low[rows_of_pairs]{}, high[rows_of_pairs]{}, since[rows_of_pairs]{};
    alignas(vector_bytes) std::uint32_t words[Count][rows_of_pairs];
    std::uint32_t* beside[Count];
    for (std::uint32_t k = 0; k < last - i; ++k) {
        low[k] = whose.low[i + k];
        high[k] = whose.high[i + k];
        since[k] = whose.since[i + k];
    }
    for (std::size_t k = 0; k < Count; ++k) beside[k] = words[k];
    draw_vectors<1>(Whose<>{low, high, since}, 0, which, keys, beside);
    for (std::size_t k = 0; k < Count; ++k) std::copy_n(words[k], last - i, to[k]);
}

/// The same into a column.
inline void draw_rows(const Draw& draw, const Whose<>& whose, std::uint32_t time, std::uint32_t first, std::uint32_t last,
                      std::uint32_t index, Purpose purpose, Column<std::uint32_t, 4>& words) {
    draw_rows(draw, whose, time, first, last, index, purpose,
              {words.strip(0) + first, words.strip(1) + first, words.strip(2) + first, words.strip(3) + first});
}

/// For the rows of the day, the words of their day of life. `persons` is a table with the columns named here.
template <class Persons>
void draw_rows(const Draw& draw, const Persons& persons, Day day, std::uint32_t index, Purpose purpose,
               Column<std::uint32_t, 4>& words) {
    draw_rows(draw, Whose<>{persons.lineage_low.strip(), persons.lineage_high.strip(), persons.birth_day.strip()}, day.day,
              day.first, day.last, index, purpose, words);
}

/// Draws that everybody of a table makes at once, where few come of it: the first two words of each row, as uniform numbers.
/// `persons` is a table with the columns named here.
class Luck {
public:
    /// Their draws of this month of the run.
    template <class Persons>
    static Luck of_month(Scratch& scratch, const Draw& draw, const Persons& persons, std::uint32_t month, Purpose purpose) {
        const Whose whose{persons.lineage_low.strip(), persons.lineage_high.strip(), Same{0}};
        return {scratch, draw, whose, month, persons.rows(), purpose};
    }
    /// Their draws of the age, in months, that each has in this month of the run.
    template <class Persons>
    static Luck of_age(Scratch& scratch, const Draw& draw, const Persons& persons, std::uint32_t month, Purpose purpose) {
        const Whose whose{persons.lineage_low.strip(), persons.lineage_high.strip(), persons.birth_month.strip()};
        return {scratch, draw, whose, month, persons.rows(), purpose};
    }
    [[gnu::always_inline]] float first(std::uint32_t row) const { return uniform(first_[row]); }
    [[gnu::always_inline]] float second(std::uint32_t row) const { return uniform(second_[row]); }

private:
    template <class Low, class High, class Since>
    Luck(Scratch& scratch, const Draw& draw, const Whose<Low, High, Since>& whose, std::uint32_t time, std::size_t rows,
         Purpose purpose)
        : first_(scratch, rows), second_(scratch, rows) {
        draw_rows(draw, whose, time, 0, static_cast<std::uint32_t>(rows), 0, purpose, {first_.data(), second_.data()});
    }
    List<std::uint32_t> first_, second_;
};

} // namespace dyad::inline DYAD_KERNEL
