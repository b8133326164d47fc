// Finding the coding of a child, with the person or else with its main figure.
#include "analysis/story/child_seen.hpp"

#include <array>

namespace dyad {

int slot_with(const LifeRecord& life, double child) {
    for (const int slot : {1, 2, 3})
        if (const auto row = life.care_row(child, slot); row && life.care(*row, "figure").value == life.person()) return slot;
    return 0;
}

StoryFact early_death(const LifeRecord& life, double figure, double child) {
    constexpr double end_of_infancy = 1.5;
    const StoryFact death = life.of_person(figure, "death_year"), born = life.of_person(child, "birth_year");
    return death.is_there() && born.is_there() && death.value < born.value + end_of_infancy ? death : StoryFact{};
}

std::string role_words(const LifeRecord& life, std::uint64_t care_row) {
    const std::string role = life.care(care_row, "role").label;
    const bool is_woman = life.of_person(life.care(care_row, "figure").value, "sex").is("female");
    if (role == "foster parent" || role == "adoptive parent") return role.substr(0, role.find(' ')) + (is_woman ? " mother" : " father");
    if (role == "step-parent") return is_woman ? "stepmother" : "stepfather";
    return role == "institution staff" ? "the institution's staff" : role;
}

std::string SeenChild::with_words(const LifeRecord& life) const {
    if (!role.is_there()) return "with " + life.pronouns().her;
    const std::string words = role_words(life, role.row);
    if (words.starts_with("the ")) return "with " + words;
    return words == "other figure" ? "with another figure" : "with its " + words;
}

SeenChild seen_child(const LifeRecord& life, double child) {
    constexpr std::array fields{"ssp_class", "ssp_class_father", "ssp_class_other"};
    const auto first_in = [&](int slot) {
        const char* field = fields[static_cast<std::size_t>(slot - 1)];
        const auto months = life.assessed(child, field);
        return months.empty() ? SeenChild{} : SeenChild{life.observed(child, months.front(), field), {}, months.front() / 12.0};
    };
    const int slot = slot_with(life, child);
    if (slot != 0)
        if (SeenChild seen = first_in(slot); seen.is_there()) return seen;
    const auto main = life.care_row(child, 1);
    if (slot == 1 || !main) return {};
    SeenChild seen = first_in(1);
    seen.role = life.care(*main, "role");
    return seen;
}

} // namespace dyad
