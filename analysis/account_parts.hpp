// The parts of the account: each gathers one community after the other, and then tells what it gathered as tables.
#pragma once

#include "analysis/account.hpp"
#include "analysis/lives.hpp"
#include "analysis/statistics.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

inline constexpr double middle_of_the_scale = 4.0; ///< of answers from 1 to 7

/// Styles of grown persons born in the run, by interview and by questionnaire, at each adult occasion.
class AdultStyles {
public:
    explicit AdultStyles(const Occasions& occasions);
    void add(const CommunityLives& community);
    Section section() const;

private:
    struct AtAge {
        std::array<Share, 4> classes{};
        Mean anxiety{}, avoidance{};
        Share secure{};
    };
    const Occasions& occasions_;
    std::vector<AtAge> ages_;
};

/// Who kept security or insecurity from one occasion to a later one, and what had happened to those who changed.
class Change {
public:
    explicit Change(const Occasions& occasions);
    void add(const CommunityLives& community);
    std::vector<Section> sections() const;

private:
    /// Secure then (rows) and later (columns).
    struct Lag {
        std::string label;
        Share from_secure{}, from_insecure{};
        Crosstab table{2};
        void add(bool secure_then, bool secure_later);
    };
    /// 0 stayed secure, 1 lost it, 2 became secure, 3 stayed insecure.
    static constexpr std::size_t ways = 4;
    struct Event {
        std::string_view name, label;
        std::array<Share, ways> met{};
        bool told = true;
    };
    void add_reasons(const CommunityLives& community, std::size_t place);
    Section stability() const;
    Section changed() const;
    Section reasons() const;
    Section mothers() const;

    const Occasions& occasions_;
    std::optional<std::size_t> later_; ///< the adult occasion at which change since infancy is looked at
    std::vector<Lag> from_infancy_, in_adulthood_;
    std::array<std::uint64_t, ways> counts_{};
    std::vector<Event> events_;
    std::map<unsigned, std::array<Share, ways>> mothers_{}; ///< by the woman's generation: whether she bore a child
    unsigned last_generation_ = 0;                          ///< that was born in the run
};

/// Mothers' and fathers' own state of mind, and the security of the children and grandchildren whom they raised.
class Transmission {
public:
    explicit Transmission(const Occasions& occasions) : occasions_(occasions) {}
    void add(const CommunityLives& community);
    Section section() const;

private:
    struct Generation {
        Share secure_of_autonomous{}, secure_of_others{};
        Crosstab secure{2}, disorganized{2}, four{4}, father{2};
        Share secure_of_grandmother{}, secure_of_other_grandmother{};
        Crosstab grandmother{2}, mothers{2};
    };
    std::optional<int> interview_of(const CommunityLives& community, std::size_t parent, double year) const;

    const Occasions& occasions_;
    std::array<Generation, 2> generations_{}; ///< founders' children, and everyone after them
};

/// Births, couples, widowhood and deaths as they came out, beside orders of magnitude of the real world.
class Demography {
public:
    explicit Demography(const Occasions& occasions) : occasions_(occasions) {}
    void add(const CommunityLives& community);
    Section section() const;

private:
    void add_birth_history(const CommunityLives& community, std::size_t woman);
    void add_couples(const CommunityLives& community);
    void add_childhood(const CommunityLives& community, std::size_t child);

    const Occasions& occasions_;
    std::map<unsigned, std::array<Mean, 2>> births_{}; ///< by the woman's generation: children, age at the first
    std::map<unsigned, Share> childless_{};
    LifeTable women_{}, men_{};
    Share partnered_{}, parted_{}, single_parent_{}, same_sex_{};
    std::array<Share, 2> widowed_{}; ///< women, men
};

/// The population year by year, as the file's own table of demography has it.
Section population_section(const ResultsFile& file);

/// Patterns of love by 35 that therapists describe, by adult style and by temperament.
class PatternsOfLove {
public:
    explicit PatternsOfLove(const Occasions& occasions);
    void add(const CommunityLives& community);
    Section section() const;

private:
    static constexpr std::size_t patterns = 3; ///< struggling to commit, diving in, avoiding
    /// Counts by narrow bins of a number, so that thirds can be cut after one pass.
    struct Binned {
        double low, width;
        std::vector<std::array<std::uint64_t, 1 + patterns>> bins;
        Binned(double from, double to) : low(from), width((to - from) / 2000.0), bins(2000) {}
        void add(double value, const std::array<bool, patterns>& shown);
        std::array<std::array<std::uint64_t, 1 + patterns>, 3> thirds() const;
    };
    struct By {
        std::string_view name, label;
        Binned binned;
    };
    const Occasions& occasions_;
    std::optional<std::size_t> asked_; ///< the adult occasion of the questionnaire
    std::array<Share, patterns> all_{};
    std::vector<By> by_;
};

/// Whether the person lives with a committed partner in that year of the run.
bool is_committed(const CommunityLives& community, std::size_t person, double year);
bool has_partner(const CommunityLives& community, std::size_t person, double year);

/// "13 months", "35 years".
std::string age_in_words(unsigned months);

} // namespace dyad
