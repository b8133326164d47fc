// What this theory offers to the doors: parameters, instruments, tables, and a way to run it, all read off the two lists.
#include "models/catalogue.hpp"

#include "models/kernel.hpp"
#include "models/lifecourse.hpp"
#include "models/tables.hpp"
#include "sim/run.hpp"

#include <algorithm>
#include <memory>

namespace dyad {

namespace {

/// Calls `see` with every mechanism and then every instrument.
template <class See> void for_each_chapter(const See& see) {
    std::apply([&](const auto&... process) { (see(process, false), ...); }, Lifecourse{});
    std::apply([&](const auto&... instrument) { (see(instrument, true), ...); }, Battery{});
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
    Lifecourse lifecourse;
    Recording recording;
    std::vector<FrameFormat> formats;
    LiveMonth live_month;

    Theory(const Scenario& asked, LiveMonth month)
        : scenario(asked), lifecourse(with_values(Lifecourse{}, process_part())),
          recording{scenario, declarations(), with_values(Battery{}, battery_part()), {}, Draw{scenario.seed, 0}},
          formats(table_formats(recording)), live_month(month) {
        const auto instruments = vocabulary().instruments;
        for (std::size_t k = 0; k < instruments.size(); ++k)
            recording.chosen[k] =
                std::ranges::find(scenario.record_instruments, instruments[k]) != scenario.record_instruments.end();
    }
    Theory(const Theory&) = delete;

    std::span<const double> process_part() const { return std::span(scenario.values).first(process_values); }
    std::span<const double> battery_part() const { return std::span(scenario.values).subspan(process_values); }
    std::vector<Frame> live_community(std::uint32_t community) const;
    void look(const World& world, std::uint32_t age_months, std::vector<Frame>& frames) const;
};

void Theory::look(const World& world, std::uint32_t age_months, std::vector<Frame>& frames) const {
    put_course_sums(frames[in_course], recording, world, age_months);
    put_lives(frames[in_lives], recording, world, age_months);
    const auto wave = recording.wave_at(age_months);
    if (!wave) return;
    put_observed(frames[in_observed], recording, world, age_months, *wave);
    put_latent(frames[in_latent], recording, world, age_months, *wave);
    put_strange_situation(frames[in_strange_situation], recording, world, age_months, *wave);
}

std::vector<Frame> Theory::live_community(std::uint32_t community) const {
    std::vector<Frame> frames;
    for (const FrameFormat& format : formats) frames.emplace_back(format.fields.size());
    World world;
    world.community = community;
    world.families = std::min(scenario.community, scenario.families - community * scenario.community);
    const auto infancy = [&](World& its_world, const Month& month) {
        live_month(process_part(), its_world, month, scenario.seed, 0);
    };
    const auto watch = [&](const World& its_world, std::uint32_t months) { look(its_world, months, frames); };
    live(lifecourse, world, scenario.months, recording.draw, infancy, watch);
    if (community == 0) put_parameters(frames[in_parameters], recording);
    put_persons(frames[in_persons], recording, world);
    put_care(frames[in_care], recording, world);
    return frames;
}

} // namespace

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
    return {declarations(), instruments};
}

std::span<const std::string_view> kernels() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const Kernel& kernel : runnable_kernels()) all.push_back(kernel.name);
        return all;
    }();
    return names;
}

Population population_of(const Scenario& scenario, std::string_view kernel) {
    LiveMonth month = runnable_kernels().back().live_month;
    for (const Kernel& each : runnable_kernels())
        if (each.name == kernel) month = each.live_month;
    const bool known = kernel.empty() || std::ranges::find(kernels(), kernel) != kernels().end();
    if (!known) return {}; // a population of no communities, which nobody can run
    const auto theory = std::make_shared<const Theory>(scenario, month);
    Population population;
    population.communities = (scenario.families + scenario.community - 1) / scenario.community;
    population.tables = theory->formats;
    population.live = [theory](std::uint32_t community) { return theory->live_community(community); };
    population.summed.push_back({in_course, course_format(), course_of});
    return population;
}

} // namespace dyad
