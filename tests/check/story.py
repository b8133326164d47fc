# Whether stories are true to their traces: every fact is what the results file holds, every sentence has facts, every number
# that is told with two digits is one of them or the difference of two, and no two lives are told alike.
#
# usage: story.py RESULTS FOLDER... ; folders that `dyad story --from RESULTS --out FOLDER` wrote.
import collections
import csv
import itertools
import os
import re
import sys

import h5py

wrong = []
results = h5py.File(sys.argv[1], "r")
told = {}
for folder in sys.argv[2:]:
    sentences = collections.OrderedDict()
    for row in csv.DictReader(open(os.path.join(folder, "trace.csv"), newline="")):
        facts = sentences.setdefault(row["sentence"], (row["text"], []))[1]
        value = float(row["value"])
        if row["row"]:
            held = float(results[row["table"]][row["field"]][int(row["row"])])
            if held != value and not (held == held and abs(held - value) < 1e-6 * max(1, abs(held))):
                wrong.append(f"{folder}: {row['table']}/{row['field']}[{row['row']}] is {held} and not {value}: {row['text']}")
        else:  # how many rows a condition holds for
            field, wanted = row["field"].split(" = ")
            held = int((results[row["table"]][field][:] == float(wanted)).sum())
            if held != value:
                wrong.append(f"{folder}: {held} rows of {row['table']} have {row['field']}, and not {value}: {row['text']}")
        facts.append(value)
    text = re.sub(r"\s+", " ", open(os.path.join(folder, "story.txt")).read())
    for sentence, facts in sentences.values():
        if sentence not in text:
            wrong.append(f"{folder}: a traced sentence is not in the story: {sentence}")
        for number in re.findall(r"(?<![\w.])-?\d*\.\d\d(?!\d)", sentence):
            known = facts + [a - b for a, b in itertools.permutations(facts, 2)] + [a + b for a, b in itertools.combinations(facts, 2)]
            if not any(abs(abs(value) - abs(float(number))) <= 0.005 + 1e-6 for value in known):
                wrong.append(f"{folder}: {number} rests on nothing in the trace of: {sentence}")
    # What is told, but for the heading and the chapters' titles, is traced.
    body = re.sub(r"^.*\n", "", open(os.path.join(folder, "story.txt")).read(), count=1)
    body = re.sub(r"\nTerms\n(.+\n)+", "\n", body)  # what words mean is of no person
    paragraphs = [re.sub(r"\s+", " ", " ".join(lines)) for lines in re.findall(r"(?:.+\n)+", body) for lines in [lines.split("\n")[1:]]]
    rest = " ".join(paragraphs)
    for sentence, _ in sentences.values():
        rest = rest.replace(sentence, "")
    if rest.strip():
        wrong.append(f"{folder}: without a trace: {rest.strip()[:200]}")
    for word in ("disorder", "patholog", "symptom", "diagnos", "sadly", "tragic", "heart", "trauma", "damaged", "broken", "doomed", "nan", "inf "):
        if re.search(word, text, re.I) and word not in ("disorder",):
            wrong.append(f"{folder}: the word `{word}` has no place in a story")
    if re.search(r"disorder\b", text):
        wrong.append(f"{folder}: a story is no diagnosis")
    told[folder] = [sentence for sentence, _ in sentences.values()]
    parents = text.split("Parenthood", 1)[1] if "Parenthood" in text else ""
    if "Strange Situation" in parents and not re.search("Three generations|Side by side|line of three", parents):
        wrong.append(f"{folder}: three generations are not told")

for a, b in itertools.combinations(told, 2):
    alike = len(set(told[a]) & set(told[b])) / min(len(told[a]), len(told[b]))
    if alike > 0.25:
        wrong.append(f"{a} and {b} share {100 * alike:.0f} % of their sentences")
if len(told) > 1:
    print(f"{len(told)} stories, {sum(map(len, told.values()))} sentences")
print("\n".join(wrong) if wrong else "every sentence is true to its trace")
sys.exit(1 if wrong else 0)
