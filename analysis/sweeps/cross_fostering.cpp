// The analysis of an exchange of newborns: who was borne and reared by which kind of mother, and the contrasts of four cells.
#include "analysis/sweeps/cross_fostering.hpp"

#include "analysis/sweeps/seeds.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

namespace dyad {

namespace {

constexpr std::array<std::string_view, 3> kind_names{"reactivity", "avoidance", "anxiety"};

/// A child who is exchanged: what makes the mother who bore it, and the one who rears it, of a kind.
struct Fostered {
    double birth_mother, rearing_mother;
};

double trait_of_own_mother(const Histories::Person& child, const Histories& lives, MotherKind kind) {
    if (kind == MotherKind::reactivity) return lives.persons()[child.mother].reactivity;
    return kind == MotherKind::avoidance ? child.main_figure_avoidance : child.main_figure_anxiety;
}

/// Children reared by their mothers at home and by another child's mother when exchanged, by lineage. What a mother is like
/// is taken from the world in which she rears her own child.
std::map<std::uint64_t, Fostered> fostered_children(const Histories& at_home, const Histories& exchanged, MotherKind kind) {
    std::map<std::uint64_t, double> of_mother; // by the mother's lineage
    for (const Histories::Person& child : at_home.persons())
        if (child.mother != Histories::none && child.main_figure == child.mother)
            of_mother.emplace(at_home.persons()[child.mother].lineage, trait_of_own_mother(child, at_home, kind)); // by her first child
    std::map<std::uint64_t, Fostered> children;
    for (const Histories::Person& child : exchanged.persons()) {
        if (child.mother == Histories::none || child.main_figure == Histories::none || child.main_figure == child.mother) continue;
        const auto bore = of_mother.find(exchanged.persons()[child.mother].lineage), rears = of_mother.find(exchanged.persons()[child.main_figure].lineage);
        if (child.generation == 1 && bore != of_mother.end() && rears != of_mother.end()) children[child.lineage] = {bore->second, rears->second};
    }
    return children;
}

double median_of(const std::map<std::uint64_t, Fostered>& children) {
    std::vector<double> all;
    for (const auto& [lineage, child] : children) all.push_back(child.birth_mother);
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    return all.empty() ? 0.0 : *middle;
}

} // namespace

std::optional<MotherKind> mother_kind(std::string_view name) {
    const auto found = std::find(kind_names.begin(), kind_names.end(), name);
    if (found == kind_names.end()) return std::nullopt;
    return static_cast<MotherKind>(found - kind_names.begin());
}

std::string_view name_of(MotherKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

void CrossFostering::add(const std::vector<TwinPair>& pairs, const Histories& at_home, const Histories& exchanged) {
    const auto children = fostered_children(at_home, exchanged, kind_);
    const double median = median_of(children);
    std::map<std::size_t, Cells> outcomes;
    for (const TwinPair& pair : pairs) {
        const auto child = children.find(pair.lineage);
        if (child == children.end()) continue;
        const std::size_t birth = child->second.birth_mother >= median, rearing = child->second.rearing_mother >= median;
        Cells& cells = outcomes[pair.outcome];
        const auto count = [](Sum& sum, double value) { sum.sum += value, ++sum.cases; };
        count(cells.away[birth][rearing], pair.changed);
        count(cells.home[birth], pair.as_it_is);
        count(cells.change, pair.effect());
    }
    for (const auto& [outcome, cells] : outcomes) {
        bool is_whole = cells.home[0].cases > 0 && cells.home[1].cases > 0;
        for (const auto& row : cells.away)
            for (const Sum& cell : row) is_whole = is_whole && cell.cases > 0;
        if (is_whole) seeds_[outcome].push_back(cells);
    }
}

std::vector<FosterEffects> CrossFostering::effects() const {
    std::vector<FosterEffects> all;
    for (const auto& of_outcome : seeds_) {
        const auto& seeds = of_outcome.second; // a name of its own, which clang 14 lets a lambda see
        FosterEffects effects;
        effects.outcome = of_outcome.first;
        for (const Cells& cells : seeds) effects.persons += cells.change.cases;
        const auto over = [&](const std::function<double(const Cells&)>& number) {
            std::vector<double> found;
            std::transform(seeds.begin(), seeds.end(), std::back_inserter(found), number);
            return over_seeds(found, effects.persons);
        };
        const auto mean = [](const Cells& cells, std::size_t birth, std::size_t rearing) { return cells.away[birth][rearing].mean(); };
        for (std::size_t b = 0; b < 2; ++b)
            for (std::size_t r = 0; r < 2; ++r) effects.cells[b][r] = over([&](const Cells& c) { return mean(c, b, r); });
        effects.at_home = over([](const Cells& c) { return c.home[1].mean() - c.home[0].mean(); });
        effects.by_birth = over([&](const Cells& c) { return (mean(c, 1, 0) - mean(c, 0, 0) + mean(c, 1, 1) - mean(c, 0, 1)) / 2.0; });
        effects.by_rearing = over([&](const Cells& c) { return (mean(c, 0, 1) - mean(c, 0, 0) + mean(c, 1, 1) - mean(c, 1, 0)) / 2.0; });
        effects.interaction = over([&](const Cells& c) { return mean(c, 1, 1) - mean(c, 1, 0) - mean(c, 0, 1) + mean(c, 0, 0); });
        effects.fostering = over([](const Cells& c) { return c.change.mean(); });
        all.push_back(effects);
    }
    return all;
}

FrameFormat cross_fostering_table(const Field& outcome) {
    FrameFormat format{"cross_fostering", "A row is an outcome of children exchanged at birth: means by birth mother and rearing mother, and what each does", {outcome, {"persons", FieldType::uint64, "Children exchanged, with a value in both worlds", "persons"}}};
    const auto estimate = [&](const std::string& name, const std::string& label) {
        format.fields.push_back({name, FieldType::float64, label, "see /outcomes"});
        format.fields.push_back({name + "_low", FieldType::float64, "Its 95 % interval by Student's t over seeds", "see /outcomes"});
        format.fields.push_back({name + "_high", FieldType::float64, "Its 95 % interval by Student's t over seeds", "see /outcomes"});
    };
    for (const std::string birth : {"low", "high"})
        for (const std::string rearing : {"low", "high"}) estimate("born_" + birth + "_reared_" + rearing, "Mean of children born to a mother who is " + birth + " and reared by one who is " + rearing);
    estimate("at_home", "High - low in the same children, reared by their own mothers");
    estimate("by_birth", "High - low of the birth mother, over both kinds of rearing mothers");
    estimate("by_rearing", "High - low of the rearing mother, over both kinds of birth mothers");
    estimate("interaction", "What rearing does in children of high mothers, less what it does in those of low ones");
    estimate("fostering", "What the exchange itself does, over all kinds");
    return format;
}

Frame cross_fostering_frame(const std::vector<FosterEffects>& effects) {
    Frame frame(29);
    for (const FosterEffects& one : effects) {
        frame.put(0, static_cast<std::uint8_t>(one.outcome + 1));
        frame.put(1, one.persons);
        std::size_t field = 2;
        for (const Estimate& estimate : {one.cells[0][0], one.cells[0][1], one.cells[1][0], one.cells[1][1], one.at_home, one.by_birth, one.by_rearing, one.interaction, one.fostering})
            for (const double value : {estimate.value, estimate.low, estimate.high}) frame.put(field++, value);
        frame.end_row();
    }
    return frame;
}

} // namespace dyad
