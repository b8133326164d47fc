// Draws: known answers of Philox, uniform and normal deviates, purposes that never meet, luck without order.
#include "sim/random.hpp"
#include "sim/random_rows.hpp"
#include "tests/catch.hpp"

#include <Random123/philox.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace dyad;

namespace {

std::array<std::uint32_t, 4> words_of(Words words) { return {words.a, words.b, words.c, words.d}; }

/// 400,000 words as a run would draw them: many persons, one step.
const std::vector<std::uint32_t>& many_words() {
    static const std::vector<std::uint32_t> all = [] {
        std::vector<std::uint32_t> words;
        const Draw draw{7, 0};
        for (std::uint32_t person = 0; person < 100000; ++person)
            for (const std::uint32_t word : words_of(draw({person, 3}, 5, 0, Purpose("test")))) words.push_back(word);
        return words;
    }();
    return all;
}

} // namespace

// kat_vectors of Random123 1.14 (Salmon et al. 2011), lines "philox4x32 10".
TEST_CASE("Philox gives its authors' known answers") {
    CHECK(words_of(philox(Words{0, 0, 0, 0}, 0, 0)) ==
          std::array<std::uint32_t, 4>{0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u});
    constexpr std::uint32_t ones = 0xffffffffu;
    CHECK(words_of(philox(Words{ones, ones, ones, ones}, ones, ones)) ==
          std::array<std::uint32_t, 4>{0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu});
    CHECK(words_of(philox(Words{0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u}, 0xa4093822u, 0x299f31d0u)) ==
          std::array<std::uint32_t, 4>{0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u});
}

TEST_CASE("Philox agrees with its authors' own code on any counter and key") {
    std::mt19937 any(20111112);
    int differences = 0;
    for (int k = 0; k < 100000; ++k) {
        const Words counter{static_cast<std::uint32_t>(any()), static_cast<std::uint32_t>(any()),
                            static_cast<std::uint32_t>(any()), static_cast<std::uint32_t>(any())};
        const auto low = static_cast<std::uint32_t>(any()), high = static_cast<std::uint32_t>(any());
        const philox4x32_ctr_t their_counter{{counter.a, counter.b, counter.c, counter.d}};
        const philox4x32_key_t their_key{{low, high}};
        const philox4x32_ctr_t theirs = philox4x32(their_counter, their_key);
        differences += words_of(philox(counter, low, high)) !=
                       std::array<std::uint32_t, 4>{theirs.v[0], theirs.v[1], theirs.v[2], theirs.v[3]};
    }
    CHECK(differences == 0);
}

TEST_CASE("a uniform number is never 0 and never 1, whatever the word") {
    for (const std::uint32_t word :
         {0u, 1u, 0x1ffu, 0x200u, 0x7fffffffu, 0x80000000u, 0xfffffdffu, 0xfffffe00u, 0xffffffffu}) {
        CHECK(uniform(word) > 0.0f);
        CHECK(uniform(word) < 1.0f);
    }
    CHECK(uniform(0) == 0x1p-24f);
    CHECK(uniform(0xffffffffu) == 1 - 0x1p-24f);
}

TEST_CASE("every one of the 2^23 uniform numbers is exact, and they rise with the word") {
    bool rising = true;
    for (std::uint32_t top = 1; top < (1u << 23); ++top)
        rising =
            rising && static_cast<double>(uniform(top << 9)) - static_cast<double>(uniform((top - 1) << 9)) == 0x1p-23;
    CHECK(rising);
}

// Chi-square of 1,000 equal cells has mean 999 and standard deviation sqrt(1998); five of them bound it on both sides.
TEST_CASE("uniform numbers fall into equal cells equally often") {
    std::vector<double> cells(1000);
    for (const std::uint32_t word : many_words()) cells[static_cast<std::size_t>(uniform(word) * 1000)] += 1;
    const double expected = static_cast<double>(many_words().size()) / 1000;
    double chi_square = 0;
    for (const double count : cells) chi_square += (count - expected) * (count - expected) / expected;
    CHECK(chi_square == Approx(999).margin(5 * std::sqrt(1998.0)));
}

// Standard errors over n normal deviates: mean 1/sqrt(n), square sqrt(2/n), cube sqrt(15/n), fourth power sqrt(96/n).
TEST_CASE("normal deviates have the moments of the standard normal law") {
    double sums[4] = {};
    for (const std::uint32_t word : many_words()) {
        const double z = normal(word);
        sums[0] += z, sums[1] += z * z, sums[2] += z * z * z, sums[3] += z * z * z * z;
    }
    const double n = static_cast<double>(many_words().size());
    CHECK(sums[0] / n == Approx(0).margin(4 / std::sqrt(n)));
    CHECK(sums[1] / n == Approx(1).margin(4 * std::sqrt(2 / n)));
    CHECK(sums[2] / n == Approx(0).margin(4 * std::sqrt(15 / n)));
    CHECK(sums[3] / n == Approx(3).margin(4 * std::sqrt(96 / n)));
}

