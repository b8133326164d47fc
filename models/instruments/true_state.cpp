// The true state of a person, figure by figure, bond by bond and in general, as it stands in /latent and /lives.
#include "models/instruments/true_state.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace dyad {

namespace {

/// One true state: name, label, unit.
struct StateField {
    const char *name, *label, *unit;
};
constexpr StateField of_figure[] = {
    {"security", "margin of asking over the better other strategy, less fear", "reward"},
    {"responsiveness", "infancy: chance that a direct bid is noticed today and not rejected", "chance"},
    {"frightening", "infancy: chance that a noticed bid is answered frighteningly this month", "chance"},
    {"rejecting", "infancy: chance that a noticed direct bid is rejected this month", "chance"},
    {"q_mute", "expected outcome of muting the need", "reward"},
    {"q_ask", "expected outcome of asking directly", "reward"},
    {"q_amplify", "expected outcome of amplifying the need", "reward"},
    {"fear", "fear of the figure", "0 to 1"},
    {"formed", "how far a selective attachment to the figure has formed", "0 to 1"},
    {"chance_mute", "chance to mute, by the policy of the day or month", "chance"},
    {"chance_ask", "chance to ask, by the policy of the day or month", "chance"},
    {"felt_value", "after infancy: felt value of one's bids to the figure", "reward"},
    {"calm", "infancy: how calm the figure is today (low is stressed)", "SD"},
    {"context", "infancy: what family support or strain adds to sensitivity this month", "logit"},
};
constexpr StateField of_bond[] = {
    {"q_mute", "expected outcome of muting the need", "reward"},
    {"q_ask", "expected outcome of asking directly", "reward"},
    {"q_amplify", "expected outcome of amplifying the need", "reward"},
    {"fear", "fear of the other", "0 to 1"},
    {"felt_value", "felt value of one's bids", "reward"},
};
constexpr StateField of_person[] = {
    {"general_mute", "general model: expected outcome of muting", "reward"},
    {"general_ask", "general model: expected outcome of asking", "reward"},
    {"general_amplify", "general model: expected outcome of amplifying", "reward"},
    {"general_fear", "general model: fear", "0 to 1"},
    {"mind_mute", "state of mind: expected outcome of muting", "reward"},
    {"mind_ask", "state of mind: expected outcome of asking", "reward"},
    {"mind_amplify", "state of mind: expected outcome of amplifying", "reward"},
    {"mind_fear", "state of mind: fear", "0 to 1"},
    {"mind_avoidance", "avoidance of the state of mind", "SD of the norm"},
    {"mind_anxiety", "anxiety of the state of mind", "SD of the norm"},
    {"mind_fearfulness", "fear in the state of mind", "SD of the norm"},
    {"self_avoidance", "avoidance of the general model", "SD of the norm"},
    {"self_anxiety", "anxiety of the general model", "SD of the norm"},
    {"self_fear", "fear in the general model", "SD of the norm"},
    {"tone", "chronic arousal", "0 to 1"},
    {"plasticity", "plasticity of the general model", "-"},
    {"worth", "self-concept: felt value of one's own bids over the years", "reward"},
    {"partnered", "1 with a partner, 0 without", "-"},
    {"conflict", "bids to the partner that were rejected or answered frighteningly this month", "1/month"},
    {"alone", "from 16 years on: time without a partner, up to now; 0 with one", "years"},
    {"children", "children that a woman has borne so far", "persons"},
    {"psychotherapies", "psychotherapies begun so far", "courses"},
    {"dropped_out", "psychotherapies left early so far", "courses"},
    {"mentors", "mentors so far", "persons"},
    {"short_loves", "loves so far that ended before commitment", "loves"},
    {"fast_commitments", "loves so far with commitment within three months of meeting", "loves"},
    {"love_mute", "whom one thinks of in questions of love: expected outcome of muting", "reward"},
    {"love_ask", "the same: expected outcome of asking", "reward"},
    {"love_amplify", "the same: expected outcome of amplifying", "reward"},
    {"love_fear", "the same: fear", "0 to 1"},
};

/// Bonds beside the figures of childhood.
struct OtherBond {
    Slot slot;
    const char *suffix, *label;
};
constexpr OtherBond other_bonds[] = {
    {friend_slot, "_friend", ", with the closest friend"},
    {helper_slot, "_helper", ", with the therapist, teacher or mentor"},
    {partner_slot, "_partner", ", with the partner"},
};

template <std::size_t Count> std::size_t put_all(Frame& frame, std::size_t field, const float (&values)[Count]) {
    for (const float value : values) frame.put(field++, value);
    return field;
}

/// How safe asking is in this relationship: the truth that instruments of security try to see.
float security_of(const Expectations& model) { return model.ask - std::max(model.mute, model.amplify) - model.fear; }

/// What is kept of a caregiver while the child lives in days.
struct Care {
    float responsiveness = no_score, frightening = no_score, rejecting = no_score, calm = no_score, context = no_score;
};

Care care_of(const Subject& subject, std::uint32_t k) {
    if (!subject.in_nursery) return {};
    const Nursery& infants = subject.nursery();
    const std::uint32_t i = subject.row;
    const float rejecting = infants.chance_rejected.strip(3 * k + ask)[i];
    return {responsiveness_of(infants.chance_noticed.strip(3 * k + ask)[i], rejecting),
            infants.chance_frightened.strip(k)[i], rejecting, infants.stress.strip(k)[i], infants.context.strip(k)[i]};
}

std::size_t put_figure(Frame& frame, std::size_t field, const Subject& subject, std::uint32_t k) {
    float values[std::size(of_figure)];
    std::fill(std::begin(values), std::end(values), no_score);
    if (subject.has(k)) {
        const Expectations model = subject.towards(k);
        const Care care = care_of(subject, k);
        const float known[] = {security_of(model), care.responsiveness, care.frightening, care.rejecting, model.mute,
                               model.ask, model.amplify, model.fear, subject.formed(k), subject.chance_mute(k),
                               subject.chance_ask(k), subject.felt_value(k), care.calm, care.context};
        static_assert(std::size(known) == std::size(of_figure));
        std::copy(std::begin(known), std::end(known), values);
    }
    return put_all(frame, field, values);
}

std::size_t put_bond(Frame& frame, std::size_t field, const Subject& subject, Slot slot) {
    if (!subject.has(slot)) return put_all(frame, field, {no_score, no_score, no_score, no_score, no_score});
    const Expectations model = subject.towards(slot);
    const float values[] = {model.mute, model.ask, model.amplify, model.fear, subject.felt_value(slot)};
    static_assert(std::size(values) == std::size(of_bond));
    return put_all(frame, field, values);
}

/// Standard scores, which are kept of those who have grown out of infancy.
struct Standing {
    float mind_avoidance = no_score, mind_anxiety = no_score, mind_fear = no_score;
    float self_avoidance = no_score, self_anxiety = no_score, self_fear = no_score;
};

Standing standing_of(const Subject& subject) {
    if (subject.in_nursery) return {};
    const Society& society = subject.society();
    const std::uint32_t i = subject.row;
    return {society.avoidance[i], society.anxiety[i], society.fearfulness[i],
            society.self_avoidance[i], society.self_anxiety[i], society.self_fear[i]};
}

/// Years without a partner, up to now, counted from 16 years on.
float years_alone(const Subject& subject, std::uint32_t age_months) {
    constexpr std::uint32_t market = 16 * months_per_year;
    if (subject.in_nursery || age_months < market) return no_score;
    if (subject.has_partner()) return 0.0f;
    const std::uint32_t now = subject.society().birth_month[subject.row] + age_months;
    const std::uint32_t months = std::min(now - subject.society().single_since[subject.row], age_months - market);
    return static_cast<float>(months) / months_per_year;
}

std::size_t put_person(Frame& frame, std::size_t field, const Subject& subject, std::uint32_t age_months) {
    const Expectations general = subject.in_general(), mind = subject.state_of_mind();
    const Standing z = standing_of(subject);
    const std::uint32_t children = subject.in_nursery ? 0 : subject.society().children[subject.row];
    const auto so_far = [&](const Column<std::uint32_t>& counts) {
        return subject.in_nursery ? 0.0f : static_cast<float>(counts[subject.row]);
    };
    const Society& society = subject.society();
    const Expectations love = subject.thought_of_in_love();
    const float values[] = {general.mute, general.ask, general.amplify, general.fear, mind.mute, mind.ask, mind.amplify,
                            mind.fear, z.mind_avoidance, z.mind_anxiety, z.mind_fear, z.self_avoidance, z.self_anxiety,
                            z.self_fear, subject.tone(), subject.plasticity(), subject.worth(),
                            subject.has_partner() ? 1.0f : 0.0f,
                            subject.has_partner() ? society.conflict[subject.row] : no_score, years_alone(subject, age_months),
                            static_cast<float>(children),
                            so_far(society.courses), so_far(society.dropped_out),
                            so_far(society.mentors), so_far(society.short_loves), so_far(society.fast_commitments),
                            love.mute, love.ask, love.amplify, love.fear};
    static_assert(std::size(values) == std::size(of_person));
    return put_all(frame, field, values);
}

} // namespace

std::vector<Field> state_fields() {
    std::vector<Field> fields;
    for (const std::string_view suffix : figure_suffixes)
        for (const StateField& field : of_figure)
            fields.push_back({field.name + std::string(suffix), FieldType::float32, field.label, field.unit});
    for (const OtherBond& bond : other_bonds)
        for (const StateField& field : of_bond)
            fields.push_back({std::string(field.name) + bond.suffix, FieldType::float32,
                              std::string(field.label) + bond.label, field.unit});
    for (const StateField& field : of_person)
        fields.push_back({field.name, FieldType::float32, field.label, field.unit});
    return fields;
}

std::size_t put_state(Frame& frame, std::size_t field, const Subject& subject, std::uint32_t age_months) {
    for (std::uint32_t k = 0; k < figures_at_most; ++k) field = put_figure(frame, field, subject, k);
    for (const OtherBond& bond : other_bonds) {
        const bool friendly = bond.slot == friend_slot && subject.has_friend();
        field = put_bond(frame, field, subject, friendly ? static_cast<Slot>(subject.closest_friend()) : bond.slot);
    }
    return put_person(frame, field, subject, age_months);
}

} // namespace dyad
