// Stability and change: who kept the pattern of infancy, who lost or earned security, and what had happened to them.
#include "analysis/account_parts.hpp"

#include "analysis/published.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

constexpr unsigned settled_age = 35 * 12; ///< months: by then partners, mentors and therapists had their chance
constexpr double childhood = 18.0;        ///< years

/// What happened to a person up to an age, in the order of the events' names below.
constexpr std::size_t events = 7;
using Happened = std::array<bool, events>;

bool parents_parted(const CommunityLives& community, const Life& life) {
    if (life.mother == Life::nobody_here || life.father == Life::nobody_here) return false;
    return std::ranges::any_of(community.persons[life.mother].loves, [&](std::size_t which) {
        const Love& love = community.loves[which];
        const bool of_both = love.a == life.father || love.b == life.father; // not of the mother and a step-parent
        return of_both && std::isfinite(love.committed) && !love.by_death && love.to > life.birth &&
               love.to <= life.birth + childhood;
    });
}

bool lost_a_parent(const CommunityLives& community, const Life& life) {
    return std::ranges::any_of(std::array{life.mother, life.father}, [&](std::size_t parent) {
        return parent != Life::nobody_here && community.persons[parent].death > life.birth &&
               community.persons[parent].death <= life.birth + childhood;
    });
}

/// Whether the person had a committed partner by then who was autonomous when asked at the same age.
bool had_autonomous_partner(const CommunityLives& community, std::size_t person, double until,
                            std::size_t occasion) {
    return std::ranges::any_of(community.persons[person].loves, [&](std::size_t which) {
        const Love& love = community.loves[which];
        const std::size_t other = love.a == person ? love.b : love.a;
        return love.committed <= until && community.persons[other].seen[occasion].interview == autonomous;
    });
}

Happened happened_to(const CommunityLives& community, std::size_t person, double age, std::size_t occasion) {
    const Life& life = community.persons[person];
    const double until = life.birth + age;
    const auto any_love = [&](const auto& is) {
        return std::ranges::any_of(life.loves, [&](std::size_t which) { return is(community.loves[which]); });
    };
    return {parents_parted(community, life),
            lost_a_parent(community, life),
            any_love([&](const Love& love) { return love.committed <= until; }),
            had_autonomous_partner(community, person, until, occasion),
            any_love([&](const Love& love) {
                return std::isfinite(love.committed) && !love.by_death && love.to <= until;
            }),
            life.seen[occasion].mentors > 0.0,
            life.seen[occasion].therapies > 0.0};
}

bool bore_a_child(const CommunityLives& community, std::size_t woman, double until) {
    return std::ranges::any_of(community.children[woman],
                               [&](std::size_t child) { return community.persons[child].birth <= until; });
}

constexpr std::array<std::string_view, events> event_names{
    "parents_parted", "parent_died", "committed", "autonomous_partner",
    "couple_parted", "mentor", "therapy"};
constexpr std::array<std::string_view, events> event_labels{"parents parted before 18",
                                                            "a parent died before 18",
                                                            "had a committed partner",
                                                            "had one who was F",
                                                            "own couple parted",
                                                            "had a mentor",
                                                            "was in psychotherapy"};

} // namespace

void Change::Lag::add(bool secure_then, bool secure_later) {
    (secure_then ? from_secure : from_insecure).add(secure_later);
    table.add(secure_then ? 1 : 0, secure_later ? 1 : 0);
}

Change::Change(const Occasions& occasions) : occasions_(occasions) {
    const auto& adult = occasions.adult;
    const auto distance = [](unsigned month) {
        return month > settled_age ? month - settled_age : settled_age - month;
    };
    for (std::size_t k = 0; k < adult.size(); ++k)
        if (!later_ || distance(adult[k]) <= distance(adult[*later_])) later_ = k;
    const std::string infancy = occasions.infancy ? age_in_words(*occasions.infancy) : "";
    for (std::size_t k = 0; k < adult.size(); ++k) {
        from_infancy_.push_back({infancy + " to " + age_in_words(adult[k])});
        if (k + 1 < adult.size())
            in_adulthood_.push_back({age_in_words(adult[k]) + " to " + age_in_words(adult[k + 1])});
    }
    for (std::size_t k = 0; k < events; ++k) events_.push_back({event_names[k], event_labels[k]});
    events_[5].told = occasions.tells_mentors;
    events_[6].told = occasions.tells_therapy;
}

void Change::add(const CommunityLives& community) {
    for (std::size_t person = 0; person < community.persons.size(); ++person) {
        const Life& life = community.persons[person];
        if (!life.born_here) continue;
        last_generation_ = std::max(last_generation_, life.generation);
        for (std::size_t k = 0; k < life.seen.size(); ++k) {
            const int now = life.seen[k].interview;
            if (now < 0) continue;
            if (life.classified >= 0) from_infancy_[k].add(life.classified == secure, now == autonomous);
            const int next = k + 1 < life.seen.size() ? life.seen[k + 1].interview : -1;
            if (next >= 0) in_adulthood_[k].add(now == autonomous, next == autonomous);
        }
        if (later_ && life.classified >= 0 && life.seen[*later_].interview >= 0) add_reasons(community, person);
    }
}

