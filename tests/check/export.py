"""Compares exports with the results file they are from, value by value, as pandas and h5py read them.

    python3 export.py RESULTS.h5 CSV_FOLDER DTA_FOLDER PSYCH_DS_FOLDER
"""
import importlib.util
import pathlib
import sys

import h5py
import numpy
import pandas

results, folders = h5py.File(sys.argv[1], "r"), [pathlib.Path(name) for name in sys.argv[2:]]
sys.dont_write_bytecode = True


def loader(path):
    spec = importlib.util.spec_from_file_location("load_" + str(abs(hash(path))), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def codes_of(field):
    return {int(code): label for code, label in (text.split(" = ", 1) for text in field.attrs["codes"])} if "codes" in field.attrs else {}


def expected(field):
    """A field of the results file as any reader should see it: labels for codes, None or NaN where missing."""
    values, codes = field[:], codes_of(field)
    if codes:
        return [codes.get(int(value)) for value in values]
    if values.dtype.kind == "O":
        return [value.decode() if isinstance(value, bytes) else value for value in values]
    if "missing_value" in field.attrs:
        return [float("nan") if value == field.attrs["missing_value"] else float(value) for value in values]
    return list(values)


def compare(what, series, wanted, field):
    if field.dtype.kind in "f":
        got = series.astype("float64").to_numpy().astype(field.dtype)
        assert numpy.array_equal(got, numpy.asarray(wanted, dtype=field.dtype), equal_nan=True), what
    elif field.dtype == "u8":
        assert [int(value) for value in series] == [int(value) for value in wanted], what
    elif "codes" in field.attrs:
        assert isinstance(series.dtype, pandas.CategoricalDtype), what + ": no categories"
        assert [None if pandas.isna(value) else value for value in series] == wanted, what
    elif field.dtype.kind == "O":
        assert list(series) == wanted, what
    else:
        got = series.astype("Float64").to_numpy(dtype="float64", na_value=numpy.nan)
        assert numpy.array_equal(got, numpy.asarray(wanted, dtype="float64"), equal_nan=True), what


def check(folder, place):
    tables = loader(folder / place / "load.py").load_tables()
    assert set(tables) == set(results), (set(tables), set(results))
    compared = 0
    for name, frame in tables.items():
        assert frame.attrs["label"] == results[name].attrs["label"]
        for field in results[name]:
            if field not in frame:
                assert field.endswith("_missing") and folder == folders[1], (name, field)
                continue
            compare(f"{folder}/{name}.{field}", frame[field], expected(results[name][field]), results[name][field])
            assert frame.attrs["labels"][field] == results[name][field].attrs["label"], field
            compared += 1
    return compared


for folder, place in zip(folders, ("", "", "analysis")):
    print(f"{folder}: {check(folder, place)} fields as in the results file")

# Why a score is missing, as pandas sees Stata's codes.
reasons, observed = results["observed"]["ssp_class_missing"][:], folders[1] / "observed.dta"
kept = pandas.read_stata(observed, convert_categoricals=False, convert_missing=True)["ssp_class"]
letters = kept.map(lambda value: str(value)[1:] if isinstance(value, pandas.io.stata.StataMissingValue) else "")
assert list(letters) == ["" if code == 0 else "abcd"[code - 1] for code in reasons]
with pandas.read_stata(observed, iterator=True) as reader:
    assert reader.variable_labels()["age"] == "age at assessment [year]", reader.variable_labels()["age"]
    assert reader.value_labels()["ssp_class"][2] == "B" and "not given" in reader.value_labels()["ssp_class"].values()
print("pandas reads labels and missing codes of Stata's file")
