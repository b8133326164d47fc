// The promise about additions: a process that does nothing, or an instrument that looks, changes no byte of the rest.
#include "models/instruments/true_state.hpp"
#include "tests/models/lives.hpp"

#include <algorithm>

using namespace dyad;
using namespace dyad::test;

namespace {

/// Acts at every moment, draws, looks, and changes nothing.
struct Idler {
    static constexpr std::string_view name = "idler";
    static constexpr std::string_view meaning = "is there and does nothing";
    Parameter strength{"strength", "-", "-", 1, 0, 1, "strength of nothing", "test"};

    void step(World&, const Founding&, const Draw& draw) const { look(draw); }
    void step(World&, const Turn&, const Draw& draw) const { look(draw); }
    void step(World&, const Entry&, const Draw& draw) const { look(draw); }
    void step(World&, const Birth&, const Draw& draw) const { look(draw); }
    void step(World&, const Ties&, const Draw& draw) const { look(draw); }
    void step(World&, const Month&, const Draw& draw) const { look(draw); }
    void step(World&, const Exchanges&, const Draw& draw) const { look(draw); }
    void step(World&, const MonthEnd&, const Draw& draw) const { look(draw); }
    void step(World&, const Day&, const Draw& draw) const { look(draw); }

private:
    static void look(const Draw& draw) {
        volatile std::uint32_t seen = draw({1, 0}, 0, 0, Purpose("idler")).a;
        static_cast<void>(seen);
    }
};

/// Looks at fear, and errs.
struct FearRating {
    static constexpr std::string_view name = "fear_rating";
    static constexpr std::string_view meaning = "fear of the figure as a rater sees it";
    static constexpr std::uint32_t youngest = 1, oldest = 1200; ///< months

    Parameter error{"error", "-", "-", 0.5, 0, 1, "error of the rater", "test"};

    static constexpr std::array<Score, 1> scores{{{"fear_rated", "Fear, rated", "points"}}};

    Reading<1> observe(const Subject& subject, std::uint32_t slot, std::uint32_t age_months, const Draw& draw) const {
        const Words words = draw(subject.identity(), age_months * 4 + slot, 0, Purpose("fear_rating"));
        return {{subject.fear(slot) + error * normal(words.a)}};
    }
};

constexpr std::uint32_t families = 100;
constexpr std::uint32_t months = 26;
using Bytes = std::vector<std::byte>;

/// What a community leaves behind under some processes and some instruments.
struct Left {
    std::vector<Bytes> state;                          ///< every column of everybody, and the latent table
    std::vector<std::pair<std::string, Bytes>> scores; ///< by field name
};

void keep_columns(Left& left, Table& table) {
    for (AnyColumn* const column : table.columns())
        left.state.emplace_back(column->bytes().begin(), column->bytes().end());
}

template <class... P, class... I> Left lived_with(const std::tuple<P...>& processes, const std::tuple<I...>& battery) {
    constexpr std::size_t instruments = sizeof...(I);
    std::array<bool, instruments> chosen;
    chosen.fill(true);
    const std::vector<Field> fields = fields_of(battery, figure_suffixes);
    Frame observed(fields.size()), latent(state_fields().size());
    World world;
    const Draw draw{3, 0};
    live_through(world, families, processes, months, draw, [&](const World& now, std::uint32_t lived) {
        if (lived != 9 && lived != 13 && lived != months) return;
        for_each_subject(now, [&](const Subject& subject) {
            const std::uint32_t age = lived - now.persons.birth_month[subject.person()];
            put_battery(observed, 0, battery, chosen, subject, age, draw);
            observed.end_row();
            put_state(latent, 0, subject, age);
            latent.end_row();
        });
    });
    Left left;
    keep_columns(left, world.persons);
    keep_columns(left, world.society);
    keep_columns(left, world.nursery);
    for (std::size_t k = 0; k < latent.fields(); ++k)
        left.state.emplace_back(latent.column(k).begin(), latent.column(k).end());
    for (std::size_t k = 0; k < fields.size(); ++k)
        left.scores.emplace_back(fields[k].name, Bytes(observed.column(k).begin(), observed.column(k).end()));
    return left;
}

/// Whether all that the one left is also in the other, byte for byte.
bool is_within(const Left& less, const Left& more) {
    const auto there = [&](const auto& score) { return std::ranges::find(more.scores, score) != more.scores.end(); };
    return less.state == more.state && std::ranges::all_of(less.scores, there);
}

const Left& without_additions() {
    static const Left left = lived_with(Lifecourse{}, Battery{});
    return left;
}

/// The table of contents with an idler before entry `At`.
template <std::size_t At, std::size_t... Before, std::size_t... After>
auto idle_at(std::index_sequence<Before...>, std::index_sequence<After...>) {
    const Lifecourse all;
    return std::tuple(std::get<Before>(all)..., Idler{}, std::get<At + After>(all)...);
}
template <std::size_t At> auto idle_at() {
    return idle_at<At>(std::make_index_sequence<At>{}, std::make_index_sequence<std::tuple_size_v<Lifecourse> - At>{});
}

} // namespace

TEST_CASE("a process that does nothing changes no byte of any life, wherever in the table of contents it stands") {
    CHECK(is_within(without_additions(), lived_with(idle_at<0>(), Battery{})));
    CHECK(is_within(without_additions(), lived_with(idle_at<1>(), Battery{})));
    CHECK(is_within(without_additions(), lived_with(idle_at<7>(), Battery{})));
    CHECK(is_within(without_additions(), lived_with(idle_at<std::tuple_size_v<Lifecourse>>(), Battery{})));
}

TEST_CASE(
    "an instrument that looks changes no byte of any life nor of any other score, wherever in the battery it stands") {
    const std::tuple<FearRating> extra;
    const Left last = lived_with(Lifecourse{}, std::tuple_cat(Battery{}, extra)),
               first = lived_with(Lifecourse{}, std::tuple_cat(extra, Battery{}));
    CHECK(last.scores.size() == without_additions().scores.size() + 2 * figures_at_most);
    CHECK(is_within(without_additions(), last));
    CHECK(is_within(without_additions(), first));
}

TEST_CASE("a process that does something is not taken for one that does nothing") {
    Lifecourse other;
    std::get<Arousal>(other).at_birth.value = 0.36;
    CHECK_FALSE(is_within(without_additions(), lived_with(other, Battery{})));
}
