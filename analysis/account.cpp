// Making the account: one pass over the communities, each part gathering its own.
#include "analysis/account.hpp"

#include "analysis/account_parts.hpp"
#include "analysis/rows.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

constexpr double adolescence = 16.0; ///< years: a run as short as infancy has its own summary

bool tells_nothing(const Line& line) {
    return std::ranges::none_of(line.cells, [](const Cell& cell) { return std::isfinite(cell.estimate.value); });
}

void keep(Account& account, Section section) {
    std::erase_if(section.lines, tells_nothing);
    if (!section.lines.empty()) account.sections.push_back(std::move(section));
}

} // namespace

std::string age_in_words(unsigned months) {
    if (months < 24) return std::to_string(months) + " months";
    return months % 12 == 0 ? std::to_string(months / 12) + " years" : std::to_string(months) + " months";
}

Outcome<Account> account_of(const ResultsFile& file) {
    Account account;
    const Occasions occasions = occasions_in(file);
    if (occasions.end < adolescence) return account;
    AdultStyles styles(occasions);
    Change change(occasions);
    Transmission transmission(occasions);
    PatternsOfLove love(occasions);
    Demography demography(occasions);
    const auto read = for_each_community(file, occasions, [&](const CommunityLives& community) {
        styles.add(community);
        change.add(community);
        transmission.add(community);
        love.add(community);
        demography.add(community);
    });
    if (!read) return read.refusals();
    keep(account, styles.section());
    for (Section& section : change.sections()) keep(account, std::move(section));
    keep(account, transmission.section());
    keep(account, love.section());
    keep(account, demography.section());
    keep(account, population_section(file));
    return account;
}

} // namespace dyad
