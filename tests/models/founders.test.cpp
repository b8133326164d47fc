// Founders and newborns: who is there, what they bring and inherit, and the weather of a household.
#include "tests/models/lives.hpp"
#include "tests/moments.hpp"

#include <map>
#include <set>

using namespace dyad;
using namespace dyad::test;

namespace {

/// Traits of many founding families, gathered over communities: those of mothers, fathers and children by family.
struct Gathered {
    Numbers avoidance, anxiety, fear, father_avoidance, father_anxiety;
    Numbers reactivity, susceptibility, of_mother, of_father;
};

/// What makes founders and newborns, without their lives.
using Beginning =
    std::tuple<Households, Mortality, Parenthood, Census, Temperament, Partnership, Placement, AttachmentFigures, StateOfMind>;

void gather(Gathered& g, const World& world) {
    const Society& s = world.society;
    const Persons& p = world.persons;
    for (std::uint32_t i = 0; i < s.rows(); ++i) {
        if (p.is_founder(s.person[i], founding_mother))
            g.avoidance.push_back(s.avoidance[i]), g.anxiety.push_back(s.anxiety[i]), g.fear.push_back(s.fearfulness[i]);
        if (p.is_founder(s.person[i], partner_founder))
            g.father_avoidance.push_back(s.avoidance[i]), g.father_anxiety.push_back(s.anxiety[i]);
    }
    for (std::uint32_t i = 0; i < world.nursery.rows(); ++i) {
        const std::uint32_t child = world.nursery.person[i];
        g.reactivity.push_back(p.reactivity[child]), g.susceptibility.push_back(p.susceptibility[child]);
        g.of_mother.push_back(p.reactivity[p.mother[child]]), g.of_father.push_back(p.reactivity[p.father[child]]);
    }
}

/// 100,000 families of mother and father, as newborns find them.
const Gathered& gathered() {
    static const Gathered all = [] {
        Gathered g;
        Beginning processes;
        std::get<StateOfMind>(processes).extreme.value = 10; // nothing is clipped
        std::get<Households>(processes).same_sex_share.value = 0;
        for (std::uint32_t community = 0; community < 100; ++community) {
            World world;
            world.community = community;
            begin_lives(world, 1000, processes);
            gather(g, world);
        }
        return g;
    }();
    return all;
}

constexpr double n = 100000;
double within(double r) { return 4 * error_of_correlation(r, n); }

} // namespace

TEST_CASE("mothers' scores have the declared spreads and correlations") {
    const Gathered& g = gathered();
    REQUIRE(g.avoidance.size() == n);
    CHECK(correlation_of(g.avoidance, g.anxiety) == Approx(0.28).margin(within(0.28)));
    // Fear is skewed, so that its correlations are less exact than those of normal scores.
    CHECK(correlation_of(g.avoidance, g.fear) == Approx(0.15).margin(4 * error_of_correlation(g.avoidance, g.fear)));
    CHECK(correlation_of(g.anxiety, g.fear) == Approx(0.05).margin(4 * error_of_correlation(g.anxiety, g.fear)));
    CHECK(mean_of(g.fear) == Approx(0).margin(4 * error_of_mean(g.fear)));
    for (const Numbers* const z : {&g.avoidance, &g.anxiety}) {
        CHECK(mean_of(*z) == Approx(0).margin(4 / std::sqrt(n)));
        CHECK(variance_of(*z) == Approx(1).margin(4 * std::sqrt(2 / n)));
    }
}

TEST_CASE("spouses are alike in avoidance and anxiety as far as declared, and fathers spread as mothers do") {
    const Gathered& g = gathered();
    CHECK(correlation_of(g.avoidance, g.father_avoidance) == Approx(0.20).margin(within(0.20)));
    CHECK(correlation_of(g.anxiety, g.father_anxiety) == Approx(0.17).margin(within(0.17)));
    CHECK(correlation_of(g.father_avoidance, g.father_anxiety) == Approx(0.28).margin(within(0.28)));
    CHECK(variance_of(g.father_avoidance) == Approx(1).margin(4 * std::sqrt(2 / n)));
    CHECK(variance_of(g.father_anxiety) == Approx(1).margin(4 * std::sqrt(2 / n)));
}

TEST_CASE("children's reactivity spreads as their parents' does and lies halfway between them on the mean") {
    const Gathered& g = gathered();
    Numbers middle;
    for (std::size_t i = 0; i < g.reactivity.size(); ++i) middle.push_back(0.5 * (g.of_mother[i] + g.of_father[i]));
    CHECK(mean_of(g.reactivity) == Approx(0).margin(4 / std::sqrt(n)));
    CHECK(variance_of(g.reactivity) == Approx(1).margin(4 * std::sqrt(2 / n)));
    const double slope =
        correlation_of(middle, g.reactivity) * std::sqrt(variance_of(g.reactivity) / variance_of(middle));
    CHECK(slope ==
          Approx(1).margin(4 * std::sqrt(0.5 / (n * 0.5)))); // residual variance 1/2 over that of the middle, 1/2
    CHECK(correlation_of(g.of_mother, g.reactivity) == Approx(0.5).margin(within(0.5)));
    CHECK(correlation_of(g.of_mother, g.of_father) == Approx(0).margin(within(0)));
}

