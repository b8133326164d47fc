"""Reads these SPSS files with pyreadstat: codes as categories, missing values as missing, labels and units beside.

    python3 -i load.py         # then: tables["@TABLE@"]["@FIELD@"].value_counts()

or, from elsewhere, `load_tables("FOLDER")`. `tables[NAME].attrs` holds the table's label, and those and the units of
its columns. `load_tables("FOLDER", as_stored=True)` keeps why a value is missing (-99 to -96).
"""
import json
import pathlib
import sys

import pandas

try:
    import pyreadstat
except ImportError:
    raise ImportError("pyreadstat is needed to read SPSS files in Python; pip install pyreadstat, or export as csv or dta") from None

HERE = pathlib.Path(__file__).resolve().parent


def load_table(folder, table, as_stored=False):
    """One table of the codebook as a data frame."""
    frame, _ = pyreadstat.read_sav(str(folder / table["file"]), user_missing=as_stored)
    for field in table["fields"]:
        if field["kind"] == "code" and not as_stored:
            labels = {value["code"]: value["label"] for value in field["values"]}
            named = frame[field["in_file"]].map(labels)
            frame[field["in_file"]] = pandas.Categorical(named, categories=list(dict.fromkeys(labels.values())))
    frame.attrs = {
        "label": table["label"],
        "labels": {field["in_file"]: field["label"] for field in table["fields"]},
        "units": {field["in_file"]: field["unit"] for field in table["fields"] if field["unit"]},
    }
    return frame


def load_tables(folder=HERE, as_stored=False):
    """Every table of the export, by name."""
    folder = pathlib.Path(folder)
    codebook = json.loads((folder / "@CODEBOOK@").read_text(encoding="utf-8"))
    return {table["name"]: load_table(folder, table, as_stored) for table in codebook["tables"]}


if __name__ == "__main__":
    tables = load_tables(*sys.argv[1:])
    for name, frame in tables.items():
        print(f"tables[{name!r}]: {len(frame):,} rows, {len(frame.columns)} columns")
