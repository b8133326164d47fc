// What this theory offers to the doors: parameters, instruments, tables, and a way to run it, all read off the two lists.
#include "models/catalogue.hpp"

#include "models/community.hpp"
#include "models/contents.hpp"
#include "models/kernel.hpp"
#include "models/life_checks.hpp"
#include "models/lifecourse.hpp"
#include "models/tables.hpp"
#include "sim/run.hpp"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string>

namespace dyad {

namespace {

/// Calls `see` with every mechanism and then every instrument.
template <class See> void for_each_chapter(const See& see) {
    std::apply([&](const auto&... process) { (see(process, false), ...); }, lifecourse);
    std::apply([&](const auto&... instrument) { (see(instrument, true), ...); }, full_battery);
}

std::vector<Declaration> collect_declarations() {
    std::vector<Declaration> all;
    for_each_chapter([&](const auto& chapter, bool) {
        for (const Parameter& parameter : parameters_of(chapter)) all.push_back({chapter.name, parameter});
    });
    return all;
}

std::vector<Chapter> collect_chapters() {
    std::vector<Chapter> all;
    for_each_chapter([&](const auto& chapter, bool instrument) {
        all.push_back({chapter.name, chapter.meaning, instrument});
    });
    return all;
}

template <class... P> constexpr std::size_t count_of(const std::tuple<P...>*) { return (parameter_count<P> + ...); }
constexpr std::size_t process_values = count_of(static_cast<const Lifecourse*>(nullptr));

/// All that a community's life needs, made once and shared by the workers.
struct Theory {
    Scenario scenario;
    std::optional<Fork> fork;
    Recording recording;
    std::optional<Recording> forked; ///< what is seen while the fork's values hold
    std::vector<FrameFormat> formats;
    const Kernel& kernel;

    Theory(const Scenario& asked, const Kernel& its_kernel, std::optional<Fork> its_fork)
        : scenario(asked), fork(std::move(its_fork)), recording(recording_of(scenario, scenario.values)),
          formats(table_formats(recording)), kernel(its_kernel) {
        if (fork) forked.emplace(recording_of(scenario, fork->values));
    }
    Theory(const Theory&) = delete;

