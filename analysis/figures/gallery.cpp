// Writing the gallery. Pictures are images of their own, so that names within one cannot meet those of another.
#include "analysis/figures/gallery.hpp"

#include "analysis/markup.hpp"
#include "sim/version.hpp"

#include <cstdint>

namespace dyad {

namespace {

std::string base64(std::string_view bytes) {
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t k = 0; k < bytes.size(); k += 3) {
        std::uint32_t three = 0;
        for (std::size_t j = 0; j < 3; ++j) three = three << 8U | (k + j < bytes.size() ? static_cast<unsigned char>(bytes[k + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j) text += k + j > bytes.size() ? '=' : digits[three >> (18U - 6U * j) & 63U];
    }
    return text;
}

constexpr std::string_view style = R"(
:root{color-scheme:light dark;--ink:#1b1b1b;--soft:#565656;--paper:#fff;--card:#f6f6f4;--line:#dcdcdc;--link:#00609a}
@media(prefers-color-scheme:dark){:root{--ink:#ececec;--soft:#b4b4b4;--paper:#15171b;--card:#1e2127;--line:#3d4148;--link:#7cc4ee}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 system-ui,-apple-system,"Segoe UI","Liberation Sans",Arial,sans-serif}
main,header,footer{max-width:1060px;margin:0 auto;padding:0 20px}
h1{font-size:2rem;margin:2.2rem 0 .4rem}h2{font-size:1.35rem;line-height:1.3;margin:0 0 .6rem}
p{max-width:72ch;margin:.5rem 0}a{color:var(--link)}
nav ol{columns:2 22rem;padding-left:1.4rem}nav li{margin:.15rem 0;break-inside:avoid}
section{margin:3.2rem 0;scroll-margin-top:1rem;border-top:1px solid var(--line);padding-top:1.4rem}
figure{margin:0}img{display:block;width:100%;height:auto;border:1px solid var(--line);background:#fff}
figcaption{margin:.7rem 0;max-width:72ch}
.ask{background:var(--card);border-left:4px solid #E69F00;padding:.6rem 1rem;max-width:72ch;margin:.9rem 0}
details{margin:.4rem 0;color:var(--soft)}summary{cursor:pointer;color:var(--ink)}
code{font:14px/1.5 "Liberation Mono",ui-monospace,monospace;background:var(--card);padding:.15rem .4rem;overflow-wrap:anywhere}
.none{border:1px dashed var(--line);padding:2rem;color:var(--soft)}
@media print{nav{display:none}section{break-inside:avoid}}
)";

std::string section_of(const GalleryEntry& entry) {
    const FigureContent& content = *entry.content;
    std::string text = "<section id=\"" + std::string(entry.figure->name) + "\">\n<h2>" + escaped(capital(std::string(entry.figure->shows))) + "</h2>\n<figure>\n";
    if (entry.svg.empty()) text += "<p class=\"none\">Not drawn: gnuplot was not there. The numbers and the script are beside this page.</p>\n";
    else text += "<img src=\"data:image/svg+xml;base64," + base64(entry.svg) + "\" alt=\"" + escaped(content.alt) + "\">\n";
    text += "<figcaption>" + escaped(content.caption) + "</figcaption>\n</figure>\n";
    text += "<p class=\"ask\"><strong>Ask a class.</strong> " + escaped(entry.figure->ask) + "</p>\n";
    text += "<details><summary>In words, for who does not see it</summary><p>" + escaped(content.alt) + "</p></details>\n";
    if (!content.published.empty()) text += "<details><summary>Published sources</summary><p>" + escaped(content.published) + "</p></details>\n";
    return text + "<p>Made by <code>" + escaped(entry.again) + "</code></p>\n</section>\n";
}

} // namespace

std::string gallery_page(std::span<const GalleryEntry> entries) {
    std::string page = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                       "<title>Figures of attachment, simulated by Dyad</title>\n<style>" +
                       std::string(style) + "</style>\n</head>\n<body>\n<header><h1>Figures of attachment</h1>\n"
                                            "<p>Every picture is drawn from simulated lives (Dyad " +
                       escaped(version()) + "), with the published finding in it where there is one. "
                                            "Beside this page lie each figure as SVG, PDF and PNG, its numbers (CSV) and its script. What is simulated follows from a theory and its "
                                            "parameters: it shows what the theory implies, and is no evidence that people are so. Families are those with which a world begins; persons are those of them, and of their "
                                            "children, who were looked at. Intervals are those of 95 %.</p></header>\n<main>\n<nav aria-label=\"Figures\"><ol>\n";
    for (const GalleryEntry& entry : entries) page += "<li><a href=\"#" + std::string(entry.figure->name) + "\">" + escaped(capital(std::string(entry.figure->shows))) + "</a></li>\n";
    page += "</ol></nav>\n";
    for (const GalleryEntry& entry : entries) page += section_of(entry);
    return page + "</main>\n</body>\n</html>\n";
}

} // namespace dyad
