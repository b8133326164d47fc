// Adult styles by interview and questionnaire, age by age.
#include "analysis/account_parts.hpp"

#include "analysis/published.hpp"

#include <cmath>

namespace dyad {

namespace {

constexpr std::array<std::string_view, 4> names{"aai_f", "aai_ds", "aai_e", "aai_u"};
constexpr std::array<std::string_view, 4> labels{"F   autonomous (secure)", "Ds  dismissing", "E   preoccupied",
                                                 "U   unresolved"};

} // namespace

AdultStyles::AdultStyles(const Occasions& occasions) : occasions_(occasions), ages_(occasions.adult.size()) {}

void AdultStyles::add(const CommunityLives& community) {
    for (const Life& life : community.persons) {
        if (!life.born_here) continue;
        for (std::size_t k = 0; k < ages_.size(); ++k) {
            const Sighting& seen = life.seen[k];
            if (seen.interview >= 0)
                for (std::size_t c = 0; c < 4; ++c) ages_[k].classes[c].add(seen.interview == static_cast<int>(c));
            if (!std::isfinite(seen.anxiety) || !std::isfinite(seen.avoidance)) continue;
            ages_[k].anxiety.add(seen.anxiety);
            ages_[k].avoidance.add(seen.avoidance);
            ages_[k].secure.add(seen.anxiety < middle_of_the_scale && seen.avoidance < middle_of_the_scale);
        }
    }
}

Section AdultStyles::section() const {
    Section section{"adult_styles", "Adult styles of those born in the run", {}};
    for (std::size_t c = 0; c < 4; ++c)
        section.lines.push_back({std::string(names[c]), std::string(labels[c]), {}});
    section.lines.push_back({"ecr_anxiety", "ECR anxiety, mean (1 to 7)", {}});
    section.lines.push_back({"ecr_avoidance", "ECR avoidance, mean", {}});
    section.lines.push_back({"ecr_secure", "ECR: both below 4", {}});
    for (std::size_t k = 0; k < ages_.size(); ++k) {
        section.columns.push_back("at " + age_in_words(occasions_.adult[k]));
        for (std::size_t c = 0; c < 4; ++c) section.lines[c].cells.push_back({ages_[k].classes[c].estimate()});
        section.lines[4].cells.push_back({ages_[k].anxiety.estimate(), Measure::mean});
        section.lines[5].cells.push_back({ages_[k].avoidance.estimate(), Measure::mean});
        section.lines[6].cells.push_back({ages_[k].secure.estimate()});
    }
    section.below =
        "F, Ds, E and U are classes of the Adult Attachment Interview (AAI); " +
        std::string(published_adult_classes) +
        ". The last line counts as secure who stays below the scale's middle (4) in anxiety and in avoidance "
        "of the questionnaire on close relationships (ECR).";
    return section;
}

} // namespace dyad
