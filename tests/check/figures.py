# What can be checked of figures without eyes: words within the canvas, apart from each other and dark enough; numbers that are told are those of the tables.
#
# usage: figures.py FOLDER ; a folder that `dyad figures` or `dyad story` wrote. Prints what is wrong; the exit code is 1 if anything is.
import csv
import glob
import json
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as xml

SVG = "{http://www.w3.org/2000/svg}"
wrong = []


def blame(file, sentence):
    wrong.append(f"{file}: {sentence}")


# ---- how wide words are, by the font itself ---------------------------------------------------------------------------
def widths_in(path):
    """Advance of each character in ems (TrueType's tables cmap, format 4, and hmtx)."""
    font = open(path, "rb").read()
    u16 = lambda at: struct.unpack_from(">H", font, at)[0]
    tables = {}
    for k in range(u16(4)):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * k)
        tables[tag.decode()] = offset
    em, metrics = u16(tables["head"] + 18), u16(tables["hhea"] + 34)
    glyphs = {}
    for k in range(u16(tables["cmap"] + 2)):
        at = tables["cmap"] + struct.unpack_from(">HHI", font, tables["cmap"] + 4 + 8 * k)[2]
        if u16(at) != 4:
            continue
        segments = u16(at + 6) // 2
        for s in range(segments):
            end, start = u16(at + 14 + 2 * s), u16(at + 16 + 2 * segments + 2 * s)
            delta, place = u16(at + 16 + 4 * segments + 2 * s), at + 16 + 6 * segments + 2 * s
            for code in range(start, min(end, 0xFFFE) + 1):
                if u16(place) == 0:
                    glyphs[code] = (code + delta) & 0xFFFF
                else:
                    found = u16(place + u16(place) + 2 * (code - start))
                    glyphs[code] = (found + delta) & 0xFFFF if found else 0
    return lambda text: sum(u16(tables["hmtx"] + 4 * min(glyphs.get(ord(c), 0), metrics - 1)) for c in text) / em


def font_file(style):
    path = subprocess.run(["fc-match", "-f", "%{file}", f"Liberation Sans:style={style}"], capture_output=True, text=True).stdout
    return path if "Liberation" in path else None


# ---- colours ----------------------------------------------------------------------------------------------------------
def rgb(text):
    text = text.strip()
    if text == "black":
        return (0, 0, 0)
    if text.startswith("#"):
        return tuple(int(text[k:k + 2], 16) for k in (1, 3, 5))
    found = re.match(r"rgb\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)", text)
    return tuple(int(part) for part in found.groups()) if found else None


def luminance(colour):
    parts = [c / 255 for c in colour]
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def holds(points, x, y):
    inside = False
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


# ---- one picture ------------------------------------------------------------------------------------------------------
def words_and_areas(root):
    """Texts as (words, left, top, right, bottom, colour, order) and filled polygons as (points, colour, opacity, order)."""
    texts, areas = [], []
    order = 0

    def walk(node, group):
        nonlocal order
        order += 1
        if node.tag == SVG + "g" and node.get("transform", "").startswith("translate"):
            group = node
        if node.tag == SVG + "polygon" and node.get("fill", "none") != "none":
            points = [tuple(float(v) for v in pair.split(",")) for pair in node.get("points").split()]
            areas.append((points, rgb(node.get("fill")), float(node.get("fill-opacity", 1)), order))
        if node.tag == SVG + "text" and group is not None:
            numbers = [float(v) for v in re.findall(r"-?[\d.]+", group.get("transform"))]
            size, anchor = float(group.get("font-size")), group.get("text-anchor", "start")
            x, y, turned = numbers[0], numbers[1], "rotate" in group.get("transform")
            spans = [(span.text or "", span.get("font-weight") == "bold") for span in node.iter(SVG + "tspan")] or [(node.text or "", False)]
            words = "".join(text for text, _ in spans).strip()
            width = sum((bold_width if bold else regular_width)(text.strip()) for text, bold in spans) * size
            if words:
                start = {"start": 0.0, "middle": -width / 2, "end": -width}[anchor]
                if turned:  # read from below: along -y, letters rise to the left
                    box = (x - 0.74 * size, y - start - width, x + 0.21 * size, y - start)
                else:
                    box = (x + start, y - 0.74 * size, x + start + width, y + 0.21 * size)
                texts.append((words, *box, rgb(group.get("fill")), order))
        for child in node:
            walk(child, group)

    walk(root, None)
    return texts, areas