void Change::add_reasons(const CommunityLives& community, std::size_t person) {
    const Life& life = community.persons[person];
    const bool then = life.classified == secure, later = life.seen[*later_].interview == autonomous;
    const std::size_t way = then ? (later ? 0 : 1) : (later ? 2 : 3);
    ++counts_[way];
    const Happened happened = happened_to(community, person, occasions_.adult[*later_] / 12.0, *later_);
    for (std::size_t k = 0; k < events; ++k) events_[k].met[way].add(happened[k]);
    if (!life.woman) return;
    const double until = life.birth + occasions_.adult[*later_] / 12.0;
    mothers_[life.generation][way].add(bore_a_child(community, person, until));
}

Section Change::stability() const {
    Section section{"stability", "Stability of security", {"secure, then F", "others, then F", "φ"}};
    std::vector<Lag> lags = from_infancy_;
    lags.insert(lags.end(), in_adulthood_.begin(), in_adulthood_.end());
    for (const Lag& lag : lags)
        if (lag.table.cases() > 0)
            section.lines.push_back({"secure_" + lag.label,
                                     lag.label,
                                     {{lag.from_secure.estimate()},
                                      {lag.from_insecure.estimate()},
                                      {lag.table.phi(), Measure::correlation}}});
    std::ranges::for_each(section.lines, [](Line& line) { std::ranges::replace(line.name, ' ', '_'); });
    section.below = "Secure is B in the Strange Situation, and F in the interview.";
    if (std::ranges::any_of(from_infancy_, [](const Lag& lag) { return lag.table.cases() > 0; }))
        section.below += " Published: " + std::string(published_infancy_to_interview) + ".";
    return section;
}

Section Change::changed() const {
    Section section{"changed", "", {}};
    if (!later_ || !occasions_.infancy) return section;
    std::uint64_t all = 0;
    for (const std::uint64_t count : counts_) all += count;
    if (all == 0) return section;
    section.title = "How many changed, from " + age_in_words(*occasions_.infancy) + " to " +
                    age_in_words(occasions_.adult[*later_]);
    section.lines = {{"stayed_secure", "stayed secure", {{share_of(counts_[0], all)}}},
                     {"stayed_insecure", "stayed insecure", {{share_of(counts_[3], all)}}},
                     {"lost_security", "secure then, insecure later (lost)", {{share_of(counts_[1], all)}}},
                     {"earned_security", "insecure then, secure later (earned)", {{share_of(counts_[2], all)}}},
                     {"changed", "changed, either way", {{share_of(counts_[1] + counts_[2], all)}}}};
    section.below =
        "Part of the change is the instruments': both err, so that also a person who never changed may be "
        "classified otherwise the second time.";
    return section;
}

Section Change::reasons() const {
    Section section{"reasons", "", {"stayed secure", "lost it", "earned it", "stayed insecure"}};
    if (!later_ || !occasions_.infancy) return section;
    section.title =
        "What had happened to them by " + age_in_words(occasions_.adult[*later_]) + " (% of each group)";
    for (const Event& event : events_) {
        if (!event.told || event.met[0].estimate().n + event.met[2].estimate().n == 0) continue;
        Line line{std::string(event.name), std::string(event.label), {}};
        for (const Share& share : event.met) line.cells.push_back({share.estimate()});
        section.lines.push_back(line);
    }
    section.below =
        "Compare the first two columns for what went with losing security, the last two for what went with "
        "earning it. These are associations; a twin run with the event switched off shows the effect.";
    return section;
}

/// A run ends with a generation that it keeps childless, which would tell of the scenario and not of lives.
Section Change::mothers() const {
    Section section{"mothers_of_own", "", {"stayed secure", "lost it", "earned it", "stayed insecure"}};
    if (!later_ || !occasions_.infancy) return section;
    std::array<Share, ways> bore{};
    for (const auto& [generation, shares] : mothers_)
        for (std::size_t way = 0; generation < last_generation_ && way < ways; ++way) bore[way].add_all(shares[way]);
    Line line{"bore_a_child", "bore a child", {}};
    for (const Share& share : bore) line.cells.push_back({share.estimate()});
    section.title = "Of the women among them, by " + age_in_words(occasions_.adult[*later_]) + " (% of each group)";
    section.lines.push_back(line);
    section.below = "Without the youngest generation of the run.";
    return section;
}

std::vector<Section> Change::sections() const { return {stability(), changed(), reasons(), mothers()}; }

} // namespace dyad
