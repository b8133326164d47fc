// The promise that the fast engine is the model: every kernel against the plain reference, bit for bit, life long.
#include "models/kernel.hpp"
#include "sim/run.hpp"
#include "tests/catch.hpp"
#include "tests/reference/comparison.hpp"

using namespace dyad;

namespace {

/// One parameter value for each parameter, by its place in the table of contents.
struct Values {
    std::vector<double> all;
    std::vector<Declaration> declared;

    Values() {
        const auto add = [&](const auto& process) {
            for (const Parameter& parameter : parameters_of(process)) {
                all.push_back(parameter.value);
                declared.push_back({process.name, parameter});
            }
        };
        std::apply([&](const auto&... process) { (add(process), ...); }, Lifecourse{});
    }
    double& of(std::string_view mechanism, std::string_view name) {
        std::size_t at = 0;
        while (at < all.size() && (declared[at].mechanism != mechanism || declared[at].parameter.name != name)) ++at;
        REQUIRE(at < all.size()); // such a parameter is declared
        return all[at];
    }
    /// Every value drawn anew from its declared range.
    void draw(std::uint32_t vector) {
        for (std::size_t k = 0; k < all.size(); ++k) {
            const Words words = Draw{20, 0}({vector, 0}, static_cast<std::uint32_t>(k), 0, Purpose("test.values"));
            const Parameter& parameter = declared[k].parameter;
            const double share = (words.a + 0.5) / 4294967296.0;
            const bool whole = parameter.kind == Parameter::Kind::whole;
            all[k] = parameter.low + share * (parameter.high - parameter.low + whole);
            if (whole) all[k] = std::floor(all[k]);
        }
    }
};

/// What is lived, how long, and by which kernel.
struct Case {
    const Kernel& kernel;
    const std::vector<double>& values;
    std::uint32_t community, families, years;
    Draw draw;
};

/// The same lives as the reference lived them, and where the engine first differed from it.
struct Compared {
    reference::Community lives;
    std::string difference; ///< kernel, month, person and column; empty if there is none
};

/// Everyone is looked at each month, after its last day.
Compared compare(const Case& lived) {
    const Lifecourse processes = with_values(Lifecourse{}, lived.values);
    const reference::Theory theory(processes);
    Compared compared{reference::begin(lived.community, lived.families, theory, lived.draw), ""};
    World world;
    world.community = lived.community;
    world.families = lived.families;
    const auto one_month = [&](World& its, const Month& month) {
        if (compared.difference.empty())
            lived.kernel.pass_month(lived.values, its, month, lived.draw.seed, lived.draw.replicate);
    };
    const auto watch = [&](const World& its, std::uint32_t months) {
        if (!compared.difference.empty()) return; // what follows differs all the more
        reference::turn_month(compared.lives, theory, months - 1, lived.draw);
        reference::live_month(compared.lives, theory, months - 1, lived.draw);
        const std::string difference = reference::difference_between(its, compared.lives);
        if (!difference.empty())
            compared.difference = std::string(lived.kernel.name) + ", " + std::to_string(lived.families) +
                                  " families, month " + std::to_string(months - 1) + ", " + difference;
    };
    live(processes, world, lived.years * months_per_year, lived.draw, one_month, watch);
    return compared;
}

void check_same(const Values& values, std::uint32_t families, std::uint32_t years, Draw draw) {
    for (const Kernel& kernel : runnable_kernels())
        CHECK(compare({kernel, values.all, draw.seed + 2, families, years, draw}).difference == "");
}

} // namespace

TEST_CASE("every kernel lives the same lives as the plain reference, in communities of any size") {
    const Values values;
    check_same(values, 1, 30, Draw{1, 0});
    check_same(values, 7, 40, Draw{1, 0});
    check_same(values, 60, 22, Draw{1, 1});
    check_same(values, 300, 7, Draw{1, 2});
    check_same(values, 1024, 2, Draw{1, 3});
}

