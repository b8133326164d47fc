// Partnership: who meets, loves, lives together and parts. Singles know each other by sampled acquaintance.
#pragma once

#include "models/acquaintance.hpp"
#include "models/courtship.hpp"
#include "models/world.hpp"
#include "sim/each_where.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"
#include "sim/random_rows.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Each month, in this order (A, X avoidance and anxiety of the general model, V the value of the bond, ages in years):
/// 1. Death ends a love.
/// 2. Couples part with the chance  lambda_B exp(-k_B (V_pair - .45)),  V_pair = .5 (V_i + V_j) less strain (conflict);  while uncommitted
///    times dating_parting, if committed and both raising a child under 18 times children_protect.
/// 3. Those who stay commit (move together) with the chance  c_0 exp(.5 (press_i + press_j)) ripe(age of the younger),
///      press = k_press P(amplify) - k_hold P(mute)    by each one's own policy towards the other,
///      ripe = sigmoid((age - ripe_age) / ripe_width):
///    the geometric mean of what both would do alone. A love is lived for a month before 2 and 3.
///    Built in, after clinicians' claims and by sizes set by hand, is that who amplifies presses for commitment and who
///    mutes holds back (k_press, k_hold; 0 switches them off). Not built in is who mutes and who amplifies, and when:
///    nobody is given a style, and how a person bids follows from what the two have lived with each other and before.
/// 4. Singles from 16 to 80, `mourning` months after a loss, search with the chance  lambda_E exp(-e_A A) season(age),
///    season rising evenly from 0 at 16 to 1 at full_age, and exp(-(age - 60) / fading) after 60.
/// 5. A searcher i has `candidates` meetings with singles j, searching or not, who are eligible: of the sex looked for
///    and looking for i's; no more than age_gap years apart; neither younger than half the other's age and seven years;
///    neither close kin, by birth or care, nor friends. Each match has the mutual score  M = .5 (s_ij + s_ji),
///      s_ij = rho_as D_j - rho_K |K_i - K_j| + sqrt(1 - rho_as^2 - rho_K^2) N_ij - age_weight |years|,
///    D = -(A + X) / sqrt 2, K the two scores of the state of mind added / sqrt 2, years how much older the man is,
///    less older_man (same sex: how far apart). The match suits i if M >= choosiness + choosy_avoidance A_i, and j if M
///    is so by j's A, plus hold_back if j does not search. The best of all that suit both come true, as long as both
///    are single.
/// A scenario forces what else is left to chance: models/courtship.hpp says how. At `parted_age` a share of persons is
/// parted from the partner they have; when a first child reaches `divorce_age` a share of couples who are its parents
/// is parted; at `given_age` a share of those who are single and free come together with the one most at ease among
/// `given_candidates` eligible singles, whatever either wants. Each is decided by a draw of its own.
struct Partnership {
    static constexpr std::string_view name = "partnership";
    static constexpr std::string_view meaning = "who meets, loves, lives together and parts";

