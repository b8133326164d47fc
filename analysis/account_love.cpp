// Patterns of love that therapists describe, counted from what couples did; that amplifying presses was built in.
#include "analysis/account_parts.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

constexpr double looked_back_at = 35.0, fast = 3.0 / 12.0, day = 1.0 / 365.0; ///< years
constexpr unsigned asked_at = 25 * 12;                                        ///< months
/// Struggling to commit: two loves or more that parted before commitment. Diving in: committed within three months of
/// meeting. Avoiding: no partner at all.
std::array<bool, 3> shown_by(const CommunityLives& community, std::size_t person) {
    const double until = community.persons[person].birth + looked_back_at;
    unsigned begun = 0, ended_uncommitted = 0, dived = 0;
    for (const std::size_t which : community.persons[person].loves) {
        const Love& love = community.loves[which];
        if (love.from > until) continue;
        ++begun;
        ended_uncommitted += !std::isfinite(love.committed) && !love.by_death && love.to <= until ? 1 : 0;
        dived += love.committed <= until && love.committed - love.from <= fast + day ? 1 : 0;
    }
    return {ended_uncommitted >= 2, dived > 0, begun == 0};
}

} // namespace

PatternsOfLove::PatternsOfLove(const Occasions& occasions)
    : occasions_(occasions), by_{{"anxiety", "ECR anxiety", {1.0, 7.0}},
                                 {"avoidance", "ECR avoidance", {1.0, 7.0}},
                                 {"reactivity", "reactivity", {-5.0, 5.0}},
                                 {"susceptibility", "susceptibility", {0.0, 8.0}},
                                 {"susceptibility_insecure", "susceptibility, insecure", {0.0, 8.0}},
                                 {"susceptibility_secure", "susceptibility, secure", {0.0, 8.0}}} {
    const auto distance = [](unsigned month) { return month > asked_at ? month - asked_at : asked_at - month; };
    const auto& adult = occasions.adult;
    for (std::size_t k = 0; k < adult.size(); ++k)
        if (adult[k] <= looked_back_at * 12.0 && (!asked_ || distance(adult[k]) < distance(adult[*asked_])))
            asked_ = k;
}

void PatternsOfLove::Binned::add(double value, const std::array<bool, patterns>& shown) {
    if (!std::isfinite(value)) return;
    const double place = std::clamp((value - low) / width, 0.0, static_cast<double>(bins.size() - 1));
    auto& bin = bins[static_cast<std::size_t>(place)];
    ++bin[0];
    for (std::size_t k = 0; k < patterns; ++k) bin[1 + k] += shown[k] ? 1 : 0;
}

/// Bins go whole into the third in which their middle case falls, so that equal numbers stay together.
std::array<std::array<std::uint64_t, 4>, 3> PatternsOfLove::Binned::thirds() const {
    std::uint64_t all = 0, before = 0;
    for (const auto& bin : bins) all += bin[0];
    std::array<std::array<std::uint64_t, 1 + patterns>, 3> thirds{};
    if (all == 0) return thirds;
    for (const auto& bin : bins) {
        if (bin[0] == 0) continue;
        auto& third = thirds[std::min<std::uint64_t>(3 * (2 * before + bin[0]) / (2 * all), 2)];
        for (std::size_t k = 0; k <= patterns; ++k) third[k] += bin[k];
        before += bin[0];
    }
    return thirds;
}

void PatternsOfLove::add(const CommunityLives& community) {
    for (std::size_t person = 0; person < community.persons.size(); ++person) {
        const Life& life = community.persons[person];
        const double year = life.birth + looked_back_at;
        if (!life.born_here || year > occasions_.end || !life.lives_at(year)) continue;
        const auto shown = shown_by(community, person);
        for (std::size_t k = 0; k < patterns; ++k) all_[k].add(shown[k]);
        by_[2].binned.add(life.reactivity, shown);
        by_[3].binned.add(life.susceptibility, shown);
        if (!asked_) continue;
        const Sighting& seen = life.seen[*asked_];
        by_[0].binned.add(seen.anxiety, shown);
        by_[1].binned.add(seen.avoidance, shown);
        if (!std::isfinite(seen.anxiety) || !std::isfinite(seen.avoidance)) continue;
        const bool insecure = seen.anxiety >= middle_of_the_scale || seen.avoidance >= middle_of_the_scale;
        by_[insecure ? 4 : 5].binned.add(life.susceptibility, shown);
    }
}

Section PatternsOfLove::section() const {
    Section section{
        "patterns_of_love", "Patterns of love by 35, % of each group", {"struggles", "dives in", "avoids"}};
    if (all_[0].estimate().n == 0) return section;
    Line everyone{"everyone", "everyone", {}};
    for (const Share& share : all_) everyone.cells.push_back({share.estimate()});
    section.lines.push_back(everyone);
    constexpr std::array<std::string_view, 3> names{"low", "middle", "high"};
    for (const By& by : by_) {
        const auto thirds = by.binned.thirds();
        for (std::size_t t = 0; t < 3; ++t) {
            if (thirds[t][0] == 0) continue;
            const std::string third(names[t]);
            Line line{std::string(by.name) + "_" + third, std::string(by.label) + ": " + third, {}};
            for (std::size_t k = 0; k < patterns; ++k)
                line.cells.push_back({share_of(thirds[t][1 + k], thirds[t][0])});
            section.lines.push_back(line);
        }
    }
    section.above =
        "Struggles: two loves or more that parted before commitment. Dives in: committed within three months of "
        "meeting. Avoids: no partner at all. Low, middle and high are thirds of all who answered.";
    if (asked_)
        section.below =
            "ECR as answered at " + age_in_words(occasions_.adult[*asked_]) +
            "; insecure by it who reaches the scale's middle (4) in anxiety or avoidance. Reactivity and "
            "susceptibility are temperament: those high in susceptibility are the highly sensitive. Nobody is given a "
            "pattern: couples part and commit by what each of the two expects of closeness. But how strongly who "
            "amplifies presses for commitment and who mutes holds back was set by hand, after clinicians' claims "
            "(partnership.press, partnership.hold), and makes the differences by anxiety in diving in and struggling: with "
            "both parameters at 0 the anxious do neither more nor less than others.";
    return section;
}

} // namespace dyad
