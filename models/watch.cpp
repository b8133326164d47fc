// An infancy day by day: months turn as in every run, and their days are lived one at a time.
#include "models/watch.hpp"

#include <algorithm>
#include <cstddef>

namespace dyad {

namespace {

constexpr std::uint32_t days_of_infancy = World::nursery_months * days_per_month;
constexpr std::uint32_t months_waited = 60;

struct OfFigure {
    const char *name, *unit, *meaning;
    float (*value)(const Nursery& infants, std::uint32_t i, std::size_t k);
};
/// Numbers of each figure; a child that lacks one has 0 for all of them.
constexpr OfFigure of_figure[] = {
    {"role", "-", "who the figure is to the child; 0: there is none", [](const Nursery& n, std::uint32_t i, std::size_t k) { return static_cast<float>(n.role.strip(k)[i]); }},
    {"weight", "share", "share of bids that go to the figure", [](const Nursery& n, std::uint32_t i, std::size_t k) { return n.weight.strip(k)[i]; }},
    {"chance_mute", "chance", "chance of the day to mute", [](const Nursery& n, std::uint32_t i, std::size_t k) { return n.chance_mute.strip(k)[i]; }},
    {"chance_ask", "chance", "chance of the day to ask", [](const Nursery& n, std::uint32_t i, std::size_t k) { return n.chance_ask.strip(k)[i]; }},
    {"q_mute", "reward", "expected outcome of muting", [](const Nursery& n, std::uint32_t i, std::size_t k) { return n.expectation.strip(strategies * k + mute)[i]; }},
    {"q_ask", "reward", "expected outcome of asking", [](const Nursery& n, std::uint32_t i, std::size_t k) { return n.expectation.strip(strategies * k + ask)[i]; }},
    {"q_amplify", "reward", "expected outcome of amplifying", [](const Nursery& n, std::uint32_t i, std::size_t k) { return n.expectation.strip(strategies * k + amplify)[i]; }},
    {"fear", "0 to 1", "fear of the figure", [](const Nursery& n, std::uint32_t i, std::size_t k) { return n.fear.strip(k)[i]; }},
    {"formed", "0 to 1", "how far a selective attachment to the figure has formed", [](const Nursery& n, std::uint32_t i, std::size_t k) { return n.formed.strip(k)[i]; }},
    {"noticed", "chance", "chance of the day that asking is noticed", [](const Nursery& n, std::uint32_t i, std::size_t k) { return n.chance_noticed.strip(strategies * k + ask)[i]; }},
    {"stress", "SD", "the figure's daily stress (high is calm)", [](const Nursery& n, std::uint32_t i, std::size_t k) { return n.stress.strip(k)[i]; }},
};

struct OfChild {
    const char *name, *unit, *meaning;
    float (*value)(const Nursery& infants, std::uint32_t i);
};
constexpr OfChild of_child[] = {
    {"tone", "0 to 1", "chronic arousal", [](const Nursery& n, std::uint32_t i) { return n.tone[i]; }},
    {"unsoothed", "share", "share of the day's bids that were not comforted", [](const Nursery& n, std::uint32_t i) { return n.unsoothed[i]; }},
    {"plasticity", "-", "plasticity of the general model", [](const Nursery& n, std::uint32_t i) { return n.plasticity[i]; }},
    {"bond_plasticity", "-", "plasticity of a single relationship", [](const Nursery& n, std::uint32_t i) { return n.bond_plasticity[i]; }},
    {"general_mute", "reward", "general model: expected outcome of muting", [](const Nursery& n, std::uint32_t i) { return n.general_expectation.strip(mute)[i]; }},
    {"general_ask", "reward", "general model: expected outcome of asking", [](const Nursery& n, std::uint32_t i) { return n.general_expectation.strip(ask)[i]; }},
    {"general_amplify", "reward", "general model: expected outcome of amplifying", [](const Nursery& n, std::uint32_t i) { return n.general_expectation.strip(amplify)[i]; }},
    {"general_fear", "0 to 1", "general model: fear", [](const Nursery& n, std::uint32_t i) { return n.general_fear[i]; }},
    {"reactivity", "SD", "temperamental reactivity, inborn", [](const Nursery& n, std::uint32_t i) { return n.reactivity[i]; }},
    {"susceptibility", "-", "susceptibility to experience, inborn, mean 1", [](const Nursery& n, std::uint32_t i) { return n.susceptibility[i]; }},
};

std::vector<DayField> collect_day_fields() {
    std::vector<DayField> all{{"age_days", "day", "age at the end of the day"}};
    for (const OfChild& one : of_child) all.push_back({one.name, one.unit, one.meaning});
    const auto numbered = [&](const char* name, std::size_t k, const char* unit, const char* meaning) { all.push_back({std::string(name) + "_" + std::to_string(k + 1), unit, meaning}); };
    for (std::size_t k = 0; k < figures_at_most; ++k)
        for (const OfFigure& one : of_figure) numbered(one.name, k, one.unit, one.meaning);
    for (std::size_t e = 0; e < episodes_at_most; ++e) {
        numbered("bid_to", e, "slot", "figure to whom the bid went, 1 to 3; 0: there was no such episode");
        numbered("bid", e, "-", "strategy: 0 mute, 1 ask, 2 amplify");
        numbered("answer", e, "-", "what came of it: 0 unnoticed, 1 comforted, 2 rejected, 3 frightened");
        numbered("felt", e, "reward", "how the episode felt");
    }
    return all;
}

} // namespace

std::span<const DayField> day_fields() {
    static const std::vector<DayField> all = collect_day_fields();
    return all;
}

Watch::Watch(const Scenario& scenario, std::uint32_t family)
    : scenario_(scenario), recording_(recording_of(scenario_, scenario_.values)), kernel_(runnable_kernels().back()), family_(family % scenario.community) {
    world_.community = family / scenario.community;
    world_.families = std::min(scenario_.community, scenario_.families - world_.community * scenario_.community);
    found_community(scenario_.values, world_, recording_.draw);
}

Outcome<std::unique_ptr<Watch>> Watch::open(const Scenario& scenario, std::uint32_t family) {
    if (family >= scenario.families)
        return Refusal{"", 0, 0, "there is no child " + std::to_string(family + 1) + " to watch, since there are " + std::to_string(scenario.families) + " founding families; choose a lower number, or ask for more families"};
    auto watch = std::unique_ptr<Watch>(new Watch(scenario, family));
    for (std::uint32_t month = 0; month < months_waited; ++month) {
        watch->live_society();
        if (watch->is_born()) return watch;
        watch->live_days(days_per_month);
    }
    return Refusal{"", 0, 0, "no child is born to this family within five years, so that there is none to watch; choose another family, or let children come earlier (`parenthood`)"};
}

/// The turn of a month, and what the society lives in it; the days of the nursery are still to come.
void Watch::live_society() {
    const Month month{day_ / days_per_month};
    const auto values = values_of_processes(scenario_.values);
    kernel_.turn_month(values, world_, month, scenario_.seed, 0);
    kernel_.live_society(values, world_, month, scenario_.seed, 0);
}

void Watch::live_days(std::uint32_t days) {
    kernel_.live_nursery(values_of_processes(scenario_.values), world_, {day_, day_ + days}, scenario_.seed, 0);
    day_ += days;
}

bool Watch::is_born() {
    const Persons& persons = world_.persons;
    for (std::uint32_t i = 0; i < persons.rows(); ++i) {
        const bool is_first = persons.generation[i] == 1 && persons.family[i] == family_ && persons.elder[i] == nobody;
        const bool is_second_twin = persons.co_twin[i] != nobody && persons.co_twin[i] < i;
        if (!is_first || is_second_twin) continue;
        person_ = i;
        born_ = day_;
        return true;
    }
    return false;
}

std::uint32_t Watch::row() const {
    std::uint32_t i = 0;
    while (i < world_.nursery.rows() && world_.nursery.person[i] != person_) ++i;
    return i; // infants neither die nor leave the nursery before its last day
}

std::uint32_t Watch::child() const { return recording_.person(world_, person_); }

bool Watch::pass_day() {
    if (age_days() >= days_of_infancy) return false;
    if (day_ % days_per_month == 0 && day_ != born_) live_society(); // the month of birth was begun when the child came
    live_days(1);
    return true;
}

std::vector<float> Watch::today() const {
    const Nursery& infants = world_.nursery;
    const std::uint32_t i = row();
    std::vector<float> all{static_cast<float>(age_days())};
    for (const OfChild& one : of_child) all.push_back(one.value(infants, i));
    for (std::size_t k = 0; k < figures_at_most; ++k)
        for (const OfFigure& one : of_figure) all.push_back(infants.has_figure(i, k) ? one.value(infants, i, k) : 0.0f);
    for (std::size_t e = 0; e < episodes_at_most; ++e) {
        const bool is_there = age_days() > 0 && e < infants.episodes;
        all.push_back(is_there ? static_cast<float>(infants.bid_to.strip(e)[i] + 1) : 0.0f);
        all.push_back(is_there ? static_cast<float>(infants.bid.strip(e)[i]) : 0.0f);
        all.push_back(is_there ? static_cast<float>(infants.answer.strip(e)[i]) : 0.0f);
        all.push_back(is_there ? infants.felt.strip(e)[i] : 0.0f);
    }
    return all;
}

InfantAssessment Watch::assess() const {
    const FrameFormat observed = observed_format(), latent = latent_format();
    InfantAssessment all{Frame(observed.fields.size()), Frame(latent.fields.size()), {}};
    const Present who{person_, row(), age_days() / days_per_month, true};
    put_observed(all.observed, recording_, world_, who, 0);
    put_latent(all.latent, recording_, world_, who, 0);
    const auto& procedure = std::get<StrangeSituation>(recording_.battery);
    if (who.age_months < procedure.youngest || who.age_months > procedure.oldest) return all;
    const Subject child{world_, who.row, true};
    for (std::uint32_t k = 0; k < figures_at_most; ++k) {
        if (!child.has(k)) continue;
        const auto episodes = procedure.play(child, k, who.age_months, recording_.draw);
        for (std::uint32_t e = 0; e < episodes.size(); ++e) all.episodes.push_back({k + 1, e + 1, episodes[e], static_cast<std::uint32_t>(procedure.intervals.value)});
    }
    return all;
}

FrameFormat Watch::observed_format() const { return table_formats(recording_)[in_observed]; }
FrameFormat Watch::latent_format() const { return table_formats(recording_)[in_latent]; }
std::uint32_t Watch::role_of(std::size_t figure) const {
    const std::uint32_t i = row();
    return world_.nursery.has_figure(i, figure) ? world_.nursery.role.strip(figure)[i] : std::uint32_t{no_role};
}
float Watch::weight_of(std::size_t figure) const {
    const std::uint32_t i = row();
    return world_.nursery.has_figure(i, figure) ? world_.nursery.weight.strip(figure)[i] : 0.0f;
}

} // namespace dyad