// The correlation of independent numbers has standard error 1/sqrt(n).
TEST_CASE("draws of neighbours in person, step, index, purpose, seed and replicate are unrelated") {
    constexpr std::uint32_t n = 40000;
    const auto related = [](const auto& other) {
        double sum = 0;
        for (std::uint32_t k = 0; k < n; ++k)
            sum += static_cast<double>(normal(Draw{1, 0}({k, 9}, 100, 0, Purpose("test")).a)) *
                   static_cast<double>(normal(other(k).a));
        return sum / n;
    };
    const double bound = 4 / std::sqrt(static_cast<double>(n));
    CHECK(std::fabs(related([](std::uint32_t k) { return Draw{1, 0}({k + 1, 9}, 100, 0, Purpose("test")); })) < bound);
    CHECK(std::fabs(related([](std::uint32_t k) { return Draw{1, 0}({k, 10}, 100, 0, Purpose("test")); })) < bound);
    CHECK(std::fabs(related([](std::uint32_t k) { return Draw{1, 0}({k, 9}, 101, 0, Purpose("test")); })) < bound);
    CHECK(std::fabs(related([](std::uint32_t k) { return Draw{1, 0}({k, 9}, 100, 1, Purpose("test")); })) < bound);
    CHECK(std::fabs(related([](std::uint32_t k) { return Draw{1, 0}({k, 9}, 100, 0, Purpose("tess")); })) < bound);
    CHECK(std::fabs(related([](std::uint32_t k) { return Draw{2, 0}({k, 9}, 100, 0, Purpose("test")); })) < bound);
    CHECK(std::fabs(related([](std::uint32_t k) { return Draw{1, 1}({k, 9}, 100, 0, Purpose("test")); })) < bound);
}

TEST_CASE("a draw is the same whatever was drawn before it") {
    const Draw draw{11, 2};
    std::vector<std::array<std::uint32_t, 4>> forwards, backwards;
    for (std::uint32_t k = 0; k < 1000; ++k) forwards.push_back(words_of(draw({k, 1}, k % 7, k % 3, Purpose("test"))));
    for (std::uint32_t k = 1000; k-- > 0;) backwards.push_back(words_of(draw({k, 1}, k % 7, k % 3, Purpose("test"))));
    std::reverse(backwards.begin(), backwards.end());
    CHECK(forwards == backwards);
}

namespace {

struct Crowd : Table {
    Column<std::uint32_t> lineage_low{*this, "lineage_low", "-", "lower half", "test"};
    Column<std::uint32_t> lineage_high{*this, "lineage_high", "-", "upper half", "test"};
    Column<std::uint32_t> birth_day{*this, "birth_day", "day", "born", "test"};
    Column<std::uint32_t, 4> luck{*this, "luck", "-", "words", "test"};
};

} // namespace

TEST_CASE("draws for many rows at once are the draws of each row, and other rows keep what they had") {
    constexpr std::uint32_t rows = 101;
    Crowd crowd;
    crowd.resize(rows);
    std::mt19937 any(20111112);
    for (std::uint32_t i = 0; i < rows; ++i) {
        crowd.lineage_low[i] = static_cast<std::uint32_t>(any()), crowd.lineage_high[i] = static_cast<std::uint32_t>(any());
        crowd.birth_day[i] = any() % 400;
    }
    const Draw draw{0xfedcba98u, 3};
    int differences = 0, trespasses = 0;
    for (const auto& [first, last] : {std::pair{0u, rows}, {0u, 3u}, {5u, 6u}, {1u, 18u}, {16u, 80u}, {33u, 100u}, {7u, 7u}}) {
        for (std::size_t k = 0; k < 4; ++k) std::fill_n(crowd.luck.strip(k), rows, 7u);
        draw_rows(draw, crowd, Day{400, first, last}, 250, Purpose("test"), crowd.luck);
        for (std::uint32_t i = 0; i < rows; ++i) {
            const auto own = words_of(
                draw({crowd.lineage_low[i], crowd.lineage_high[i]}, 400 - crowd.birth_day[i], 250, Purpose("test")));
            for (std::size_t k = 0; k < 4; ++k) {
                const bool within = i >= first && i < last;
                differences += within && crowd.luck.strip(k)[i] != own[k];
                trespasses += !within && crowd.luck.strip(k)[i] != 7;
            }
        }
    }
    CHECK(differences == 0);
    CHECK(trespasses == 0);
}

TEST_CASE("step and index do not run into each other within their 24 and 8 bits") {
    const Draw draw{};
    std::set<std::array<std::uint32_t, 4>> seen;
    for (const std::uint32_t step : {0u, 1u, 255u, 256u, 0xffffffu})
        for (const std::uint32_t index : {0u, 1u, 255u})
            seen.insert(words_of(draw({1, 2}, step, index, Purpose("test"))));
    CHECK(seen.size() == 15);
}

namespace {

/// FNV-1a, written once more, for names that are found at run time.
std::uint32_t code_of(const std::string& name) {
    std::uint32_t code = 2166136261u;
    for (const char letter : name) code = (code ^ static_cast<unsigned char>(letter)) * 16777619u;
    return code;
}

/// Every purpose named in the theory, and the files that name it.
std::map<std::string, std::set<std::string>> purposes_in_the_theory() {
    static const std::regex pattern(R"rx(Purpose\(\s*"([^"]*)"\s*\))rx");
    std::map<std::string, std::set<std::string>> purposes;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(DYAD_ROOT) / "models")) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path());
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match)
            purposes[match->str(1)].insert(entry.path().filename().string());
    }
    return purposes;
}

} // namespace

TEST_CASE("the theory's purposes have codes of their own") {
    CHECK(code_of("caregiving.stress") == Purpose("caregiving.stress").code);
    const auto purposes = purposes_in_the_theory();
    CHECK(purposes.size() >= 10);
    std::map<std::uint32_t, std::string> codes;
    for (const auto& [name, files] : purposes) {
        const auto [place, fresh] = codes.emplace(code_of(name), name);
        INFO(name << " and " << place->second);
        CHECK(fresh);
    }
}

TEST_CASE("no two files of the theory draw for the same purpose") {
    for (const auto& [name, files] : purposes_in_the_theory()) {
        std::string all;
        for (const std::string& file : files) all += file + " ";
        INFO(name << " is named in " << all);
        CHECK(files.size() == 1);
    }
}
