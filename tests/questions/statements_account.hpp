// The account of `dyad run`, made of lives in memory, so that statements count as it counts.
#pragma once

#include "tests/questions/life.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

namespace dyad::test {

/// The number that the account holds in a section ("transmission"), line ("mother_child") and column, counted from 0;
/// not a number where it has none.
class AccountOfLife {
public:
    explicit AccountOfLife(const Life& life);
    ~AccountOfLife();
    double operator()(std::string_view section, std::string_view line, std::size_t column = 0) const;

private:
    struct Told;
    std::unique_ptr<const Told> told_;
};

} // namespace dyad::test