def background_of(text, areas):
    words, left, top, right, bottom, _, order = text
    x, y = (left + right) / 2, (top + bottom) / 2
    colour = (255.0, 255.0, 255.0)
    for points, fill, opacity, when in areas:
        if when < order and fill and holds(points, x, y):
            colour = tuple(opacity * f + (1 - opacity) * c for f, c in zip(fill, colour))
    return colour


def check_picture(path):
    name = os.path.basename(path)
    root = xml.parse(path).getroot()
    width, height = float(root.get("width")), float(root.get("height"))
    texts, areas = words_and_areas(root)
    if len(texts) < 5:
        blame(name, "has hardly any words")
    if not root.findtext(SVG + "title") or len(root.findtext(SVG + "desc") or "") < 40:
        blame(name, "has no title or no description for who does not see it")
    for words, left, top, right, bottom, colour, _ in texts:
        if left < -0.5 or top < -0.5 or right > width + 0.5 or bottom > height + 0.5:
            blame(name, f"`{words}` leaves the canvas ({left:.0f} to {right:.0f} of {width:.0f}, {top:.0f} to {bottom:.0f} of {height:.0f})")
    for k, a in enumerate(texts):
        for b in texts[k + 1:]:
            across, down = min(a[3], b[3]) - max(a[1], b[1]), min(a[4], b[4]) - max(a[2], b[2])
            small = min(a[4] - a[2], b[4] - b[2], a[3] - a[1], b[3] - b[1])
            if across > 0.05 * small and down > 0.12 * small:
                blame(name, f"`{a[0]}` and `{b[0]}` overlap")
    for text in texts:
        seen = contrast(text[5], background_of(text, areas))
        if seen < 4.5:
            blame(name, f"`{text[0]}` has a contrast of {seen:.1f} : 1, and 4.5 is wanted")


# ---- numbers that are told --------------------------------------------------------------------------------------------
def numbers_of(folder, name, tables):
    values = []
    for table in tables:
        rows = list(csv.reader(open(os.path.join(folder, table), newline="")))
        if len(rows) > 300:  # the points of a surface or a curve, among which any number could be found
            continue
        for row in rows:
            for cell in row:
                values += [float(v) for v in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", cell)]
    return values


def check_alt(folder, figure, tables):
    alt = figure["alt"]
    if len(alt) < 60:
        blame(figure["name"], "its alternative text says next to nothing")
    values = numbers_of(folder, figure["name"], tables)
    number = r"(?<![\w.])[−-]?(?:\d(?:[\d,]*\d)?(?:\.\d+)?|\.\d+)"
    if not re.findall(number, alt):
        blame(figure["name"], "its alternative text has no numbers")
    for text in re.findall(number, alt) + re.findall(number, figure["title"]):
        plain = text.replace("−", "-").replace(",", "")
        digits = len(plain.split(".")[1]) if "." in plain else 0
        half = 0.5 * 10 ** -digits + 1e-9
        wanted = float(plain)
        if not any(abs(factor * value - wanted) <= half for value in values for factor in (1, 100)):
            blame(figure["name"], f"{text} of its title or alternative text stands in none of its tables")


folder = sys.argv[1]
regular_file, bold_file = font_file("Regular"), font_file("Bold")
if regular_file is None:
    sys.exit("Liberation Sans is not installed, so that words cannot be measured (Debian and Ubuntu: fonts-liberation)")
regular_width, bold_width = widths_in(regular_file), widths_in(bold_file or regular_file)
pictures = sorted(glob.glob(os.path.join(folder, "*.svg")))
if not pictures:
    blame(folder, "holds no pictures")
for picture in pictures:
    check_picture(picture)
if os.path.exists(os.path.join(folder, "figures.json")):
    book = json.load(open(os.path.join(folder, "figures.json")))
    names = [figure["name"] for figure in book["figures"]]
    for figure in book["figures"]:
        own = [f for f in book["files"] if f == figure["name"] + ".csv" or (f.endswith(".csv") and f.startswith(figure["name"] + "_") and
               not any(other != figure["name"] and other.startswith(figure["name"] + "_") and f.startswith(other) for other in names))]
        check_alt(folder, figure, own)
print("\n".join(wrong) if wrong else f"{len(pictures)} pictures: words within the canvas, apart, dark enough; numbers told are those of the tables")
sys.exit(1 if wrong else 0)
