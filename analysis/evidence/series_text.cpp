// Reading series from the words in which findings write them.
#include "analysis/evidence/series.hpp"

#include "sim/scenario/nearest_name.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace dyad {

namespace {

using Words = std::vector<std::string>;

std::optional<double> number_of(const std::string& word) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

struct PlainQuantity {
    std::string_view word;
    Term::Kind kind;
};
constexpr std::array plain_quantities{PlainQuantity{"reactivity", Term::Kind::reactivity},
                                      PlainQuantity{"susceptibility", Term::Kind::susceptibility},
                                      PlainQuantity{"woman", Term::Kind::woman},
                                      PlainQuantity{"man", Term::Kind::man},
                                      PlainQuantity{"identical", Term::Kind::identical},
                                      PlainQuantity{"fraternal", Term::Kind::fraternal}};

struct Possessive {
    std::string_view word;
    Term::Of of;
};
constexpr std::array possessives{Possessive{"mother's", Term::Of::mother}, Possessive{"father's", Term::Of::father},
                                 Possessive{"partner's", Term::Of::partner}, Possessive{"twin's", Term::Of::twin}};

/// Reads words from left to right; the first thing that is wrong is kept as a sentence.
class SeriesReader {
public:
    SeriesReader(std::string_view text, const std::vector<SeenField>& fields)
        : text_(text), words_(words_in(text)), fields_(fields) {}

    Outcome<SeriesPlan> read() {
        SeriesPlan plan;
        plan.text = text_;
        double sign = takes("-") ? -1.0 : 1.0;
        do {
            plan.terms.push_back(term());
            plan.terms.back().sign = sign;
            if (takes("+")) sign = 1.0;
            else if (takes("-")) sign = -1.0;
            else break;
        } while (wrong_.empty());
        cut(plan);
        if (wrong_.empty() && at_ < words_.size()) wrong("`" + words_[at_] + "` stands where the series should end");
        if (!wrong_.empty()) return Refusal{"", 0, 0, "the series `" + text_ + "` cannot be read: " + wrong_};
        return plan;
    }

private:
    bool takes(std::string_view word) {
        if (at_ >= words_.size() || words_[at_] != word) return false;
        ++at_;
        return true;
    }
    std::string next(const std::string& wanted) {
        if (at_ >= words_.size()) {
            wrong("it ends where " + wanted + " should stand");
            return {};
        }
        return words_[at_++];
    }
    void wrong(std::string sentence) {
        if (wrong_.empty()) wrong_ = std::move(sentence);
    }

    Term term() {
        Term result;
        for (const Possessive& possessive : possessives)
            if (takes(possessive.word)) result.of = possessive.of;
        const std::string word = next("a quantity");
        for (const PlainQuantity& plain : plain_quantities)
            if (plain.word == word) {
                result.kind = plain.kind;
                return result;
            }
        if (word == "generation") return generation(result);
        if (word == "partnered" || word == "parted" || word == "met" || word == "years") return love(result, word);
        return seen(result, word);
    }

    Term generation(Term result) {
        result.kind = Term::Kind::generation;
        const std::string word = next("a generation's number");
        const auto number = number_of(word);
        if (!number || *number < 0 || *number > 50 || *number != std::floor(*number))
            wrong("`generation " + word + "` names no generation; write 0 for the founders, 1 for their children");
        else result.number = static_cast<unsigned>(*number);
        return result;
    }

    Term love(Term result, const std::string& word) {
        const bool between = word == "parted" || word == "met";
        result.kind = word == "partnered" ? Term::Kind::partnered
                      : word == "parted"  ? Term::Kind::parted
                      : word == "met"     ? Term::Kind::met
                                          : Term::Kind::years_together;
        if (word == "years" && !takes("together")) wrong("after `years` it should read `together at AGE years`");
        const std::string preposition = between ? "between" : "at";
        if (!takes(preposition)) wrong("after `" + word + "` an age should follow, as in `" + preposition + "`");
        ages(result);
        if (wrong_.empty() && result.ages.size() != (between ? 2U : 1U))
            wrong("`" + word + "` asks for " + (between ? "two ages, as in `between 25 and 30 years`" : "one age"));
        if (between && wrong_.empty() && result.ages[0] >= result.ages[1])
            wrong("the first of its ages must be the younger one");
        return result;
    }

