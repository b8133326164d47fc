// The course of a population: means, spreads and class shares by age and group, from sums that communities add up in order.
#include "models/tables.hpp"

#include "models/formulas.hpp"

#include <cmath>
#include <cstring>
#include <limits>

namespace dyad {

namespace {

/// Groups by what a child can count on from its main figure: how often a direct bid would be noticed on a day without stress or
/// strain. Half is a round number near what Woodhouse et al. (2020, 10.1111/cdev.13224) call good enough.
const std::vector<std::pair<std::uint8_t, std::string>> group_labels{{1, "all children"},
                                                                     {2, "bids noticed below 50 %"},
                                                                     {3, "bids noticed 50 to 75 %"},
                                                                     {4, "bids noticed above 75 %"}};
constexpr std::size_t groups = 4;

/// What is followed: towards the main figure, and in general.
struct Followed {
    const char *name, *label, *unit;
};
constexpr Followed followed[] = {
    {"q_mute", "expected outcome of muting, main figure", "reward"},
    {"q_ask", "expected outcome of asking, main figure", "reward"},
    {"q_amplify", "expected outcome of amplifying, main figure", "reward"},
    {"fear", "fear of the main figure", "0 to 1"},
    {"chance_mute", "chance to mute, main figure", "chance"},
    {"chance_ask", "chance to ask, main figure", "chance"},
    {"general_ask", "general model: expected outcome of asking", "reward"},
    {"general_fear", "general model: fear", "0 to 1"},
    {"tone", "chronic arousal", "0 to 1"},
    {"plasticity", "plasticity of the general model", "-"},
};
constexpr std::size_t variables = std::size(followed);
constexpr std::size_t classes = StrangeSituation::classes.size();

/// Sums over one group: how many, each variable and its square, and children of each class where the class was assessed.
struct Sums {
    double count = 0;
    double sum[variables] = {}, squares[variables] = {};
    double of_class[classes] = {};
};

void add(Sums& sums, const Nursery& infants, std::uint32_t i) {
    const float values[] = {infants.expectation.strip(mute)[i],
                            infants.expectation.strip(ask)[i],
                            infants.expectation.strip(amplify)[i],
                            infants.fear.strip(0)[i],
                            infants.chance_mute.strip(0)[i],
                            infants.chance_ask.strip(0)[i],
                            infants.general_expectation.strip(ask)[i],
                            infants.general_fear[i],
                            infants.tone[i],
                            infants.plasticity[i]};
    static_assert(std::size(values) == variables);
    sums.count += 1;
    for (std::size_t v = 0; v < variables; ++v) {
        sums.sum[v] += values[v];
        sums.squares[v] += static_cast<double>(values[v]) * values[v];
    }
}

/// 0 all, then 1 to 3 by how often the main figure notices. The lasting trait decides, so that nobody changes groups.
std::size_t group_of(const Nursery& infants, std::uint32_t i) {
    const float noticed = sigmoid(infants.sensitivity.strip(0)[i] / (1.0f + infants.inconsistency.strip(0)[i]));
    return noticed < 0.5f ? 1 : noticed < 0.75f ? 2
                                                : 3;
}

std::vector<Field> leading_fields() {
    return {{"age", FieldType::float32, "age", "year"},
            {"group", FieldType::uint8, "group of children by what the main figure notices", "-", group_labels}};
}

} // namespace

FrameFormat course_sums_format() {
    FrameFormat format{"course", "sums over children", leading_fields()};
    for (std::size_t k = 0; k < 1 + 2 * variables + classes; ++k)
        format.fields.push_back({"sum_" + std::to_string(k), FieldType::float64, "sum", "-"});
    return format;
}

void put_course_sums(Frame& frame, const Recording& recording, const World& world, std::uint32_t age_months) {
    const auto& procedure = std::get<StrangeSituation>(recording.battery);
    const bool assessed = recording.gives_strange_situation() && recording.wave_at(age_months) && age_months >= procedure.youngest &&
                          age_months <= procedure.oldest;
    Sums sums[groups];
    for (std::uint32_t i = 0; i < world.nursery.rows(); ++i) {
        const std::size_t own = group_of(world.nursery, i);
        add(sums[0], world.nursery, i);
        add(sums[own], world.nursery, i);
        if (!assessed) continue;
        const auto reading = procedure.observe(world, i, 0, age_months, recording.draw);
        if (reading.missing != Missing::none) continue;
        const auto its_class = static_cast<std::size_t>(reading.scores[0]) - 1;
        sums[0].of_class[its_class] += 1;
        sums[own].of_class[its_class] += 1;
    }
    for (std::size_t group = 0; group < groups; ++group) {
        std::size_t field = 0;
        frame.put(field++, static_cast<float>(age_months) / months_per_year);
        frame.put(field++, static_cast<std::uint8_t>(group + 1));
        frame.put(field++, sums[group].count);
        for (const double sum : sums[group].sum) frame.put(field++, sum);
        for (const double square : sums[group].squares) frame.put(field++, square);
        for (const double count : sums[group].of_class) frame.put(field++, count);
        frame.end_row();
    }
}

FrameFormat course_format() {
    FrameFormat format{"course", "one row per month of age and group: means, spreads and class shares",
                       leading_fields()};
    format.fields.push_back({"children", FieldType::float64, "children in the group", "persons"});
    for (const Followed& variable : followed) {
        format.fields.push_back({std::string(variable.name) + "_mean", FieldType::float64,
                                 std::string("mean: ") + variable.label, variable.unit});
        format.fields.push_back({std::string(variable.name) + "_sd", FieldType::float64,
                                 std::string("standard deviation: ") + variable.label, variable.unit});
    }
    for (const ValueLabel& its_class : StrangeSituation::classes) {
        const std::string label = its_class.label;
        const auto small = static_cast<char>(label[0] | 0x20); // field names are in lower case
        format.fields.push_back({std::string("share_") + small, FieldType::float64,
                                 "share classified " + label + " where the Strange Situation was given", "share"});
    }
    return format;
}

Frame course_of(const Frame& sums) {
    const auto at = [&](std::size_t field, std::size_t row) {
        double value;
        std::memcpy(&value, sums.column(field).data() + row * sizeof value, sizeof value);
        return value;
    };
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    Frame course(course_format().fields.size());
    for (std::size_t row = 0; row < sums.rows(); ++row) {
        float age;
        std::memcpy(&age, sums.column(0).data() + row * sizeof age, sizeof age);
        const double count = at(2, row);
        std::size_t field = 0;
        course.put(field++, age);
        course.put(field++, static_cast<std::uint8_t>(sums.column(1)[row]));
        course.put(field++, count);
        for (std::size_t v = 0; v < variables; ++v) {
            const double mean = at(3 + v, row) / count, square = at(3 + variables + v, row);
            const double variance = count > 1 ? (square - count * mean * mean) / (count - 1) : missing;
            course.put(field++, count > 0 ? mean : missing);
            course.put(field++, variance < 0 ? 0.0 : std::sqrt(variance)); // below 0 by rounding only; NaN stays NaN
        }
        double assessed = 0;
        for (std::size_t c = 0; c < classes; ++c) assessed += at(3 + 2 * variables + c, row);
        for (std::size_t c = 0; c < classes; ++c)
            course.put(field++, assessed > 0 ? at(3 + 2 * variables + c, row) / assessed : missing);
        course.end_row();
    }
    return course;
}

} // namespace dyad