    Parameter same_sex_share{"same_sex_share", "-", "share", 0.02, 0, 1, "share who look for a partner of their sex", "assumed"};
    Parameter search{"search", "lambda_E", "1/month", 0.02, 0, 1, "chance that a single of ripe age searches",
                     "fitted by hand: share partnered at 30"};
    Parameter avoidance_lowers{"avoidance_lowers", "e_A", "1/SD", 0.4, 0, 2, "how much avoidance lowers its log",
                               "fitted by hand: with lambda_E; not identified"};
    Parameter full_age{"full_age", "-", "years", 22, 17, 40, "age from which singles search most", "assumed"};
    Parameter fading{"fading", "-", "years", 8, 1, 50, "years after 60 in which search falls to 1/e", "assumed"};
    Parameter mourning{"mourning", "-", "months", 6, 0, 120, "months after a loss without search", "assumed", Parameter::Kind::whole};
    Parameter candidates{"candidates", "-", "-", 8, 1, 16, "meetings of a searcher with eligible singles", "assumed",
                         Parameter::Kind::whole};
    Parameter age_gap{"age_gap", "-", "years", 10, 0, 60, "age difference at most", "assumed"};
    Parameter older_man{"older_man", "-", "years", 2, -10, 10, "how much older the man is at best", "assumed"};
    Parameter age_weight{"age_weight", "-", "1/year", 0.2, 0, 2, "what each year away from that costs", "assumed"};
    Parameter desirability{"desirability", "rho_as", "-", 0.02685, 0, 0.7, "weight of the other's ease with closeness",
                           "fitted by hand: similarity of partners"};
    Parameter likeness{"likeness", "rho_K", "-", 0.2, 0, 0.7, "weight of a state of mind like one's own",
                       "fitted by hand: spouses' states of mind correlate .2"};
    Parameter choosiness{"choosiness", "-", "-", -0.8, -5, 3, "mutual score that a searcher accepts", "assumed"};
    Parameter choosy_avoidance{"choosy_avoidance", "-", "1/SD", 0.3, 0, 2, "how much avoidance raises it", "assumed"};
    Parameter hold_back{"hold_back", "-", "-", 0.5, 0, 5, "how much more it takes for those who do not search", "assumed"};
    Parameter commits{"commits", "c_0", "1/month", 0.05, 0, 1, "chance to commit at a ripe age", "assumed"};
    Parameter press{"press", "k_press", "-", 8, 0, 10, "how much amplifying raises its log",
                    "assumed: clinical claim that anxious people dive in"};
    Parameter hold{"hold", "k_hold", "-", 8, 0, 10, "how much muting lowers its log",
                   "assumed: clinical claim that people who mute struggle to commit"};
    Parameter ripe_age{"ripe_age", "-", "years", 22, 10, 60, "age at which this chance is half its full size",
                       "fitted by hand: median age at the first union"};
    Parameter ripe_width{"ripe_width", "-", "years", 2, 0.1, 20, "how slowly it rises with age", "assumed"};
    Parameter parting{"parting", "lambda_B", "1/month", 0.006, 0, 0.5, "chance to part at the usual value",
                      "fitted by hand: break-ups within five years"};
    Parameter value_protects{"value_protects", "k_B", "1/reward", 2.5, 0, 10, "how strongly the value of the bond protects it",
                             "fitted by hand: with lambda_B"};
    Parameter usual_value{"usual_value", "-", "reward", 0.45, -1, 1, "value of the bond at which that chance holds", "assumed"};
    Parameter dating_parting{"dating_parting", "-", "-", 4, 0, 50, "how many times as often uncommitted couples part", "assumed"};
    Parameter children_protect{"children_protect", "-", "-", 0.8, 0, 2, "factor on the chance that parents part: 0 keeps all together, 1 protects none", "assumed"};
    Parameter parted_share{"parted_share", "-", "share", 0, 0, 1, "share of persons parted from their partner at an age", "scenario"};
    Parameter parted_age{"parted_age", "-", "years", 30, 16, 90, "that age", "scenario"};
    Parameter divorce_share{"divorce_share", "-", "share", 0, 0, 1, "share of parents parted when their first child reaches an age", "scenario"};
    Parameter divorce_age{"divorce_age", "-", "years", 5, 2, 17, "that age of the child", "scenario"};
    Parameter given_share{"given_share", "-", "share", 0, 0, 1, "share of singles who are given a partner at an age", "scenario"};
    Parameter given_age{"given_age", "-", "years", 25, 17, 79, "that age", "scenario"};
    Parameter given_candidates{"given_candidates", "-", "-", 8, 1, 16, "meetings with persons of whom the one most at ease is given; 1: whoever is met",
                               "scenario", Parameter::Kind::whole};

