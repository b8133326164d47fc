// One person's life as the results hold it: months, assessments, figures, relationships, parents and children.
#pragma once

#include "analysis/story/story_source.hpp"
#include "analysis/story/wording.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dyad {

/// A relationship of the person, in years of its life.
struct StoryTie {
    enum class Kind {
        partner,
        friendship,
        mentor
    };
    Kind kind = Kind::partner;
    std::uint64_t row = 0;
    double other = 0.0;
    double from = 0.0, committed = StoryFact::none, to = StoryFact::none; ///< ages of the person
    bool by_death = false;

    bool lasts() const { return !std::isfinite(to); }
};

/// Something that happened at an age and can be told in half a sentence: "her mother died".
struct StoryEvent {
    enum class Kind {
        mother_died,
        father_died,
        parents_parted,
        therapy_began,
        therapy_left,
        mentor_found,
        love_began,
        home_shared,
        love_ended,
        partner_died,
        child_born
    };
    Kind kind;
    double age = 0.0;
    std::string words;
    std::vector<StoryFact> trace;
};

/// How often a plain bid is noticed and not turned away, from the lasting traits of /care.
double share_answered(const StoryFact& sensitivity, const StoryFact& inconsistency, const StoryFact& rejection);

class LifeRecord {
public:
    LifeRecord(const StorySource& source, double person);

    const StorySource& source() const { return source_; }
    double person() const { return person_; }
    std::uint64_t lineage() const { return lineage_; }
    bool is_woman() const { return is_woman_; }
    const StoryPronouns& pronouns() const { return pronouns_; }
    double birth() const { return birth_; }
    bool has_died() const { return std::isfinite(death_); }
    double age_at_death() const { return death_ - birth_; }
    /// The age up to which the monthly record goes.
    double last_age() const { return months_.empty() ? 0.0 : months_.rbegin()->first / 12.0; }
    unsigned last_month() const { return months_.empty() ? 0 : months_.rbegin()->first; }
    unsigned first_month() const { return months_.empty() ? 0 : months_.begin()->first; }

    /// A value of the true state at this month of life, or none.
    StoryFact at(unsigned month, const std::string& field) const;
    /// A score of anyone at the assessment at this age, or none.
    StoryFact observed(double person, unsigned month, const std::string& field) const;
    /// The months of age at which anyone has this score, ascending.
    std::vector<unsigned> assessed(double person, const std::string& field) const;
    StoryFact of_person(double person, const std::string& field) const;
    /// The row of /care in which this figure is a child's, by slot (1 main, 2 second, 3 third), or none.
    std::optional<std::uint64_t> care_row(double child, int slot) const;
    StoryFact care(std::uint64_t row, const std::string& field) const { return source_.fact("care", row, field); }
    StoryFact tie(const StoryTie& tie, const std::string& field) const { return source_.fact("relationships", tie.row, field); }

    const std::vector<StoryTie>& ties() const { return ties_; } ///< by beginning
    std::vector<StoryTie> ties_of(StoryTie::Kind kind) const;
    double mother() const { return mother_; }
    double father() const { return father_; }
    const std::vector<double>& children() const { return children_; } ///< by birth
    double age_at_birth_of(double other) const { return source_.value("persons", row_of(other), "birth_year") - birth_; }
    /// What happened, by age.
    const std::vector<StoryEvent>& events() const { return events_; }
    /// What happened from one age to another, repeats told as one: "she met a partner twice".
    std::vector<StoryEvent> events_between(double from, double to) const;
    /// "her mother", "his foster father" by slot; "the main figure" at ages at which a placement may have changed who that is.
    /// Without an age, any age of the record.
    std::string figure_words(int slot, double age = 1000.0) const;
    /// Whether this parent by birth is among the figures, and stays so as far as is known.
    bool is_raised_by(double parent) const;
    /// The age at which children are placed, if this one was placed before the end of infancy.
    StoryFact placed_at() const;
    /// The death of a figure of a child before the end of infancy, or none: its traits in /care are those of nobody.
    StoryFact death_in_infancy(double child, std::uint64_t care_row) const;
    /// How the general model stands: what asking is expected to bring over the better of the two others.
    std::optional<double> general_margin(unsigned month) const;
    std::vector<StoryFact> general_facts(unsigned month) const;

private:
    std::uint64_t row_of(double person) const;
    std::string role_words(std::uint64_t care_row) const;
    bool may_be_placed_by(double age) const;
    void note_ties();
    void note_children();
    void note_events();
    void note_parents_events();
    void note_counted_events();
    void note_love_events(const StoryTie& love);

    const StorySource& source_;
    double person_;
    std::uint64_t lineage_ = 0;
    bool is_woman_ = true;
    StoryPronouns pronouns_;
    double birth_ = 0.0, death_ = StoryFact::none, mother_ = StoryFact::none, father_ = StoryFact::none;
    std::map<unsigned, std::uint64_t> months_; ///< rows of /lives
    std::vector<StoryTie> ties_;
    std::vector<double> children_;
    std::vector<StoryEvent> events_;
};

/// Everyone who was followed month by month, by person number.
std::vector<double> followed_persons(const StorySource& source);

} // namespace dyad
