// A refusal: the user's error as a value, with the place where it was made and one sentence that helps.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dyad {

/// What is wrong, where, why it matters and what to do, in one sentence. `file` is empty where no file is to blame;
/// `line` and `column` count from 1 and are 0 where they mean nothing.
struct Refusal {
    std::string file;
    unsigned line = 0, column = 0;
    std::string sentence;
};

/// "FILE:LINE:COLUMN: sentence", without the parts that are not there.
std::string text_of(const Refusal& refusal);

/// Either what was asked for or every reason why not.
template <class T> class Outcome {
public:
    Outcome(T value) : content_(std::move(value)) {}
    Outcome(Refusal refusal) : content_(std::vector<Refusal>{std::move(refusal)}) {}
    Outcome(std::vector<Refusal> refusals) : content_(std::move(refusals)) {}

    explicit operator bool() const { return std::holds_alternative<T>(content_); }
    T& operator*() { return std::get<T>(content_); }
    const T& operator*() const { return std::get<T>(content_); }
    T* operator->() { return &std::get<T>(content_); }
    const T* operator->() const { return &std::get<T>(content_); }
    const std::vector<Refusal>& refusals() const { return std::get<std::vector<Refusal>>(content_); }

private:
    std::variant<T, std::vector<Refusal>> content_;
};

/// Success without a value.
struct Done {};

} // namespace dyad