    void step(World& world, const Entry& entry, const Draw& draw) const {
        for (std::uint32_t i = entry.first; i < entry.last; ++i) arrive(world.society, i, entry.month, draw);
        List<std::uint32_t> mothers(world.scratch, world.families); // rows of the founders numbered 0, by family
        for (std::uint32_t family = 0; family < world.families; ++family) mothers.push_back(nobody);
        for (std::uint32_t i = entry.first; i < entry.last; ++i)
            if (is_founder(world, i, 0)) mothers[world.persons.family[world.society.person[i]]] = i;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            if (!is_founder(world, i, 31)) continue;
            const std::uint32_t first = mothers[world.persons.family[world.society.person[i]]];
            if (first != nobody) begin_as_couple(world.society, first, i, entry.month);
        }
    }

    void step(World& world, const Ties& ties, const Draw& draw) const {
        Society& society = world.society;
        const auto rows = static_cast<std::uint32_t>(society.rows());
        std::fill_n(society.separated_from.strip(), rows, nobody);
        std::fill_n(society.widowed_from.strip(), rows, nobody);
        const auto loses = [&](std::uint32_t i) { return is_lost(world, i, society.partner[i]); };
        each_where(society, loses, [&](std::uint32_t i) { mourn_love(world, i, ties.month); });
        const List<std::uint8_t> raising = who_raise_together(world, ties.month);
        go_on(world, ties.month, raising, draw);
        if (divorce_share > 0.0f) part_parents(world, ties.month, whole_months(divorce_age), divorce_share, draw);
        if (parted_share > 0.0f) part_at_age(world, ties.month, whole_months(parted_age), parted_share, draw);
        bring_together(world, ties.month, draw);
    }

