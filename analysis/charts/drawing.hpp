// A drawing in SVG: marks, lines and words, which look alike on a page (light or dark) and in a file of their own.
#pragma once

#include <string>
#include <string_view>

namespace dyad {

/// Who a mark or a line belongs to. Colours are Okabe & Ito's, told apart by the colour-blind, and shapes differ as well.
enum class Ink {
    first,  ///< a circle, blue
    second, ///< a square, vermilion
    third,  ///< a diamond, green
    soft    ///< in the background: single runs, the frame
};

enum class Anchor {
    start,
    middle,
    end
};

class Drawing {
public:
    /// `title` names the drawing and `description` says what it shows, for those who do not see it.
    Drawing(double width, double height, std::string title, std::string description)
        : width_(width), height_(height), title_(std::move(title)), description_(std::move(description)) {}

    void line(double x1, double y1, double x2, double y2, std::string_view kind); ///< of "grid", "frame", "zero", "limit"
    /// An interval with its value: a line with ends, and the mark of the ink. Not-a-number draws what is known of it.
    void interval_across(double low, double value, double high, double y, Ink ink);
    void interval_upright(double x, double low, double value, double high, Ink ink);
    void mark(double x, double y, Ink ink);
    void dot(double x, double y); ///< a single run
    void bar(double x, double y, double width, double height);
    void area(const std::string& path); ///< a closed path: a band of uncertainty
    void curve(const std::string& path, Ink ink);
    void words(double x, double y, std::string_view text, Anchor anchor = Anchor::start, std::string_view kind = "small"); ///< of "small", "label", "name"
    void words_upright(double x, double y, std::string_view text);
    /// Another drawing at a place of this one.
    void place(double x, double y, const Drawing& other);

    double width() const { return width_; }
    double height() const { return height_; }
    const std::string& description() const { return description_; }
    /// For a page that holds `chart_style()`. `id` must be one that no other drawing of the page has.
    std::string on_page(std::string_view id) const;
    /// As a file, light, with `provenance` (how it was made) in its metadata.
    std::string as_file(std::string_view provenance) const;

private:
    double width_, height_;
    std::string title_, description_, content_;
};

/// The style sheet of drawings on a page, for light, dark and paper.
std::string chart_style();

} // namespace dyad
