// Reading expressions from left to right; the first thing that is wrong is what is said.
#include "analysis/studies/expression.hpp"

#include "analysis/evidence/entry.hpp"
#include "sim/scenario/nearest_name.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace dyad {

namespace {

class ExpressionReader {
public:
    ExpressionReader(std::string_view text, const ExpressionNames& names) : text_(text), words_(words_in(text)), names_(names) {}

    Outcome<Expression> read() {
        Expression expression;
        expression.text = text_;
        double sign = takes("-") ? -1.0 : 1.0;
        do {
            expression.terms.push_back(term());
            expression.terms.back().sign = sign;
            if (takes("+")) sign = 1.0;
            else if (takes("-")) sign = -1.0;
            else break;
        } while (wrong_.empty());
        cut(expression);
        if (wrong_.empty() && at_ < words_.size()) wrong("`" + words_[at_] + "` stands where it should end");
        if (!wrong_.empty()) return Refusal{"", 0, 0, "`" + text_ + "` cannot be read: " + wrong_};
        return expression;
    }

private:
    bool takes(std::string_view word) {
        if (at_ >= words_.size() || words_[at_] != word) return false;
        ++at_;
        return true;
    }
    bool takes(std::initializer_list<std::string_view> words) {
        if (at_ + words.size() > words_.size() || !std::equal(words.begin(), words.end(), words_.begin() + static_cast<std::ptrdiff_t>(at_))) return false;
        at_ += words.size();
        return true;
    }
    void wrong(std::string sentence) {
        if (wrong_.empty()) wrong_ = std::move(sentence);
    }

    Quantity term() {
        Quantity quantity;
        if (takes("arm")) {
            quantity.special = Quantity::Special::arm;
            if (!names_.has_arms) wrong("there is no `arm`, since nobody is treated; say what is done in [intervention]");
            return quantity;
        }
        if (at_ >= words_.size()) {
            wrong("it ends where a measure should stand");
            return quantity;
        }
        const std::string word = words_[at_++];
        const auto known = std::find_if(names_.measures.begin(), names_.measures.end(), [&](const auto& one) { return one.name == word; });
        if (known == names_.measures.end()) {
            unknown_measure(word);
            return quantity;
        }
        quantity.measure = static_cast<std::size_t>(known - names_.measures.begin());
        label(quantity, *known);
        if (takes({"by", "second", "coder"})) {
            quantity.by_second_coder = true;
            if (!known->is_coded_twice) wrong("`" + word + "` is coded once; give it a `second_coder`, the share that is coded twice");
        }
        when(quantity, *known);
        return quantity;
    }

    void unknown_measure(const std::string& word) {
        std::vector<std::string> all;
        for (const auto& one : names_.measures) all.push_back(one.name);
        const auto nearest = nearest_name(word, all);
        wrong("the study has no measure `" + word + "`" + (nearest ? "; did you mean `" + *nearest + "`?" : "; it has " + listed(all)));
    }

    void label(Quantity& quantity, const ExpressionNames::Name& measure) {
        if (at_ >= words_.size()) return;
        const auto found = std::find(measure.labels.begin(), measure.labels.end(), words_[at_]);
        if (found != measure.labels.end()) {
            quantity.label = static_cast<int>(found - measure.labels.begin());
            ++at_;
            return;
        }
        static const std::vector<std::string> goes_on{"at", "over", "by", "+", "-", "above", "below"};
        if (std::find(goes_on.begin(), goes_on.end(), words_[at_]) != goes_on.end()) return;
        wrong("`" + words_[at_] + "` is no class of " + measure.name +
              (measure.labels.empty() ? ", which is a number" : ", whose classes are " + listed(measure.labels)));
    }

    void when(Quantity& quantity, const ExpressionNames::Name& measure) {
        if (!wrong_.empty()) return;
        if (takes({"at", "first", "wave"})) quantity.when = Quantity::When::first;
        else if (takes({"at", "last", "wave"})) quantity.when = Quantity::When::last;
        else if (takes({"over", "all", "waves"})) quantity.when = Quantity::When::all;
        else if (takes("at")) at_wave(quantity, measure);
        else if (measure.waves.size() > 1)
            wrong("`" + measure.name + "` is measured at several waves; write `at` and one of them, `at first wave`, `at last wave` or `over all waves`");
        else if (!measure.waves.empty()) quantity.wave = measure.waves.front();
        if (quantity.when != Quantity::When::wave && measure.waves.empty())
            wrong("`" + measure.name + "` is known at recruitment and not measured at waves; take out what follows it");
        if (quantity.when == Quantity::When::all && !measure.labels.empty() && quantity.label < 0)
            wrong("classes have no mean over waves; name one of them, as in `" + measure.name + " " + measure.labels.front() + " over all waves`");
    }

    void at_wave(Quantity& quantity, const ExpressionNames::Name& measure) {
        const std::string word = at_ < words_.size() ? words_[at_++] : "";
        const auto wave = std::find(names_.waves.begin(), names_.waves.end(), word);
        quantity.wave = static_cast<std::size_t>(wave - names_.waves.begin());
        if (wave == names_.waves.end()) {
            const auto nearest = nearest_name(word, names_.waves);
            wrong("there is no wave `" + word + "`" + (nearest ? "; did you mean `" + *nearest + "`?" : "; the waves are " + listed(names_.waves)));
        } else if (std::find(measure.waves.begin(), measure.waves.end(), quantity.wave) == measure.waves.end())
            wrong("`" + measure.name + "` is not measured at the wave `" + word + "`; add the wave to its `waves`");
    }

    void cut(Expression& expression) {
        if (!wrong_.empty()) return;
        const bool above = takes("above");
        if (!above && !takes("below")) return;
        expression.cut = above ? Expression::Cut::above : Expression::Cut::below;
        const std::string word = at_ < words_.size() ? words_[at_++] : "";
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), expression.at);
        if (error != std::errc{} || end != word.data() + word.size() || !std::isfinite(expression.at))
            wrong("`" + word + "` is no number to cut at");
    }

    std::string text_;
    std::vector<std::string> words_;
    const ExpressionNames& names_;
    std::size_t at_ = 0;
    std::string wrong_;
};

} // namespace

Outcome<Expression> read_expression(std::string_view text, const ExpressionNames& names) { return ExpressionReader(text, names).read(); }

} // namespace dyad
