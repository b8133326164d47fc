// The common work as one would write it down: one object per person, and the standard library's chance.
// The build compiles this file twice, under another DYAD_KERNEL and with other flags.
#include "tests/benchmarks/common_end.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace dyad::inline DYAD_KERNEL {

CommonEnd live_common_plainly(std::uint32_t persons, std::uint32_t seed);

namespace {

struct Person {
    float x[2]{}, g[2]{}, p[2]{}, a = 0, s = 0, u = 0;
    Person* partner = nullptr;
    bool leaves = false;
    float shown[2]{}; ///< g at the start of the step
};

class Model {
public:
    Model(std::uint32_t persons, std::uint32_t seed) : random_(seed), people_(persons) {
        for (Person& one : people_) {
            one.s = 2 * draw() - 1;
            one.u = 0.5f + draw();
        }
    }
    CommonEnd live() {
        for (int day = 0; day < 400; ++day) live_day(0.1f * std::exp(static_cast<float>(-day) / 120) + 0.01f);
        for (Person& one : people_) std::copy_n(one.g, 2, one.p);
        for (int week = 0; week < 1600; ++week) {
            if (week % 4 == 0) pair();
            live_week(0.01f * std::exp(-0.001f * static_cast<float>(week)));
        }
        return end();
    }

private:
    float draw() { return static_cast<float>(random_() >> 8) * 0x1p-24f; }
    static float logistic(float x) { return 1 / (1 + std::exp(-x)); }

    void live_day(float pi) {
        for (Person& one : people_) {
            const float u = draw(), v = draw();
            const bool answered = u < logistic(0.3f + 0.8f * one.s - one.a);
            one.a = 0.8f * one.a + (answered ? 0 : 0.4f * one.u);
            const float o = answered ? one.u : -one.u, n = 0.2f * (v - 0.5f);
            one.x[0] += pi * (o + n - one.x[0]);
            one.x[1] += pi * (o - n - one.x[1]);
            for (int k = 0; k < 2; ++k) one.g[k] += 0.05f * pi * (one.x[k] - one.g[k]);
        }
    }

    void pair() {
        std::vector<Person*> singles;
        for (Person& one : people_)
            if (!one.partner) singles.push_back(&one);
        std::shuffle(singles.begin(), singles.end(), random_);
        for (std::size_t k = 0; k + 1 < singles.size(); k += 2) {
            singles[k]->partner = singles[k + 1];
            singles[k + 1]->partner = singles[k];
        }
    }

    void live_week(float pi) {
        for (Person& one : people_) std::copy_n(one.g, 2, one.shown);
        for (Person& one : people_) {
            const float u = draw(), v = draw();
            one.leaves = false;
            if (one.partner) {
                const float* const theirs = one.partner->shown;
                const float o = u < logistic(0.2f + 0.9f * theirs[0] + 0.6f * theirs[1]) ? one.u : -one.u;
                one.leaves = v < 0.0015f * std::exp(-0.5f * (one.g[0] + one.g[1]));
                for (int k = 0; k < 2; ++k) {
                    one.x[k] += pi * (o - one.x[k]);
                    one.g[k] += 0.05f * pi * (one.x[k] - one.g[k]) + 0.0005f * (one.p[k] - one.g[k]);
                }
            } else
                for (int k = 0; k < 2; ++k) one.g[k] += 0.0005f * (one.p[k] - one.g[k]);
        }
        for (Person& one : people_)
            if (one.partner && (one.leaves || one.partner->leaves)) {
                one.partner->partner = nullptr;
                one.partner = nullptr;
                ++break_ups_;
            }
    }

    CommonEnd end() const {
        CommonSums sums;
        for (const Person& one : people_) sums.add(one.x[0], one.g[0], one.p[0], one.partner != nullptr);
        return sums.end(break_ups_);
    }

    std::mt19937 random_;
    std::vector<Person> people_;
    std::uint32_t break_ups_ = 0;
};

} // namespace

CommonEnd live_common_plainly(std::uint32_t persons, std::uint32_t seed) { return Model(persons, seed).live(); }

} // namespace dyad::inline DYAD_KERNEL
