// The course of a population: means, spreads and class shares by age and group, from sums that communities add up in order.
#include "models/tables.hpp"

#include "models/formulas.hpp"

#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace dyad {

namespace {

/// Groups by what an infant can count on from its main figure: how often a direct bid would be noticed on a day without stress or
/// strain. Half is a round number near what Woodhouse et al. (2020, 10.1111/cdev.13224) call good enough.
const std::vector<std::pair<std::uint8_t, std::string>> group_labels{{1, "everybody"},
                                                                     {2, "bids noticed below 50 %"},
                                                                     {3, "bids noticed 50 to 75 %"},
                                                                     {4, "bids noticed above 75 %"}};
constexpr std::size_t groups = 4; ///< in infancy; later there is only everybody

/// What is followed: towards the main figure, in general, and what only grown persons have.
struct Followed {
    const char *name, *label, *unit;
    bool later = false; ///< not known in infancy
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
    {"avoidance", "avoidance of the general model", "SD", true},
    {"anxiety", "anxiety of the general model", "SD", true},
    {"worth", "self-concept: felt value of one's own bids", "reward", true},
    {"partnered", "share with a partner", "share", true},
};
constexpr std::size_t variables = std::size(followed);
constexpr std::size_t classes = StrangeSituation::classes.size();
using Values = std::array<float, variables>;

Values values_in_nursery(const Nursery& infants, std::uint32_t i) {
    return {infants.expectation.strip(mute)[i],
            infants.expectation.strip(ask)[i],
            infants.expectation.strip(amplify)[i],
            infants.fear.strip(0)[i],
            infants.chance_mute.strip(0)[i],
            infants.chance_ask.strip(0)[i],
            infants.general_expectation.strip(ask)[i],
            infants.general_fear[i],
            infants.tone[i],
            infants.plasticity[i]};
}

Values values_in_society(const Society& society, std::uint32_t i) {
    return {society.expectation.strip(mute)[i],
            society.expectation.strip(ask)[i],
            society.expectation.strip(amplify)[i],
            society.fear.strip(0)[i],
            society.chance_mute.strip(0)[i],
            society.chance_ask.strip(0)[i],
            society.general_expectation.strip(ask)[i],
            society.general_fear[i],
            society.tone[i],
            society.plasticity[i],
            society.self_avoidance[i],
            society.self_anxiety[i],
            society.worth[i],
            society.partner[i] != nobody ? 1.0f : 0.0f};
}

/// 0 all, then 1 to 3 by how often the main figure notices. The lasting trait decides, so that nobody changes groups.
std::size_t group_of(const Nursery& infants, std::uint32_t i) {
    const float noticed = sigmoid(infants.sensitivity.strip(0)[i] / (1.0f + infants.inconsistency.strip(0)[i]));
    return noticed < 0.5f ? 1 : noticed < 0.75f ? 2
                                                : 3;
}

/// Ages are told by months of infancy, then by years. The place of an age among them, if it is told.
std::optional<std::size_t> place_of_age(std::uint32_t age_months) {
    constexpr std::uint32_t infancy = World::nursery_months;
    if (age_months >= 1 && age_months <= infancy) return age_months - 1;
    if (age_months > infancy && age_months % months_per_year == 0)
        return infancy + age_months / months_per_year - infancy / months_per_year - 1;
    return std::nullopt;
}

std::vector<Field> leading_fields() {
    return {{"age", FieldType::float32, "age", "year"},
            {"group", FieldType::uint8, "in infancy: group by what the main figure notices", "-", group_labels}};
}

} // namespace

/// Sums over one group: how many, each variable and its square, and persons of each class where the class was assessed.
struct CourseSums::Sums {
    std::uint32_t age_months = 0, group = 0;
    double count = 0;
    double sum[variables] = {}, squares[variables] = {};
    double of_class[classes] = {};

    void add(const Values& values, std::optional<std::size_t> its_class) {
        count += 1;
        for (std::size_t v = 0; v < variables; ++v) {
            sum[v] += values[v];
            squares[v] += static_cast<double>(values[v]) * values[v];
        }
        if (its_class) of_class[*its_class] += 1;
    }
};

CourseSums::CourseSums(std::uint32_t months) {
    for (std::uint32_t age = 1; age <= months; ++age)
        for (std::uint32_t group = 0; place_of_age(age) && group < groups; ++group) {
            sums_.push_back({});
            sums_.back().age_months = age, sums_.back().group = group;
        }
}

CourseSums::~CourseSums() = default;

void CourseSums::add(const Recording& recording, const World& world, std::uint32_t months_lived) {
    const auto& procedure = std::get<StrangeSituation>(recording.battery);
    const auto class_of = [&](const Subject& who, std::uint32_t age) -> std::optional<std::size_t> {
        const bool of_age = age >= procedure.youngest && age <= procedure.oldest;
        if (!of_age || !recording.gives_strange_situation() || !recording.wave_at(age)) return std::nullopt;
        const auto reading = procedure.observe(who, 0, age, recording.draw);
        if (reading.missing != Missing::none) return std::nullopt;
        return static_cast<std::size_t>(reading.scores[0]) - 1;
    };
    for (std::uint32_t i = 0; i < world.nursery.rows(); ++i) {
        const std::uint32_t age = months_lived - world.nursery.birth_day[i] / days_per_month;
        const auto place = place_of_age(age);
        if (!place) continue;
        const std::size_t first = groups * *place;
        const Values values = values_in_nursery(world.nursery, i);
        const auto its_class = class_of(Subject{world, i, true}, age);
        sums_[first].add(values, its_class);
        sums_[first + group_of(world.nursery, i)].add(values, its_class);
    }
    for (std::uint32_t i = 0; i < world.society.rows(); ++i) {
        const std::uint32_t age = months_lived - world.society.birth_month[i];
        const auto place = place_of_age(age);
        if (!place || !world.society.alive[i] || world.persons.origin[world.society.person[i]] != born_here) continue;
        sums_[groups * *place].add(values_in_society(world.society, i), class_of(Subject{world, i, false}, age));
    }
}

void CourseSums::put(Frame& frame) const {
    for (const Sums& sums : sums_) {
        if (sums.group > 0 && sums.age_months > World::nursery_months) continue;
        std::size_t field = 0;
        frame.put(field++, static_cast<float>(sums.age_months) / months_per_year);
        frame.put(field++, static_cast<std::uint8_t>(sums.group + 1));
        frame.put(field++, sums.count);
        for (const double sum : sums.sum) frame.put(field++, sum);
        for (const double square : sums.squares) frame.put(field++, square);
        for (const double count : sums.of_class) frame.put(field++, count);
        frame.end_row();
    }
}

FrameFormat course_sums_format() {
    FrameFormat format{"course", "sums over persons", leading_fields()};
    for (std::size_t k = 0; k < 1 + 2 * variables + classes; ++k)
        format.fields.push_back({"sum_" + std::to_string(k), FieldType::float64, "sum", "-"});
    return format;
}

FrameFormat course_format() {
    FrameFormat format{"course", "one row per age and group of those born in the run: means, spreads and class shares",
                       leading_fields()};
    format.fields.push_back({"children", FieldType::float64, "persons in the group", "persons"});
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
            if (followed[v].later && age * months_per_year < World::nursery_months + 0.5f) { // infants have none
                course.put(field++, missing);
                course.put(field++, missing);
                continue;
            }
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
