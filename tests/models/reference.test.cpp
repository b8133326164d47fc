// The promise that the fast engine is the model: every kernel against the plain reference, bit for bit, all infancy long.
#include "models/kernel.hpp"
#include "sim/run.hpp"
#include "tests/catch.hpp"
#include "tests/reference/comparison.hpp"

using namespace dyad;

namespace {

constexpr std::uint32_t infancy = 18; // months

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
        while (declared[at].mechanism != mechanism || declared[at].parameter.name != name) ++at;
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

/// What is lived and by which kernel.
struct Case {
    const Kernel& kernel;
    const std::vector<double>& values;
    std::uint32_t community, families;
    Draw draw;
};

std::uint32_t family_of(const World& world, std::uint32_t i) { return world.persons.family[world.nursery.person[i]]; }

/// The day of the month on which the engine's own plain loop first differs from the reference in row i, if it does.
std::string day_of_difference(const Case& lived, std::uint32_t i, std::uint32_t months) {
    const Lifecourse processes = with_values(Lifecourse{}, lived.values);
    const reference::Theory theory(processes);
    World world;
    world.community = lived.community;
    world.families = lived.families;
    const auto one_month = [&](World& its, const Month& month) { live_month(processes, its, month, lived.draw); };
    live(processes, world, months, lived.draw, one_month, [](const World&, std::uint32_t) {});
    act(processes, world, Month{months}, lived.draw);
    reference::Child child = reference::born(lived.community, family_of(world, i), theory, lived.draw);
    for (std::uint32_t month = 0; month < months; ++month) reference::live_month(child, theory, month, lived.draw);
    reference::begin_month(child, theory, months, lived.draw);
    for (std::uint32_t day = months * days_per_month; day < (months + 1) * days_per_month; ++day) {
        act(processes, world, Day{day, 0, lived.families}, lived.draw);
        reference::live_days(child, theory, day, day + 1, lived.draw);
        const auto difference = reference::difference_between(world, i, child);
        if (!difference.empty()) return "day " + std::to_string(day) + ": " + difference;
    }
    const std::uint32_t first = months * days_per_month, last = first + days_per_month - 1;
    return "days " + std::to_string(first) + " to " + std::to_string(last) +
           ", in this kernel only: ";
}

/// Where a kernel first differs from the reference: child, day and column; empty if it never does. Every child of the
/// community is looked at each month, after its last day.
std::string first_difference(const Case& lived) {
    const Lifecourse processes = with_values(Lifecourse{}, lived.values);
    const reference::Theory theory(processes);
    std::vector<reference::Child> children; // in the order of families
    for (std::uint32_t family = 0; family < lived.families; ++family)
        children.push_back(reference::born(lived.community, family, theory, lived.draw));
    World world;
    world.community = lived.community;
    world.families = lived.families;
    std::string found;
    const auto one_month = [&](World& its, const Month& month) {
        lived.kernel.live_month(lived.values, its, month, lived.draw.seed, lived.draw.replicate);
    };
    const auto watch = [&](const World& its, std::uint32_t months) {
        for (auto& child : children) reference::live_month(child, theory, months - 1, lived.draw);
        for (std::uint32_t i = 0; found.empty() && i < its.nursery.rows(); ++i) {
            const auto difference = reference::difference_between(its, i, children[family_of(its, i)]);
            if (difference.empty()) continue;
            found = std::string(lived.kernel.name) + ", child of family " + std::to_string(family_of(its, i)) + " of " +
                    std::to_string(lived.families) + ", " + day_of_difference(lived, i, months - 1);
            if (found.ends_with(": ")) found += difference;
        }
    };
    live(processes, world, infancy, lived.draw, one_month, watch);
    return found;
}

} // namespace

TEST_CASE("every kernel lives the same infancies as the plain reference, in communities of any size") {
    const Values values;
    for (const Kernel& kernel : runnable_kernels())
        for (const std::uint32_t families : {1u, 7u, 130u, 1024u})
            CHECK(first_difference({kernel, values.all, 3, families, Draw{1, 0}}) == "");
}

TEST_CASE("every kernel lives the same infancies as the plain reference under any parameter values") {
    std::uint32_t episode_counts = 0;
    for (std::uint32_t vector = 0; vector < 32; ++vector) {
        Values values;
        values.draw(vector);
        if (vector < 8) values.of("signalling", "episodes") = vector + 1;
        if (vector % 2 == 0) values.of("attachment_figures", "institution_share") *= 0.2; // leaves room for three figures
        episode_counts |= 1u << static_cast<unsigned>(values.of("signalling", "episodes"));
        INFO("parameter vector " << vector);
        const std::uint32_t families = 33 + 31 * (vector % 4);
        for (const Kernel& kernel : runnable_kernels())
            CHECK(first_difference({kernel, values.all, vector, families, Draw{vector, vector % 3}}) == "");
    }
    CHECK(episode_counts == 0b111111110); // 1 to 8 episodes a day have all been tried
}

TEST_CASE("the reference and the kernels agree on institutions, maltreatment, one figure and three") {
    struct Household {
        const char* mechanism;
        const char* parameter;
        double value;
    };
    for (const Household& household : {Household{"attachment_figures", "institution_share", 1},
                                       Household{"attachment_figures", "second_share", 0},
                                       Household{"attachment_figures", "third_share", 1},
                                       Household{"attachment_figures", "third_share", 0},
                                       Household{"attachment_figures", "main_weight", 1},
                                       Household{"adversity", "maltreated_share", 1}, Household{"adversity", "level", 0.6}}) {
        Values values;
        values.of(household.mechanism, household.parameter) = household.value;
        INFO(household.mechanism << "." << household.parameter << " = " << household.value);
        for (const Kernel& kernel : runnable_kernels())
            CHECK(first_difference({kernel, values.all, 0, 40, Draw{5, 0}}) == "");
    }
}
