// The sweep lives each floor on each seed twice, with and without therapy, and settles its questions by intervals.
#include "tests/questions/statements_plasticity.hpp"

#include "sim/workers.hpp"

#include <atomic>
#include <cmath>
#include <cstdio>
#include <thread>

namespace dyad::test {

namespace {

constexpr int families = 1500;
constexpr std::uint32_t at_25 = 300, at_35 = 420, at_40 = 480, at_41 = 492, at_46 = 552; ///< months
constexpr std::array<const char*, sweep_measures> sweep_words{"insecurity", "ECR anxiety", "ECR avoidance",
                                                              "insecurity", "ECR anxiety", "ECR avoidance",
                                                              "insecurity", "ECR anxiety", "ECR avoidance"};

/// The three things that are followed: the true state, and both scales of the questionnaire.
constexpr std::size_t followed = 3;
ByPerson seen(const Life& life, std::size_t what, std::uint32_t months) {
    if (what == 0) return life.insecurity(months);
    return life.score(what == 1 ? "ecr_anxiety" : "ecr_avoidance", months);
}

/// A floor on a seed, as the score's protocol has it: a year of psychotherapy at 40 for half of the least secure 40 %.
class FloorOnSeed {
public:
    FloorOnSeed(double floor, int seed, double size)
        : worlds_(seed, size), untreated_(worlds_("prototype_or_revision", families, settings(floor))),
          treated_(worlds_("prototype_or_revision", families,
                           together(settings(floor), {"psychotherapy.given_share=0.5",
                                                      "psychotherapy.neediest_share=0.4",
                                                      "psychotherapy.given_age=40", "psychotherapy.dose=12"}))),
          first_(first_children(untreated_, untreated_.registered("birth_year"))),
          chosen_(where(first_, treated_.state("psychotherapies", at_41), [](double begun) { return begun > 0; })) {}

    std::array<double, sweep_measures> measured() const {
        std::array<double, sweep_measures> all{};
        for (std::size_t what = 0; what < followed; ++what) {
            const auto any = [](double) { return true; };
            all[stability + what] = correlation_of(where(seen(untreated_, what, at_25), first_, any),
                                                   seen(untreated_, what, at_35));
            all[gain + what] = spared(what, at_41);
            all[left + what] = spared(what, at_46);
        }
        return all;
    }

private:
    static Lines settings(double floor) {
        return {"plasticity.adult_floor=" + std::to_string(floor), "psychotherapy.rate=0", "run.years=46.25",
                "record.years=[25, 35, 40, 41, 46]", "record.instruments=[\"close_relationships\"]"};
    }

    /// What therapy spared the treated by this age. The worlds differ a little before it begins, since parents may have
    /// been given it as well, so that the difference at 40 is taken off. Scores of questionnaires are in SD of the
    /// treated at 40 without therapy, as the score has them; the true state is in SD of the norm as it stands.
    double spared(std::size_t what, std::uint32_t months) const {
        const ByPerson without = seen(untreated_, what, months), with = seen(treated_, what, months);
        const ByPerson without_before = seen(untreated_, what, at_40), with_before = seen(treated_, what, at_40);
        Numbers gains, before;
        for (const auto& [person, year] : chosen_) {
            const auto has = [&, who = person](const ByPerson& values) { return values.contains(who); };
            if (has(without_before)) before.push_back(without_before.at(person));
            if (has(without) && has(with) && has(without_before) && has(with_before))
                gains.push_back(without.at(person) - with.at(person) - without_before.at(person) +
                                with_before.at(person));
        }
        return what == 0 ? mean_of(gains) : mean_of(gains) / std::sqrt(variance_of(before));
    }