    Term seen(Term result, const std::string& word) {
        const auto known = std::find_if(fields_.begin(), fields_.end(), [&](const auto& f) { return f.name == word; });
        if (known == fields_.end()) {
            std::vector<std::string> names;
            for (const SeenField& field : fields_) names.push_back(field.name);
            for (const PlainQuantity& plain : plain_quantities) names.emplace_back(plain.word);
            const auto nearest = nearest_name(word, names);
            wrong("`" + word + "` is nothing that is recorded of a person" +
                  (nearest ? "; did you mean `" + *nearest + "`?" : "; `dyad info FILE` shows the tables"));
            return result;
        }
        result.field = word;
        if (!takes("at")) {
            result.label = next("`at` and an age");
            if (std::find(known->labels.begin(), known->labels.end(), result.label) == known->labels.end()) {
                std::string list;
                for (const std::string& label : known->labels) list += (list.empty() ? "" : ", ") + label;
                wrong("`" + result.label + "` is no label of " + word +
                      (list.empty() ? ", which is a number" : ", whose labels are " + list));
            }
            result.kind = Term::Kind::labelled;
            if (!takes("at")) wrong("after `" + word + " " + result.label + "` an age should follow, as in `at 13 months`");
        } else if (!known->labels.empty()) {
            result.kind = Term::Kind::code;
        }
        ages(result);
        if (result.kind != Term::Kind::score && result.ages.size() > 1) wrong("a class is of one age, not of several");
        return result;
    }

    void ages(Term& term) {
        std::vector<double> numbers;
        do {
            const std::string word = next("an age");
            const auto number = number_of(word);
            if (!number || *number <= 0.0) wrong("`" + word + "` is no age");
            numbers.push_back(number.value_or(0.0));
        } while (wrong_.empty() && takes("and"));
        const std::string unit = wrong_.empty() ? next("`months` or `years`") : "";
        if (unit != "months" && unit != "years") wrong("ages are in `months` or `years`, not in `" + unit + "`");
        if (!wrong_.empty()) return;
        for (const double number : numbers) {
            const double months = unit == "years" ? 12.0 * number : number;
            if (months != std::floor(months) || months > 1440.0)
                wrong("an age must be a whole number of months below 120 years");
            else term.ages.push_back(static_cast<unsigned>(months));
        }
    }

    void cut(SeriesPlan& plan) {
        if (!wrong_.empty()) return;
        if (takes("in")) {
            const bool rest = takes("the");
            const std::string end = next("`highest third` or `lowest third`");
            if (!rest || (end != "highest" && end != "lowest") || !takes("third"))
                wrong("after `in` it should read `the highest third` or `the lowest third`");
            plan.cut = end == "highest" ? SeriesPlan::Cut::highest_third : SeriesPlan::Cut::lowest_third;
            return;
        }
        const bool above = takes("above");
        if (!above && !takes("below")) return;
        plan.cut = above ? SeriesPlan::Cut::above : SeriesPlan::Cut::below;
        const std::string word = next("a number");
        const auto number = number_of(word);
        if (!number) wrong("`" + word + "` is no number to cut at");
        plan.at = number.value_or(0.0);
    }

    std::string text_;
    Words words_;
    const std::vector<SeenField>& fields_;
    std::size_t at_ = 0;
    std::string wrong_;
};

} // namespace

Outcome<SeriesPlan> read_series(std::string_view text, const std::vector<SeenField>& fields) {
    return SeriesReader(text, fields).read();
}

} // namespace dyad