TEST_CASE("every kernel and the plain reference agree through three generations") {
    Values values;
    values.of("parenthood", "generations") = 3;
    values.of("parenthood", "first_births") = 4;
    values.of("parenthood", "ready_age") = 18;
    values.of("parenthood", "first_rate") = 0.2;
    values.of("parenthood", "single_rate") = 0.01;
    values.of("parenthood", "identical_share") = values.of("parenthood", "fraternal_share") = 0.03;
    for (const Kernel& kernel : runnable_kernels()) {
        const Compared compared = compare({kernel, values.all, 5, 60, 70, Draw{2, 0}});
        CHECK(compared.difference == "");
        std::uint32_t grown = 0, deaths = 0;
        for (const reference::Person& person : compared.lives.people) {
            grown += person.generation == 3 && person.age(70 * months_per_year) > childhood_months;
            deaths += person.death_month != never;
        }
        CHECK(grown > 0);  // great-grandchildren have grown up
        CHECK(deaths > 0); // and the old have died
    }
}

TEST_CASE("every kernel lives the same lives as the plain reference under any parameter values") {
    std::uint32_t episode_counts = 0;
    for (std::uint32_t vector = 0; vector < 32; ++vector) {
        Values values;
        values.draw(vector);
        if (vector < 8) values.of("signalling", "episodes") = vector + 1;
        if (vector % 2 == 0) values.of("households", "institution_share") *= 0.2; // leaves room for three figures
        episode_counts |= 1u << static_cast<unsigned>(values.of("signalling", "episodes"));
        INFO("parameter vector " << vector);
        check_same(values, 7 + 11 * (vector % 4), 25, Draw{vector, vector % 3});
    }
    CHECK(episode_counts == 0b111111110); // 1 to 8 episodes a day have all been tried
}

TEST_CASE("the reference and the kernels agree on whatever a scenario does to lives") {
    struct Setting {
        const char* mechanism;
        const char* parameter;
        double value;
    };
    const std::vector<std::vector<Setting>> scenarios{
        {{"households", "institution_share", 1}, {"placement", "share", 1}, {"placement", "from_institution", 1}},
        {{"households", "second_share", 0}, {"parenthood", "single_rate", 0.05}},
        {{"households", "third_share", 1}, {"households", "same_sex_share", 1}, {"parenthood", "donor_rate", 0.1}},
        {{"placement", "share", 0.5}, {"placement", "age", 3}, {"placement", "kind", 2}},
        {{"placement", "share", 0.5}, {"placement", "age", 0}, {"households", "second_share", 0.5}},
        {{"yoking", "share", 0.7}, {"households", "third_share", 0.5}, {"parenthood", "identical_share", 0.1}},
        {{"placement", "exchange", 0.7}, {"households", "second_share", 0.5}, {"parenthood", "identical_share", 0.1}},
        {{"adversity", "maltreated_share", 1}, {"adversity", "level", 0.6}, {"parent_training", "share", 1}},
        {{"mortality", "level", -5}, {"mortality", "bereaved_share", 1}},
        {{"partnership", "divorce_share", 1}, {"partnership", "parted_share", 1}, {"partnership", "given_share", 1}},
        {{"partnership", "commits", 1}, {"partnership", "parting", 0.05}, {"partnership", "mourning", 0}},
        {{"psychotherapy", "given_share", 1}, {"psychotherapy", "given_age", 20}, {"psychotherapy", "rate", 0.02}},
        {{"somatic_therapy", "given_share", 1}, {"somatic_therapy", "given_age", 19}, {"psychotherapy", "dose", 1}},
        {{"mentoring", "given_share", 1}, {"mentoring", "rate", 0.1}, {"mentoring", "ends", 0.2}},
        {{"parenthood", "identical_share", 0.5}, {"parenthood", "fraternal_share", 0.5}},
        {{"temperament", "felt_after_infancy", 1}, {"plasticity", "schedule", 1}},
        {{"family_events", "rate", 2}, {"plasticity", "schedule", 2}},
        {{"attachment_figures", "main_weight", 1}, {"plasticity", "schedule", 3}},
        {{"attachment_figures", "grandparent_share", 1}, {"parenthood", "ready_age", 15}}};
    for (const auto& scenario : scenarios) {
        Values values;
        for (const Setting& setting : scenario) values.of(setting.mechanism, setting.parameter) = setting.value;
        INFO(scenario.front().mechanism << "." << scenario.front().parameter << " = " << scenario.front().value);
        check_same(values, 25, 24, Draw{5, 0});
    }
}