    Worlds worlds_;
    const Life &untreated_, &treated_;
    ByPerson first_, chosen_; ///< first children; those of them who were given therapy
};

std::string words_of(const Interval& interval) {
    char text[60];
    std::snprintf(text, sizeof text, "%.3f (%.3f to %.3f)", interval.mean, interval.low, interval.high);
    return text;
}

void tell_table(const Sweep& sweep, const char* title, std::size_t first) {
    std::printf("\n%s\n%-7s", title, "floor");
    for (std::size_t what = first; what < first + followed; ++what) std::printf(" %-26s", sweep_words[what]);
    std::printf("\n");
    for (std::size_t f = 0; f < sweep.floors.size(); ++f) {
        std::printf("%-7g", sweep.floors[f]);
        for (std::size_t what = first; what < first + followed; ++what)
            std::printf(" %-26s", words_of(Interval(sweep.found[what][f])).c_str());
        std::printf("\n");
    }
}

Interval between(const Numbers& one, const Numbers& other) {
    Numbers paired = one;
    for (std::size_t k = 0; k < paired.size(); ++k) paired[k] -= other[k];
    return Interval(paired);
}

/// Each floor less the one below it, and whether every step goes the same way beyond its interval.
void tell_steps(const Sweep& sweep, const char* title, std::size_t first, Side side) {
    std::printf("\n%s: each floor less the one below it\n%-15s", title, "step");
    std::array<std::size_t, followed> certain{}, towards{}, against{};
    for (std::size_t what = 0; what < followed; ++what) std::printf(" %-26s", sweep_words[first + what]);
    std::printf("\n");
    for (std::size_t f = 1; f < sweep.floors.size(); ++f) {
        char step[40];
        std::snprintf(step, sizeof step, "%g to %g", sweep.floors[f - 1], sweep.floors[f]);
        std::printf("%-15s", step);
        for (std::size_t what = 0; what < followed; ++what) {
            const auto& found = sweep.found[first + what];
            const Interval added = between(found[f], found[f - 1]);
            towards[what] += (added.mean > 0) == (side == Side::above);
            certain[what] += lies(added, side, 0);
            against[what] += lies(added, side == Side::above ? Side::below : Side::above, 0);
            std::printf(" %-26s", words_of(added).c_str());
        }
        std::printf("\n");
    }
    const char* way = side == Side::above ? "rises" : "falls";
    for (std::size_t what = 0; what < followed; ++what)
        std::printf("%s %s at %zu of %zu steps, at %zu beyond the interval; the other way beyond it at %zu.\n",
                    sweep_words[first + what], way, towards[what], sweep.floors.size() - 1, certain[what],
                    against[what]);
}

/// The floor of the peak, by the mean over seeds of its logarithm.
void tell_peak(const Sweep& sweep, std::size_t what) {
    const auto& found = sweep.found[what];
    Numbers logs;
    for (std::size_t seed = 0; seed < found.front().size(); ++seed) {
        Numbers curve;
        for (const Numbers& at_floor : found) curve.push_back(at_floor[seed]);
        logs.push_back(std::log(peak_of(sweep.floors, curve)));
    }
    const Interval peak(logs);
    std::printf("\nMost of the gain in %s is left at 46 at a floor of %.4f (%.4f to %.4f); by seeds:",
                sweep_words[what], std::exp(peak.mean), std::exp(peak.low), std::exp(peak.high));
    for (const double log : logs) std::printf(" %.4f", std::exp(log));
    const auto mean = [](const Numbers& one) { return mean_of(one); };
    const auto highest = std::ranges::max_element(found, {}, mean);
    std::printf("\nless than at %g, where the mean is highest, is left at\n",
                sweep.floors[static_cast<std::size_t>(highest - found.begin())]);
    for (std::size_t f = 0; f < sweep.floors.size(); ++f)
        if (found.begin() + static_cast<std::ptrdiff_t>(f) != highest)
            std::printf("%-7g by %s\n", sweep.floors[f], words_of(between(*highest, found[f])).c_str());
}

} // namespace

Sweep plasticity_swept(const std::vector<double>& floors, const std::vector<int>& seeds, double size,
                       const Progress& progress) {
    Sweep sweep{floors, {}};
    sweep.found.fill(std::vector<Numbers>(floors.size(), Numbers(seeds.size())));
    const std::atomic<bool> stop{false};
    const std::size_t all = floors.size() * seeds.size();
    std::size_t done = 0;
    Turns turns;
    work_through(static_cast<std::uint32_t>(all), std::thread::hardware_concurrency(), stop, [&](std::uint32_t item) {
        const std::size_t floor = item / seeds.size(), seed = item % seeds.size();
        const auto measured = FloorOnSeed(floors[floor], seeds[seed], size).measured();
        for (std::size_t what = 0; what < sweep_measures; ++what) sweep.found[what][floor][seed] = measured[what];
        turns.take([&] {
            if (++done; progress) progress(done, all);
        });
        return true;
    });
    return sweep;
}

double peak_of(const std::vector<double>& floors, const Numbers& curve) {
    const auto k = static_cast<std::size_t>(std::ranges::max_element(curve) - curve.begin());
    if (k == 0 || k + 1 == curve.size()) return floors[k];
    // With x measured from the highest point: the parabola through (x1, y1), (0, 0) and (x2, y2) is highest at -b / 2a.
    const double x1 = std::log(floors[k - 1] / floors[k]), x2 = std::log(floors[k + 1] / floors[k]);
    const double y1 = curve[k - 1] - curve[k], y2 = curve[k + 1] - curve[k];
    const double a = (y1 / x1 - y2 / x2) / (x1 - x2), b = y1 / x1 - a * x1;
    return a < 0 ? floors[k] * std::exp(-b / (2 * a)) : floors[k];
}

void tell(const Sweep& sweep) {
    tell_table(sweep, "Ten-year stability: r from 25 to 35, untreated", stability);
    tell_table(sweep, "Gain of a year of psychotherapy at 40, at its end, SD", gain);
    tell_table(sweep, "What of it is left at 46, SD", left);
    tell_steps(sweep, "Stability", stability, Side::below);
    tell_steps(sweep, "Gain", gain, Side::above);
    for (const std::size_t what : {left, anxiety_left, avoidance_left}) tell_peak(sweep, what);
}

} // namespace dyad::test