TEST_CASE("susceptibility is log-normal with mean 1 and goes with reactivity") {
    const Gathered& g = gathered();
    Numbers logarithms;
    for (const double each : g.susceptibility) logarithms.push_back(std::log(each));
    CHECK(mean_of(g.susceptibility) == Approx(1).margin(4 * error_of_mean(g.susceptibility)));
    CHECK(variance_of(logarithms) == Approx(0.16).margin(4 * 0.16 * std::sqrt(2 / n)));
    CHECK(correlation_of(logarithms, g.reactivity) == Approx(0.3).margin(within(0.3)));
}

TEST_CASE("no two persons of a population have the same lineage") {
    std::set<std::uint64_t> lineages;
    std::size_t persons = 0;
    Beginning of_every_kind;
    std::get<Households>(of_every_kind).third_share.value = 0.5;
    std::get<Households>(of_every_kind).institution_share.value = 0.2;
    for (const std::uint32_t community : {0u, 1u, 255u, 256u, 0xffffffu}) {
        World world;
        world.community = community;
        begin_lives(world, 1024, of_every_kind);
        persons += world.persons.rows();
        for (std::uint32_t i = 0; i < world.persons.rows(); ++i) lineages.insert(lineage_number(world.persons, i));
    }
    CHECK(persons > 5 * 1024 * 3);
    CHECK(lineages.size() == persons);
}

TEST_CASE("weights add up to 1 for children with one, two and three figures, and who has no figure has no weight") {
    Beginning of_every_kind;
    auto& households = std::get<Households>(of_every_kind);
    households.third_share.value = 0.5, households.second_share.value = 0.7, households.institution_share.value = 0.2;
    World world;
    begin_lives(world, 1000, of_every_kind);
    const Nursery& infants = world.nursery;
    REQUIRE(infants.rows() == 1000);
    std::map<int, int> figures;
    float worst = 0;
    bool none_for_nobody = true, halves = true;
    for (std::uint32_t i = 0; i < 1000; ++i) {
        float sum = 0;
        int count = 0;
        for (std::uint32_t k = 0; k < figures_at_most; ++k) {
            sum += infants.weight.strip(k)[i];
            count += infants.has_figure(i, k);
            none_for_nobody = none_for_nobody && infants.has_figure(i, k) == (infants.weight.strip(k)[i] > 0) &&
                              infants.has_figure(i, k) == (infants.role.strip(k)[i] != no_role);
        }
        ++figures[count];
        worst = std::max(worst, std::fabs(sum - 1));
        if (count == 3)
            halves = halves && infants.weight.strip(2)[i] == 0.15f &&
                     std::fabs(infants.weight.strip(0)[i] - 0.67f * 0.85f) < 1e-6f;
    }
    CHECK(worst <= 0x1p-23f);
    CHECK(none_for_nobody);
    CHECK(halves);
    for (const int count : {1, 2, 3}) CHECK(figures[count] > 100);
    // An institution, or neither partner nor third figure, leaves one figure; both, without institution, make three.
    const double one = 0.2 + 0.8 * 0.3 * 0.5, three = 0.8 * 0.7 * 0.5;
    CHECK(figures[1] / 1000.0 == Approx(one).margin(4 * std::sqrt(one * (1 - one) / 1000)));
    CHECK(figures[3] / 1000.0 == Approx(three).margin(4 * std::sqrt(three * (1 - three) / 1000)));
}

TEST_CASE("a child in an institution has one figure of its staff, the others have the figures of their household") {
    Beginning some_placed;
    std::get<Households>(some_placed).institution_share.value = 0.5;
    std::get<Households>(some_placed).third_share.value = 0;
    World world;
    begin_lives(world, 500, some_placed);
    const Persons& p = world.persons;
    bool right = true;
    std::uint32_t in_institutions = 0;
    for (std::uint32_t i = 0; i < 500; ++i) {
        const std::uint32_t child = world.nursery.person[i], main = world.nursery.figure.strip(0)[i];
        const bool placed = p.origin[main] == staff_member;
        in_institutions += placed;
        right = right && p.family[child] == p.family[main] && p.is_founder(p.mother[child], founding_mother);
        right = right && (placed || p.mother[child] == main) && world.nursery.has_figure(i, 1) == !placed;
        if (placed) continue;
        const std::uint32_t second = world.nursery.figure.strip(1)[i];
        right = right && world.nursery.role.strip(1)[i] == (p.sex[second] == male ? father : co_mother);
        right = right && p.father[child] == (p.sex[second] == male ? second : nobody);
    }
    CHECK(right);
    CHECK(in_institutions / 500.0 == Approx(0.5).margin(4 * std::sqrt(0.25 / 500)));
}

