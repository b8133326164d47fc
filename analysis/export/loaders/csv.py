"""Reads these tables with pandas: codes as categories, missing values as missing, labels and units beside.

    python3 -i load.py         # then: tables["@TABLE@"]["@FIELD@"].value_counts()

or, from elsewhere, `load_tables("FOLDER")`. `tables[NAME].attrs` holds the table's label, and those and the units of
its columns.
"""
import json
import pathlib
import sys

import pandas

HERE = pathlib.Path(__file__).resolve().parent


def declared(field):
    """The pandas type of a field."""
    if field["kind"] == "code":
        return pandas.CategoricalDtype(list(dict.fromkeys(value["label"] for value in field["values"])))
    if field["kind"] == "whole":
        return "Int64" if field["can_be_missing"] else "int64"
    return {"identity": "uint64", "real": "float64", "text": "str"}[field["kind"]]


def load_table(folder, table):
    """One table of the codebook as a data frame."""
    fields = {field["in_file"]: field for field in table["fields"]}
    frame = pandas.read_csv(
        folder / table["file"],
        dtype={name: declared(field) for name, field in fields.items()},
        na_values={name: [""] for name, field in fields.items() if field["kind"] != "text"},
        keep_default_na=False,
        float_precision="round_trip",
        encoding="utf-8",
    )
    frame.attrs = {
        "label": table["label"],
        "labels": {name: field["label"] for name, field in fields.items()},
        "units": {name: field["unit"] for name, field in fields.items() if field["unit"]},
    }
    return frame


def load_tables(folder=HERE / "@TO_ROOT@"):
    """Every table of the export, by name."""
    folder = pathlib.Path(folder)
    codebook = json.loads((folder / "@CODEBOOK@").read_text(encoding="utf-8"))
    return {table["name"]: load_table(folder, table) for table in codebook["tables"]}


if __name__ == "__main__":
    tables = load_tables(*sys.argv[1:])
    for name, frame in tables.items():
        print(f"tables[{name!r}]: {len(frame):,} rows, {len(frame.columns)} columns")
