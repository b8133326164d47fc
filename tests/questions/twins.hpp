// Twins: a scenario and the same world without what it asks about, lived on the same seeds, person by person the same.
#pragma once

#include "sim/workers.hpp"
#include "tests/catch.hpp"
#include "tests/questions/life.hpp"

#include <atomic>
#include <cstdio>
#include <memory>
#include <thread>

namespace dyad::test {

inline constexpr std::array seeds{1, 2, 3, 4, 5};

/// A scenario's expected answer: what is compared with what, and where the effect has to lie.
struct Question {
    const char* scenario;
    const char* effect; ///< in words
    Lines small;        ///< what makes it short enough for a test
    Lines twin;         ///< the twin: the world without what is asked about; none if one world shows the effect
    Lines off;          ///< a mechanism on the way from what is asked about to what comes of it, switched off in both
    Side side;
    double bound;
    double (*measure)(const Life& here, const Life& there);
};

/// Lives of the scenario that is being asked about, kept because several questions look at the same ones.
class Lives {
public:
    using Settings = std::vector<Lines>;

    /// Lives everything that has not been lived yet, on as many threads as there are cores.
    void live(const std::string& scenario, const Settings& all) {
        if (scenario != scenario_) lived_.clear();
        scenario_ = scenario;
        std::vector<std::pair<Lines, Scenario>> open;
        for (const Lines& settings : all)
            if (!lived_.contains(settings)) open.emplace_back(settings, read_with(scenario, settings));
        std::vector<std::unique_ptr<const Life>> lives(open.size());
        const std::atomic<bool> stop{false};
        work_through(static_cast<std::uint32_t>(open.size()), std::thread::hardware_concurrency(), stop,
                     [&](std::uint32_t i) {
                         lives[i] = std::make_unique<const Life>(open[i].second);
                         return true;
                     });
        for (std::size_t i = 0; i < open.size(); ++i) lived_[open[i].first] = std::move(lives[i]);
    }
    const Life& operator()(const Lines& settings) const { return *lived_.at(settings); }

private:
    std::string scenario_;
    std::map<Lines, std::unique_ptr<const Life>> lived_;
};

inline Lives& lives() {
    static Lives all;
    return all;
}

/// The effect on each seed, with these settings in both worlds.
inline Numbers effects(const Question& question, const Lines& in_both) {
    std::vector<Lines> here, there, all;
    for (const int seed : seeds) {
        // true states alone are asked for
        const Lines own{"record.instruments=[]", "run.seed=" + std::to_string(seed)};
        here.push_back(together(together(question.small, own), in_both));
        there.push_back(together(here.back(), question.twin));
    }
    all.insert(all.end(), here.begin(), here.end());
    if (!question.twin.empty()) all.insert(all.end(), there.begin(), there.end());
    lives().live(question.scenario, all);
    Numbers values;
    for (std::size_t k = 0; k < seeds.size(); ++k)
        values.push_back(question.measure(lives()(here[k]), lives()(there[k])));
    return values;
}

inline Interval told(const Question& question, const Numbers& values, const char* label) {
    const Interval interval(values);
    std::printf("%-27s %-61s %-9s %7.3f [%7.3f, %7.3f]\n", question.scenario, question.effect, label, interval.mean,
                interval.low, interval.high);
    std::fflush(stdout);
    return interval;
}

/// The effect's interval over five seeds lies on the expected side of the bound; it no longer does so once the
/// mechanism is switched off; and what the mechanism adds, seed by seed, has its interval on the expected side of 0:
/// an effect that is as large without the mechanism and only noisier does not pass.
inline void check_answer(const Question& question) {
    INFO(question.scenario << ": " << question.effect);
    const Numbers on = effects(question, {}), off = effects(question, question.off);
    Numbers added;
    for (std::size_t k = 0; k < on.size(); ++k) added.push_back(on[k] - off[k]);
    CHECK(lies(told(question, on, ""), question.side, question.bound));
    CHECK_FALSE(lies(told(question, off, "off"), question.side, question.bound));
    CHECK(lies(told(question, added, "on - off"), question.side, 0));
}

/// A difference that cannot be seen: its interval over five seeds lies within the bound on either side of 0. There is
/// nothing to be switched off.
inline void check_no_difference(const Question& question) {
    INFO(question.scenario << ": " << question.effect);
    const Interval found = told(question, effects(question, {}), "none");
    CHECK(found.low > -question.bound);
    CHECK(found.high < question.bound);
}

} // namespace dyad::test