// The variance of n stationary standard normal numbers has standard error sqrt(2/n) in every month and on every day.
TEST_CASE("context and stress keep their stationary spread, and fade as their memories say") {
    constexpr std::uint32_t children = 1000, communities = 20;
    Numbers shared_at_birth, shared, own, stress, stress_later, context[2];
    Lifecourse processes;
    std::get<Mortality>(processes).level.value = -20; // couples stay as they are
    std::get<Partnership>(processes).parting.value = 0;
    std::get<Households>(processes).third_share.value = 0;
    for (std::uint32_t community = 0; community < communities; ++community) {
        World world;
        world.community = community;
        const Nursery& infants = world.nursery;
        const auto of_mothers = [&](Numbers& all, const Column<float>& column) {
            for (std::uint32_t i = 0; i < children; ++i)
                all.push_back(column[world.persons.society_row[infants.figure[i]]]);
        };
        const auto keep = [&](Numbers& all, const float* values) { all.insert(all.end(), values, values + children); };
        begin_lives(world, children, processes);
        of_mothers(shared_at_birth, world.society.shared_context);
        live_month(processes, world, Month{0}, Draw{});
        for (std::uint32_t month = 1; month < 12; ++month) {
            turn_month(processes, world, month, Draw{});
            live_month(processes, world, Month{month}, Draw{});
        }
        REQUIRE(infants.rows() == children);
        of_mothers(shared, world.society.shared_context);
        of_mothers(own, world.society.own_context);
        keep(stress, infants.stress.strip(0));
        for (const int k : {0, 1}) keep(context[k], infants.context.strip(static_cast<std::size_t>(k)));
        act(processes, world, Day{360, 0, children}, Draw{});
        keep(stress_later, infants.stress.strip(0));
    }
    const double count = children * communities;
    for (const Numbers* const z : {&shared_at_birth, &shared, &own, &stress}) {
        CHECK(mean_of(*z) == Approx(0).margin(4 / std::sqrt(count)));
        CHECK(variance_of(*z) == Approx(1).margin(4 * std::sqrt(2 / count)));
    }
    const auto fades = [&](const Numbers& before, const Numbers& after, double r) {
        CHECK(correlation_of(before, after) == Approx(r).margin(4 * error_of_correlation(r, count)));
    };
    fades(shared_at_birth, shared, std::exp(-12.0 / 24)); // twelve monthly steps of a memory of two years
    fades(stress, stress_later, 0.6);
    fades(context[0], context[1], 0.9); // what both parents' contexts share
    CHECK(variance_of(context[0]) == Approx(1.2 * 1.2).margin(4 * 1.44 * std::sqrt(2 / count)));
}

TEST_CASE("at every corner of their ranges the correlations of states of mind can exist together") {
    const char* names[] = {"fear_skew", "avoidance_anxiety", "avoidance_fear", "anxiety_fear", "spouses_avoidance", "spouses_anxiety"};
    for (unsigned corner = 0; corner < 64; ++corner) {
        auto parameters = parameters_of(StateOfMind{});
        std::vector<double> values;
        for (const Parameter& parameter : parameters) {
            double value = parameter.value;
            for (unsigned k = 0; k < 6; ++k)
                if (parameter.name == std::string_view(names[k])) value = corner >> k & 1u ? parameter.high : parameter.low;
            values.push_back(value);
        }
        Lifecourse processes;
        std::get<StateOfMind>(processes) = with_values(StateOfMind{}, values);
        World world;
        live_through(world, 50, processes, 0);
        const Society& all = world.society;
        bool all_finite = true;
        for (std::size_t i = 0; i < all.rows(); ++i)
            for (const float z : {all.avoidance[i], all.anxiety[i], all.fearfulness[i], all.drawn_self.strip(3)[i]})
                all_finite = all_finite && z > -100 && z < 100; // false for NaN too
        INFO("corner " << corner);
        CHECK(all_finite);
    }
}

TEST_CASE("more avoidant caregivers are less sensitive: the norm table does not move along") {
    const auto mean_sensitivity = [](double avoidance_mean) {
        Lifecourse processes;
        std::get<StateOfMind>(processes).avoidance_mean.value = avoidance_mean;
        World world;
        begin_lives(world, 500, processes);
        act(processes, world, Month{0}, Draw{});
        double sum = 0;
        for (std::uint32_t i = 0; i < 500; ++i) sum += world.nursery.sensitivity.strip(0)[i];
        return sum / 500;
    };
    // Half a spread of .14 lowers the log-odds by half of s_A; the same draws on both sides leave rounding and the clip.
    const double slope = Caregiving{}.avoidance_insensitive.value;
    CHECK(mean_sensitivity(-0.228) - mean_sensitivity(-0.158) == Approx(0.5 * slope).epsilon(0.03));
}
