// The first column in which the engine's row and the reference's person differ, bit for bit.
#pragma once

#include "sim/math.hpp"
#include "sim/table.hpp"

#include <string>

namespace dyad::inline DYAD_KERNEL::reference {

/// Looks for the first column in which a row of the engine differs from a person of the reference.
class Difference {
public:
    void number(const std::string& column, float engine, float reference) {
        if (bits_of(engine) != bits_of(reference)) report(column, std::to_string(engine), std::to_string(reference));
    }
    void number(const std::string& column, std::uint32_t engine, std::uint32_t reference) {
        if (engine != reference) report(column, std::to_string(engine), std::to_string(reference));
    }
    /// Strips `from`, `from` + 1, … of a column against as many numbers.
    template <class T, std::size_t Width, std::size_t Count>
    void strips(const Column<T, Width>& column, std::size_t from, std::uint32_t i, const T (&reference)[Count]) {
        for (std::size_t s = 0; s < Count; ++s) strip(column, from + s, i, reference[s]);
    }
    template <class T, std::size_t Width>
    void strip(const Column<T, Width>& column, std::size_t k, std::uint32_t i, T reference) {
        if (same(column.strip(k)[i], reference)) return;
        number(Width > 1 ? column.name + ("/" + std::to_string(k)) : column.name, column.strip(k)[i], reference);
    }
    template <class T> void value(const Column<T>& column, std::uint32_t i, T reference) { strip(column, 0, i,
                                                                                                 reference); }

    /// Empty if nothing differs.
    const std::string& first() const { return first_; }

private:
    static bool same(float engine, float reference) { return bits_of(engine) == bits_of(reference); }
    static bool same(std::uint32_t engine, std::uint32_t reference) { return engine == reference; }
    void report(const std::string& column, const std::string& engine, const std::string& reference) {
        if (first_.empty()) first_ = column + " is " + engine + " in the engine and " + reference + " in the reference";
    }
    std::string first_;
};

} // namespace dyad::inline DYAD_KERNEL::reference