    bool is_forked(std::uint32_t month) const { return fork && month >= fork->from && month < fork->until; }
    /// Values of the processes in a month of the run.
    std::span<const double> values_in(std::uint32_t month) const {
        return values_of_processes(is_forked(month) ? fork->values : scenario.values);
    }
    const Recording& recording_after(std::uint32_t months_lived) const { return is_forked(months_lived - 1) ? *forked : recording; }
    std::vector<Frame> live_community(std::uint32_t community) const;
    void look(const World& world, std::uint32_t months_lived, std::vector<Frame>& frames) const;
    void assess(const World& world, std::uint32_t months_lived, std::vector<Frame>& frames) const;
};

/// Whoever has just reached a recorded age, founders too.
void Theory::assess(const World& world, std::uint32_t months_lived, std::vector<Frame>& frames) const {
    const Recording& now = recording_after(months_lived);
    const auto of_age = [&](std::uint32_t, std::uint32_t age) { return now.wave_at(age).has_value(); };
    for (const Present& who : present(world, months_lived, of_age)) {
        const std::uint32_t wave = *now.wave_at(who.age_months);
        put_observed(frames[in_observed], now, world, who, wave);
        put_latent(frames[in_latent], now, world, who, wave);
        if (now.is_followed(world, who.person)) put_strange_situation(frames[in_strange_situation], now, world, who, wave);
    }
}

void Theory::look(const World& world, std::uint32_t months_lived, std::vector<Frame>& frames) const {
    const Recording& now = recording_after(months_lived);
    assess(world, months_lived, frames);
    const auto followed = [&](std::uint32_t person, std::uint32_t) { return now.is_followed(world, person); };
    if (scenario.record_lives > 0)
        for (const Present& who : present(world, months_lived, followed))
            put_lives(frames[in_lives], now, world, who);
    const bool at_end = months_lived == scenario.months;
    const auto leaves_infancy = [&](std::uint32_t, std::uint32_t age) {
        return age == World::nursery_months || (at_end && age < World::nursery_months);
    };
    for (const Present& who : present(world, months_lived, leaves_infancy))
        if (who.in_nursery) put_care(frames[in_care], now, world, who);
}

std::vector<Frame> Theory::live_community(std::uint32_t community) const {
    std::vector<Frame> frames;
    for (const FrameFormat& format : formats) frames.emplace_back(format.fields.size());
    World world;
    world.community = community;
    world.families = std::min(scenario.community, scenario.families - community * scenario.community);
    CourseSums course(scenario.months);
    const auto one_month = [&](World& its_world, const Month& month) {
        kernel.pass_month(values_in(month.month), its_world, month, scenario.seed, 0);
    };
    const auto watch = [&](const World& its_world, std::uint32_t months_lived) {
        course.add(recording_after(months_lived), its_world, months_lived);
        look(its_world, months_lived, frames);
    };
    live(with_values(lifecourse, values_in(0)), world, scenario.months, recording.draw, one_month, watch);
    if (!recording.has_numbers_for(world)) return {};
    if (community == 0) put_parameters(frames[in_parameters], recording);
    put_persons(frames[in_persons], recording, world);
    put_relationships(frames[in_relationships], recording, world);
    put_demography_sums(frames[in_demography], recording, world);
    course.put(frames[in_course]);
    return frames;
}

bool acts_only(std::string_view mechanism, std::initializer_list<std::string_view> at) {
    for (const Acting& process : schedule()) {
        if (process.process != mechanism) continue;
        for (std::size_t k = 0; k < moments.size(); ++k)
            if (process.at[k] && std::find(at.begin(), at.end(), moments[k]) == at.end()) return false;
        return true;
    }
    return false;
}

} // namespace

std::span<const double> values_of_processes(std::span<const double> values) { return values.first(process_values); }

Recording recording_of(const Scenario& scenario, std::span<const double> values) {
    Recording made{scenario, declarations(), with_values(full_battery, values.subspan(process_values)), {}, Draw{scenario.seed, 0}};
    const auto instruments = vocabulary().instruments;
    for (std::size_t k = 0; k < instruments.size(); ++k)
        made.chosen[k] = std::find(scenario.record_instruments.begin(), scenario.record_instruments.end(), instruments[k]) != scenario.record_instruments.end();
    return made;
}

void found_community(std::span<const double> values, World& world, const Draw& draw) { found(with_values(lifecourse, values_of_processes(values)), world, draw); }

std::span<const Declaration> declarations() {
    static const std::vector<Declaration> all = collect_declarations();
    return all;
}

std::span<const Chapter> chapters() {
    static const std::vector<Chapter> all = collect_chapters();
    return all;
}

Vocabulary vocabulary() {
    static const std::vector<std::string_view> instruments = [] {
        std::vector<std::string_view> names;
        for (const Chapter& chapter : chapters())
            if (chapter.instrument) names.push_back(chapter.name);
        return names;
    }();
    return {declarations(), instruments,
            [](const Scenario& scenario) { return impossible_lives(scenario, declarations()); }};
}

std::span<const std::string_view> kernels() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const Kernel& kernel : runnable_kernels()) all.push_back(kernel.name);
        return all;
    }();
    return names;
}

bool is_of_founding(std::string_view mechanism) { return acts_only(mechanism, {"Founding"}); }
bool is_of_birth(std::string_view mechanism) { return acts_only(mechanism, {"Founding", "Entry", "Birth"}); }

Population population_of(const Scenario& scenario, std::string_view kernel, std::optional<Fork> fork) {
    const Kernel* chosen = &runnable_kernels().back();
    for (const Kernel& each : runnable_kernels())
        if (each.name == kernel) chosen = &each;
    const bool known = kernel.empty() || std::find(kernels().begin(), kernels().end(), kernel) != kernels().end();
    if (!known) return {}; // a population of no communities, which nobody can run
    const auto theory = std::make_shared<const Theory>(scenario, *chosen, std::move(fork));
    Population population;
    population.communities = (scenario.families + scenario.community - 1) / scenario.community;
    population.tables = theory->formats;
    population.live = [theory](std::uint32_t community) { return theory->live_community(community); };
    population.summed.push_back({in_course, course_format(), course_of});
    population.summed.push_back({in_demography, demography_format(), demography_of});
    population.outgrown = "a community has had more than " + std::to_string(numbers_per_family) +
                          " persons for each of its founding families, so that two persons would share a number in the "
                          "results; ask for fewer generations (`parenthood.generations`) or years, or for larger "
                          "communities (`run.community`)";
    return population;
}

} // namespace dyad
