// The style of figures: words are dark enough, and colours are told apart by who sees all, fewer or no colours.
#include "analysis/figures/style.hpp"
#include "tests/catch.hpp"

#include <array>
#include <cmath>
#include <set>
#include <string>

using namespace dyad;

namespace {

using Light = std::array<double, 3>; ///< linear red, green, blue, 0 to 1

Light light_of(std::string_view hexadecimal) {
    Light light{};
    for (std::size_t k = 0; k < 3; ++k) {
        const double part = std::stoi(std::string(hexadecimal.substr(1 + 2 * k, 2)), nullptr, 16) / 255.0;
        light[k] = part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    }
    return light;
}

double luminance(const Light& light) { return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]; }

/// WCAG 2.1, 1.4.3.
double contrast_on_white(std::string_view colour) { return 1.05 / (luminance(light_of(colour)) + 0.05); }

using Matrix = std::array<Light, 3>;
/// Machado, Oliveira & Fernandes 2009 (IEEE Trans Vis Comput Graph 15:1291-1298), severity 1: no long, middle, short cones.
constexpr std::array<Matrix, 3> blindness{Matrix{Light{0.152286, 1.052583, -0.204868}, Light{0.114503, 0.786281, 0.099216}, Light{-0.003882, -0.048116, 1.051998}},
                                          Matrix{Light{0.367322, 0.860646, -0.227968}, Light{0.280085, 0.672501, 0.047413}, Light{-0.011820, 0.042940, 0.968881}},
                                          Matrix{Light{1.255528, -0.076749, -0.178779}, Light{-0.078411, 0.930809, 0.147602}, Light{0.004733, 0.691367, 0.303900}}};

Light seen_with(const Matrix& matrix, const Light& light) {
    Light seen{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t k = 0; k < 3; ++k) seen[row] += matrix[row][k] * light[k];
        seen[row] = std::clamp(seen[row], 0.0, 1.0);
    }
    return seen;
}

/// CIE 1976 L*a*b* under D65.
Light lab_of(const Light& light) {
    const auto part = [](double t) { return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0; };
    const double x = part((0.4124564 * light[0] + 0.3575761 * light[1] + 0.1804375 * light[2]) / 0.95047);
    const double y = part(0.2126729 * light[0] + 0.7151522 * light[1] + 0.0721750 * light[2]);
    const double z = part((0.0193339 * light[0] + 0.1191920 * light[1] + 0.9503041 * light[2]) / 1.08883);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

double distance(const Light& a, const Light& b) {
    const Light first = lab_of(a), second = lab_of(b);
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

double lightness(std::string_view colour) { return lab_of(light_of(colour))[0]; }

// A difference of 2.3 is just seen in areas side by side (Mahy et al. 1994); small marks apart need several times as much.
constexpr double told_apart = 15.0;

} // namespace

TEST_CASE("words of every colour have a contrast of 4.5 to 1 on white") {
    for (const Stroke& stroke : strokes) CHECK(contrast_on_white(stroke.words) >= 4.5);
    for (const std::string_view colour : {shade::ink, shade::soft, shade::published}) CHECK(contrast_on_white(colour) >= 4.5);
}

TEST_CASE("any two colours are told apart with all cones, and without the long, the middle or the short ones") {
    for (std::size_t a = 0; a < strokes.size(); ++a)
        for (std::size_t b = a + 1; b < strokes.size(); ++b) {
            const Light first = light_of(strokes[a].mark), second = light_of(strokes[b].mark);
            INFO(strokes[a].name << " and " << strokes[b].name);
            CHECK(distance(first, second) > told_apart);
            for (const Matrix& matrix : blindness) CHECK(distance(seen_with(matrix, first), seen_with(matrix, second)) > told_apart);
        }
}

TEST_CASE("who sees no colours at all has shapes for marks, lightness or dashes for lines, and lightness for classes") {
    std::set<int> shapes;
    for (const Stroke& stroke : strokes) shapes.insert(stroke.shape);
    CHECK(shapes.size() == strokes.size());
    for (std::size_t a = 0; a < strokes.size(); ++a)
        for (std::size_t b = a + 1; b < strokes.size(); ++b) {
            INFO(strokes[a].name << " and " << strokes[b].name);
            CHECK((strokes[a].dashes != strokes[b].dashes || std::fabs(lightness(strokes[a].mark) - lightness(strokes[b].mark)) > told_apart));
        }
    for (std::size_t a = 0; a < class_strokes.size(); ++a)
        for (std::size_t b = a + 1; b < class_strokes.size(); ++b) CHECK(std::fabs(lightness(class_strokes[a]->mark) - lightness(class_strokes[b]->mark)) > 8.0);
}

TEST_CASE("viridis grows lighter in even steps from one end to the other, also without colours") {
    double before = lightness(viridis(0.0));
    for (int k = 1; k <= 20; ++k) {
        const double here = lightness(viridis(k / 20.0));
        CHECK(here > before + 2.0);
        before = here;
    }
    CHECK(viridis(-1.0) == "#440154");
    CHECK(viridis(2.0) == "#fde725");
}
