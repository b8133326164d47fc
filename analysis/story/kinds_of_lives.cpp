// The kinds of lives, each a plain condition on what was coded or lived.
#include "analysis/story/kinds_of_lives.hpp"

#include "sim/scenario/nearest_name.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace dyad {

namespace {

std::string infant_class(const LifeRecord& life) {
    const auto months = life.assessed(life.person(), "ssp_class");
    constexpr unsigned infancy = 24; // a Strange Situation at five codes no infant
    return months.empty() || months.front() > infancy ? "" : life.observed(life.person(), months.front(), "ssp_class").label;
}

std::string adult_class(const LifeRecord& life, bool is_last) {
    const auto months = life.assessed(life.person(), "aai_class");
    return months.empty() ? "" : life.observed(life.person(), is_last ? months.back() : months.front(), "aai_class").label;
}

bool is_insecure(const std::string& label) { return label == "A" || label == "C" || label == "D"; }
bool was_grown(const LifeRecord& life) { return life.last_month() >= 40 * 12; }

bool continuous_secure(const LifeRecord& life) { return infant_class(life) == "B" && adult_class(life, false) == "F" && adult_class(life, true) == "F"; }
bool continuous_insecure(const LifeRecord& life) {
    const std::string first = adult_class(life, false), last = adult_class(life, true);
    return is_insecure(infant_class(life)) && !first.empty() && first != "F" && last != "F";
}
bool earned_secure(const LifeRecord& life) { return is_insecure(infant_class(life)) && adult_class(life, false) != "F" && adult_class(life, true) == "F"; }
bool lost_security(const LifeRecord& life) { return infant_class(life) == "B" && !adult_class(life, true).empty() && adult_class(life, true) != "F"; }
bool avoidant_infant(const LifeRecord& life) { return infant_class(life) == "A"; }
bool secure_infant(const LifeRecord& life) { return infant_class(life) == "B"; }
bool resistant_infant(const LifeRecord& life) { return infant_class(life) == "C"; }
bool disorganized_infant(const LifeRecord& life) { return infant_class(life) == "D"; }

bool has_event(const LifeRecord& life, StoryEvent::Kind kind) {
    return std::any_of(life.events().begin(), life.events().end(), [&](const StoryEvent& event) { return event.kind == kind; });
}
bool therapy(const LifeRecord& life) { return has_event(life, StoryEvent::Kind::therapy_began); }
bool left_therapy(const LifeRecord& life) { return has_event(life, StoryEvent::Kind::therapy_left); }
bool mentored(const LifeRecord& life) { return !life.ties_of(StoryTie::Kind::mentor).empty(); }
bool never_partnered(const LifeRecord& life) { return was_grown(life) && life.ties_of(StoryTie::Kind::partner).empty(); }
bool divorced(const LifeRecord& life) {
    const auto loves = life.ties_of(StoryTie::Kind::partner);
    return std::any_of(loves.begin(), loves.end(), [](const StoryTie& tie) { return std::isfinite(tie.committed) && !tie.lasts() && !tie.by_death; });
}
bool widowed(const LifeRecord& life) {
    const auto loves = life.ties_of(StoryTie::Kind::partner);
    return std::any_of(loves.begin(), loves.end(), [&](const StoryTie& tie) { return tie.by_death && !tie.lasts() && tie.to <= life.last_age() - 1.0 / 12.0; });
}
bool one_love(const LifeRecord& life) {
    const auto loves = life.ties_of(StoryTie::Kind::partner);
    return loves.size() == 1 && std::isfinite(loves.front().committed) && loves.front().lasts() && was_grown(life);
}
bool childless(const LifeRecord& life) { return was_grown(life) && life.children().empty(); }
bool many_children(const LifeRecord& life) { return life.children().size() >= 3; }
bool three_generations(const LifeRecord& life) {
    return !life.children().empty() && !life.assessed(life.mother(), "aai_class").empty() && !life.assessed(life.person(), "ssp_class").empty() && !life.assessed(life.children().front(), "ssp_class").empty();
}
bool parents_parted(const LifeRecord& life) {
    return std::any_of(life.events().begin(), life.events().end(), [](const StoryEvent& event) { return event.kind == StoryEvent::Kind::parents_parted && event.age < 18.0; });
}
bool lost_a_parent(const LifeRecord& life) {
    return std::any_of(life.events().begin(), life.events().end(), [](const StoryEvent& event) { return (event.kind == StoryEvent::Kind::mother_died || event.kind == StoryEvent::Kind::father_died) && event.age < 18.0; });
}
bool died(const LifeRecord& life) { return life.has_died(); }

constexpr std::array all_kinds{
    KindOfLife{"continuous secure", "B as an infant, F in the first and the last interview", continuous_secure},
    KindOfLife{"continuous insecure", "A, C or D as an infant, not F in the first and the last interview", continuous_insecure},
    KindOfLife{"earned secure", "A, C or D as an infant, not F in the first interview, F in the last", earned_secure},
    KindOfLife{"lost security", "B as an infant, not F in the last interview", lost_security},
    KindOfLife{"secure infant", "B in the first Strange Situation, up to two years of age", secure_infant},
    KindOfLife{"avoidant infant", "A in the first Strange Situation, up to two years of age", avoidant_infant},
    KindOfLife{"resistant infant", "C in the first Strange Situation, up to two years of age", resistant_infant},
    KindOfLife{"disorganized infant", "D in the first Strange Situation, up to two years of age", disorganized_infant},
    KindOfLife{"therapy", "began a psychotherapy", therapy},
    KindOfLife{"left therapy", "left a psychotherapy before its end", left_therapy},
    KindOfLife{"mentored", "had a mentor", mentored},
    KindOfLife{"never partnered", "no partner up to 40 or later", never_partnered},
    KindOfLife{"one love", "one partner, moved together, who lasts at the end", one_love},
    KindOfLife{"divorced", "parted from a partner after moving together", divorced},
    KindOfLife{"widowed", "a partner died", widowed},
    KindOfLife{"childless", "no children up to 40 or later", childless},
    KindOfLife{"many children", "three children or more", many_children},
    KindOfLife{"three generations", "the mother's interview, the person's infancy and a child's infancy are coded", three_generations},
    KindOfLife{"parents parted", "the parents parted before 18", parents_parted},
    KindOfLife{"lost a parent", "a parent died before 18", lost_a_parent},
    KindOfLife{"died", "died before the end of the run", died}};

} // namespace

