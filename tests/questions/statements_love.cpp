// Statements about love and generations: patterns of love by style, bonds by infant class, the cycle that starts over.
#include "tests/questions/statements.hpp"
#include "tests/questions/statements_account.hpp"

namespace dyad::test {

namespace {

/// Struggling, diving in and avoiding, as the account counts them, in thirds by the questionnaire at 25.
Measures patterns(Worlds& worlds) {
    const AccountOfLife account(whole_lives(worlds));
    Measures all;
    constexpr std::array pattern{"struggles", "dives in", "avoids"};
    const auto tell = [&](const std::string& third, const std::string& words, std::size_t which) {
        all.push_back({std::string("share who ") + pattern.at(which) + ": " + words,
                       account("patterns_of_love", third, which)});
    };
    tell("avoidance_low", "least avoidant third", 0), tell("avoidance_high", "most avoidant third", 0);
    tell("anxiety_low", "least anxious third", 0), tell("anxiety_high", "most anxious third", 0);
    tell("anxiety_low", "least anxious third", 1), tell("anxiety_high", "most anxious third", 1);
    tell("avoidance_low", "least avoidant third", 2), tell("avoidance_high", "most avoidant third", 2);
    for (const std::size_t which : {1, 0, 2}) {
        tell("susceptibility_insecure_high", "insecure, most susceptible third", which);
        tell("susceptibility_insecure_low", "insecure, least susceptible third", which);
    }
    return all;
}

/// For each of these persons the relationships of a kind that came to something by an age: friendships that began, or
/// couples who had moved together and parted.
ByPerson counted_by(const Life& life, const ByPerson& of_whom, double age, bool couples_parted) {
    const double kind = life.code_of(in_relationships, "kind", couples_parted ? "partners" : "friends"),
                 parted = life.code_of(in_relationships, "ending", "parted");
    const auto one = life.tables().numbers(in_relationships, "person"),
               other = life.tables().numbers(in_relationships, "other"),
               kinds = life.tables().numbers(in_relationships, "kind"),
               start = life.tables().numbers(in_relationships, "start"),
               committed = life.tables().numbers(in_relationships, "commitment"),
               end = life.tables().numbers(in_relationships, "end"),
               ending = life.tables().numbers(in_relationships, "ending");
    const ByPerson birth = life.registered("birth_year", born_in_the_run);
    ByPerson counts;
    for (const auto& [person, value] : of_whom) counts[person] = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (kinds[i] != kind) continue;
        if (couples_parted && (std::isnan(committed[i]) || ending[i] != parted)) continue;
        for (const double number : {one[i], other[i]}) {
            const auto at = counts.find(life.lineage_of(number));
            if (at == counts.end()) continue;
            const double when = couples_parted ? end[i] : start[i];
            if (when <= birth.at(at->first) + age) at->second += 1;
        }
    }
    return counts;
}

Measures for_life(Worlds& worlds) {
    const Life& life = worlds("stability", 2000, {});
    const AccountOfLife account(life);
    const ByPerson security = life.state("security", 18, born_in_the_run);
    const ByPerson was_secure = is_code(life.score("ssp_class", 18, born_in_the_run), 2);
    const ByPerson satisfaction = life.score("satisfaction", 420, born_in_the_run);
    const ByPerson grown = life.state("self_anxiety", 420, born_in_the_run);
    Measures all;
    for (const std::string age : {"18", "35", "60"})
        all.push_back({"phi of B at 18 months with F at " + age,
                       account("stability", "secure_18_months_to_" + age + "_years", 2)});
    for (const std::uint32_t age : {18U, 35U, 60U})
        all.push_back({"r of true security at 18 months with insecurity (general model) at " + std::to_string(age),
                       correlation_of(security, life.insecurity(12 * age, born_in_the_run))});
    all.push_back({"d of couples parted by 35, B less others",
                   standardised_difference(counted_by(life, grown, 35, true), was_secure)});
    all.push_back({"d of friendships begun by 35, B less others",
                   standardised_difference(counted_by(life, grown, 35, false), was_secure)});
    all.push_back({"d of satisfaction at 35, B less others", standardised_difference(satisfaction, was_secure)});
    return all;
}

/// Those of a generation with the insecurity of somebody's state of mind at 45: their mother, or hers.
ByPerson insecurity_of_mind(const Life& life, double generation) {
    ByPerson sum = life.state("mind_avoidance", 540, generation);
    const ByPerson anxiety = life.state("mind_anxiety", 540, generation);
    for (auto& [person, value] : sum) value += anxiety.at(person);
    return sum;
}
ByPerson of_relative(const ByPerson& who, const ByPerson& values) {
    ByPerson found;
    for (const auto& [person, relative] : who)
        if (const auto at = values.find(relative); at != values.end()) found[person] = at->second;
    return found;
}

Measures starts_over(Worlds& worlds) {
    const Life& life = worlds("three_generations", 2000, {});
    const AccountOfLife account(life);
    const auto mothers = life.relative("mother", 2), grandmothers = life.relative("mother", 1);
    const ByPerson security = life.state("security", 18, 2);
    const ByPerson grandmothers_of = of_relative(mothers, of_relative(grandmothers, insecurity_of_mind(life, 0)));
    return {{"phi of F of the mother with B of the child, founding families",
             account("transmission", "mother_child", 0)},
            {"phi of F of the mother with B of the child, later",
             account("transmission", "mother_child", 1)},
            {"phi of F of the mother's mother with B of the child",
             account("transmission", "grandmother_child", 1)},
            {"r of the mother's true insecurity (mind) at 45 with true security at 18 months",
             correlation_of(of_relative(mothers, insecurity_of_mind(life, 1)), security)},
            {"r of the mother's mother's true insecurity at 45 with true security",
             correlation_of(grandmothers_of, security)}};
}

} // namespace

Statements statements_of_love() {
    return {{"patterns", "insecure people struggle to commit, dive in, or avoid relationships", "life_course",
             patterns},
            {"for_life", "a style formed in infancy stays for life and helps to form stable bonds", "stability",
             for_life},
            {"starts_over", "with one's own family the whole cycle starts over", "three_generations",
             starts_over}};
}

} // namespace dyad::test
