// What all statements share: their worlds, the arithmetic of groups and codes, and the seeds they are measured on.
#include "sim/workers.hpp"
#include "tests/questions/statements.hpp"

#include <atomic>
#include <cmath>
#include <cstdio>
#include <thread>

namespace dyad::test {

namespace {

constexpr double middle_of_the_scale = 4; ///< of answers from 1 to 7

/// Statements that share worlds, as places among those chosen.
using Together = std::vector<std::size_t>;

std::vector<Together> by_scenario(const Statements& chosen) {
    std::vector<Together> groups;
    for (std::size_t k = 0; k < chosen.size(); ++k) {
        const auto same = std::ranges::find_if(groups, [&](const Together& group) {
            return std::string_view(chosen[group.front()].scenario) == chosen[k].scenario;
        });
        if (same == groups.end()) groups.push_back({k});
        else same->push_back(k);
    }
    return groups;
}

} // namespace

const Life& Worlds::operator()(const std::string& scenario, int families, const Lines& settings) {
    const int so_many = std::max(1, static_cast<int>(std::lround(size_ * families)));
    const Lines all = together({"run.families=" + std::to_string(so_many), "run.seed=" + std::to_string(seed_),
                                "record.lives=0"},
                               settings);
    auto& life = lived_[{scenario, all}];
    if (!life) life = std::make_unique<const Life>(read_with(scenario, all));
    return *life;
}

Statements all_statements() {
    Statements all;
    for (const Statements& some : {statements_of_whole_lives(), statements_of_love(), statements_of_change(),
                                   statements_of_therapy(), statements_of_faults()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

std::vector<Found> found_in_worlds(const Statements& chosen, const std::vector<int>& seeds, double size,
                                   const Progress& progress) {
    const auto groups = by_scenario(chosen);
    std::vector<std::vector<Measures>> measured(chosen.size(), std::vector<Measures>(seeds.size()));
    const std::atomic<bool> stop{false};
    const std::size_t all = groups.size() * seeds.size();
    std::size_t done = 0;
    Turns turns;
    work_through(static_cast<std::uint32_t>(all), std::thread::hardware_concurrency(), stop, [&](std::uint32_t item) {
        Worlds worlds(seeds[item % seeds.size()], size);
        for (const std::size_t k : groups[item / seeds.size()])
            measured[k][item % seeds.size()] = chosen[k].measured(worlds);
        turns.take([&] {
            if (++done; progress) progress(done, all);
        });
        return true;
    });
    std::vector<Found> found;
    for (std::size_t k = 0; k < chosen.size(); ++k) {
        Found one{chosen[k].id, chosen[k].words, {}};
        for (std::size_t n = 0; n < measured[k].front().size(); ++n) {
            one.numbers.emplace_back(measured[k].front()[n].what, Numbers{});
            for (const Measures& of_seed : measured[k]) one.numbers.back().second.push_back(of_seed.at(n).value);
        }
        found.push_back(std::move(one));
    }
    return found;
}

std::string line_of(const std::string& id, const std::string& what, const Numbers& by_seed) {
    const Interval interval(by_seed);
    char text[200];
    const int end = std::snprintf(text, sizeof text, "%-13s %-100s %7.3f", id.c_str(), what.c_str(), interval.mean);
    if (by_seed.size() > 1 && end > 0 && static_cast<std::size_t>(end) < sizeof text) // one seed has no interval
        std::snprintf(text + end, sizeof text - static_cast<std::size_t>(end), " (%.3f to %.3f)", interval.low,
                      interval.high);
    return text;
}

ByPerson is_code(const ByPerson& codes, double code) {
    ByPerson is;
    for (const auto& [person, own] : codes)
        if (own != 0) is[person] = own == code ? 1 : 0;
    return is;
}

double mean_of(const ByPerson& values) {
    Numbers all;
    for (const auto& [person, value] : values) all.push_back(value);
    return mean_of(all);
}

double standardised_difference(const ByPerson& values, const ByPerson& marked) {
    Numbers in, out;
    for (const auto& [person, value] : values)
        if (const auto at = marked.find(person); at != marked.end()) (at->second == 1 ? in : out).push_back(value);
    const auto squares = [](const Numbers& x) { return variance_of(x) * static_cast<double>(x.size() - 1); };
    const double within = (squares(in) + squares(out)) / static_cast<double>(in.size() + out.size() - 2);
    return (mean_of(in) - mean_of(out)) / std::sqrt(within);
}

double agreement_of(const ByPerson& one, const ByPerson& other, int codes) {
    const auto pairs = paired(one, other);
    return kappa_of(pairs[0], pairs[1], codes);
}

ByPerson styles_by_questionnaire(const Life& life, std::uint32_t months) {
    ByPerson styles;
    const ByPerson avoidance = life.score("ecr_avoidance", months, born_in_the_run);
    for (const auto& [person, anxiety] : life.score("ecr_anxiety", months, born_in_the_run))
        if (const auto at = avoidance.find(person); at != avoidance.end())
            styles[person] =
                1 + (anxiety >= middle_of_the_scale ? 1 : 0) + (at->second >= middle_of_the_scale ? 2 : 0);
    return styles;
}

} // namespace dyad::test