private:
    static constexpr std::uint32_t youngest = 16 * 12, oldest = 80 * 12, at_once = 3;

    void arrive(Society& society, std::uint32_t i, std::uint32_t month, const Draw& draw) const {
        society.partner[i] = society.separated_from[i] = society.widowed_from[i] = nobody;
        society.partner_since[i] = society.committed_since[i] = never;
        society.unions[i] = society.short_loves[i] = society.fast_commitments[i] = 0;
        society.single_since[i] = month;
        const float luck = uniform(draw(identity_of(society, i), 0, 0, Purpose("partnership.orientation")).a);
        society.same_sex[i] = luck < same_sex_share ? 1 : 0;
    }

    /// Parting and commitment, by the draw of the one of the smaller lineage. The committed, who only can part, are passed
    /// over where the draw is above their chance if the other's value were the least of all (and a little above that, since
    /// exp may be off in its last digits): value_protects is never negative.
    void go_on(World& world, std::uint32_t month, const List<std::uint8_t>& raising, const Draw& draw) const {
        const Society& society = world.society;
        const auto rows = static_cast<std::uint32_t>(society.rows());
        const float least = least_of(society.felt_value.strip(partner_slot), rows) - most_of(society.strain.strip(), rows);
        const float most = 1.001f * at_least(children_protect, 1.0f);
        const auto at_worst = [&](std::uint32_t i) { return most * chance_to_part(value_to(society, i), least); };
        const Luck luck = Luck::of_month(world.scratch, draw, society, month, Purpose("partnership.couple"));
        const auto might = [&](std::uint32_t i) {
            return (society.partner[i] != nobody) & (society.partner_since[i] != month) &
                   ((luck.first(i) < at_worst(i)) | (society.committed_since[i] == never));
        };
        each_where(society, might, [&](std::uint32_t i) {
            part_or_commit(world, i, month, raising[i] != 0, luck.first(i), luck.second(i));
        });
    }

    void part_or_commit(World& world, std::uint32_t i, std::uint32_t month, bool raising, float luck, float more_luck) const {
        Society& society = world.society;
        const std::uint32_t j = world.persons.living_row(society.partner[i]);
        if (j == nobody || !before(identity_of(society, i), identity_of(society, j))) return;
        const bool committed = society.committed_since[i] != never;
        if (luck < chance_to_part(society, i, j, committed, raising)) part_lovers(world, i, j, month);
        else if (!committed && more_luck < chance_to_commit(society, i, j, month)) commit(society, i, j, month);
    }

    [[gnu::always_inline]] static float value_to(const Society& society, std::uint32_t i) {
        return society.felt_value.strip(partner_slot)[i] - society.strain[i];
    }
    [[gnu::always_inline]] float chance_to_part(float mine, float theirs) const {
        return parting * exp(-(value_protects * (0.5f * (mine + theirs) - usual_value)));
    }

    float chance_to_part(const Society& society, std::uint32_t i, std::uint32_t j, bool committed, bool raising) const {
        const float chance = chance_to_part(value_to(society, i), value_to(society, j));
        if (!committed) return chance * dating_parting;
        return raising ? chance * children_protect : chance;
    }

    float chance_to_commit(const Society& society, std::uint32_t i, std::uint32_t j, std::uint32_t month) const {
        const float younger = std::min(years_of(society, i, month), years_of(society, j, month));
        const float pressing = 0.5f * (pressing_of(society, i) + pressing_of(society, j));
        return commits * exp(pressing) * sigmoid((younger - ripe_age) / ripe_width);
    }

    float pressing_of(const Society& society, std::uint32_t i) const {
        const float mutes = society.chance_mute.strip(partner_slot)[i];
        const float asks = society.chance_ask.strip(partner_slot)[i];
        return press * (1.0f - mutes - asks) - hold * mutes;
    }

    static void commit(Society& society, std::uint32_t i, std::uint32_t j, std::uint32_t month) {
        for (const std::uint32_t one : {i, j}) {
            society.committed_since[one] = month;
            society.fast_commitments[one] += month - society.partner_since[one] <= at_once;
        }
    }

    void bring_together(World& world, std::uint32_t month, const Draw& draw) const {
        Society& society = world.society;
        const auto rows = static_cast<std::uint32_t>(society.rows());
        const auto kind = [&] { return List<std::uint32_t>(world.scratch, rows); };
        std::array<List<std::uint32_t>, 4> singles{kind(), kind(), kind(), kind()};
        const auto is_single = [&](std::uint32_t i) {
            return (society.partner[i] == nobody) & (society.alive[i] != 0) & is_free(society, i, month);
        };
        each_where(society, is_single, [&](std::uint32_t i) {
            if (is_around(world, i)) singles[kind_of(society.sex[i], society.same_sex[i])].push_back(i);
        });
        List<std::uint32_t> searchers(world.scratch, rows);
        List<std::uint8_t> searching(world.scratch, rows);
        searching.fill(rows);
        const Luck luck = Luck::of_month(world.scratch, draw, society, month, Purpose("partnership.searches"));
        const auto searches = [&](std::uint32_t i) {
            return is_single(i) & (luck.first(i) < chance_to_search(society, i, month));
        };
        each_where(society, searches, [&](std::uint32_t i) {
            if (!is_around(world, i)) return;
            searching[i] = 1;
            searchers.push_back(i);
        });
        const auto crowd = [&](std::size_t which) { return ByAge(world, month, singles[which]); };
        const std::array<ByAge, 4> crowds{crowd(0), crowd(1), crowd(2), crowd(3)};
        for (std::uint32_t i = 0; given_share > 0.0f && i < rows; ++i)
            if (is_given(world, i, month, draw)) give(world, crowds[kind_sought(society, i)], i, month, draw);
        List<Match> matches(world.scratch, met_at_most * searchers.size());
        for (const std::uint32_t i : searchers)
            look(world, crowds[kind_sought(society, i)], i, month, draw, searching, matches);
        best_first(society, matches);
        for (const Match& match : matches)
            if (society.partner[match.i] == nobody && society.partner[match.j] == nobody)
                begin_love(society, match.i, match.j, month);
    }

    [[gnu::always_inline]] bool is_free(const Society& society, std::uint32_t i, std::uint32_t month) const {
        const std::uint32_t age = age_in_months(society, i, month);
        const auto wait = static_cast<std::uint32_t>(mourning);
        const bool mourns = (society.unions[i] > 0) & (month - society.single_since[i] < wait);
        return (age >= youngest) & (age < oldest) & !mourns;
    }

    [[gnu::always_inline]] float chance_to_search(const Society& society, std::uint32_t i, std::uint32_t month) const {
        const float age = years_of(society, i, month);
        const float rise = at_most((age - 16.0f) / (full_age - 16.0f), 1.0f);
        const float season = rise * exp(-(at_least(age - 60.0f, 0.0f) / fading));
        return search * exp(-(avoidance_lowers * society.self_avoidance[i])) * season;
    }

    bool is_given(const World& world, std::uint32_t i, std::uint32_t month, const Draw& draw) const {
        const Society& society = world.society;
        if (age_in_months(society, i, month) != whole_months(given_age) || society.partner[i] != nobody) return false;
        if (!is_around(world, i) || !is_free(society, i, month)) return false;
        return uniform(draw(identity_of(society, i), 0, 0, Purpose("partnership.given")).a) < given_share;
    }

    void give(World& world, const ByAge& crowd, std::uint32_t i, std::uint32_t month, const Draw& draw) const {
        const auto wanted = static_cast<std::uint32_t>(given_candidates);
        const std::uint32_t j = most_at_ease_of(world, crowd, i, month, whole_months(age_gap), wanted, draw);
        if (j != nobody) begin_love(world.society, i, j, month);
    }

    void look(const World& world, const ByAge& crowd, std::uint32_t i, std::uint32_t month, const Draw& draw,
              const List<std::uint8_t>& searching, List<Match>& matches) const {
        const Society& society = world.society;
        const std::uint32_t age = age_in_months(society, i, month), gap = whole_months(age_gap);
        const Rows positions = crowd.aged((age > gap ? age - gap : 0) / months_per_year, (age + gap) / months_per_year);
        std::array<std::uint32_t, met_at_most> met;
        const std::uint32_t found =
            meet(crowd, positions, draw, {identity_of(society, i), month, Purpose("partnership.meets")},
                 std::span(met).first(static_cast<std::uint32_t>(candidates)),
                 [&](std::uint32_t j) { return may_love(world, i, j, month, gap); });
        for (std::uint32_t c = 0; c < found; ++c) {
            const std::uint32_t j = met[c];
            const Words words = draw(identity_of(society, i), month, c, Purpose("partnership.liking"));
            const float score = mutual_score(society, i, j, normal(words.a), normal(words.b));
            const float held_back = searching[j] ? 0.0f : static_cast<float>(hold_back);
            if (score >= wants(society, i) && score >= wants(society, j) + held_back) matches.push_back({score, i, j});
        }
    }

    float wants(const Society& society, std::uint32_t i) const {
        return choosiness + choosy_avoidance * society.self_avoidance[i];
    }

    float mutual_score(const Society& society, std::uint32_t i, std::uint32_t j, float n_ij, float n_ji) const {
        constexpr float half = 0.70710678f;
        const float desirable_i = -((society.self_avoidance[i] + society.self_anxiety[i]) * half);
        const float desirable_j = -((society.self_avoidance[j] + society.self_anxiety[j]) * half);
        const float mind_i = (society.avoidance[i] + society.anxiety[i]) * half;
        const float mind_j = (society.avoidance[j] + society.anxiety[j]) * half;
        const float i_older = years_older(society, i, j);
        const float man_older = society.sex[i] == male ? i_older : -i_older;
        const float off = std::fabs(society.same_sex[i] ? i_older : man_older - older_man);
        const float rest = std::sqrt(at_least(1.0f - desirability * desirability - likeness * likeness, 0.0f));
        const float both = likeness * std::fabs(mind_i - mind_j) + age_weight * off;
        return 0.5f * (desirability * (desirable_i + desirable_j) + rest * (n_ij + n_ji)) - both;
    }
};

} // namespace dyad::inline DYAD_KERNEL