std::span<const KindOfLife> kinds_of_lives() { return all_kinds; }

Outcome<const KindOfLife*> kind_named(const std::string& name) {
    std::vector<std::string> names;
    std::string list, plain = name; // in any case of letters
    for (char& sign : plain)
        if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
    for (const KindOfLife& kind : all_kinds) {
        if (kind.name == plain) return &kind;
        names.emplace_back(kind.name);
        list += (list.empty() ? "" : ", ") + std::string(kind.name);
    }
    const auto nearest = nearest_name(plain, names);
    return Refusal{"--like " + name, 0, 0, std::string("this is no kind of life that can be looked for; ") + (nearest ? "did you mean \"" + *nearest + "\"? " : "") + "the kinds are " + list};
}

Outcome<double> first_like(const StorySource& source, const KindOfLife& kind) {
    const std::vector<double> persons = followed_persons(source);
    for (const double person : persons)
        if (kind.is_one(LifeRecord(source, person))) return person;
    return Refusal{"--like " + std::string(kind.name), 0, 0, "none of the " + counted(persons.size(), "person who was followed is one", "persons who were followed is one") + " (" + std::string(kind.meaning) + "); follow more with --families, or look for another kind"};
}

double telling_person(const StorySource& source) {
    double best = StoryFact::none;
    std::size_t most = 0, most_children = 0;
    for (const double person : followed_persons(source)) {
        const LifeRecord life(source, person);
        std::set<std::string> words;
        for (const StoryEvent& event : life.events()) words.insert(event.words);
        const std::size_t children = life.children().size();
        if (std::isfinite(best) && (words.size() < most || (words.size() == most && children <= most_children))) continue;
        best = person, most = words.size(), most_children = children;
    }
    return best;
}

} // namespace dyad
