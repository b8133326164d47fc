"""Checks a folder against the rules of Psych-DS 1.5.0, independently of how Dyad writes one.

    python3 psych_ds.py FOLDER    # says what is against the rules, a line each; exit code 1 if anything is

The rules are those of github.com/psych-ds/psych-DS, schema_model/versions/1.5.0: every rule of level "error", and of
those of level "warning" the ones about names of files, official keywords and types of schema.org. What a schema.org
property may hold is checked for the properties that are met here.
"""
import csv
import json
import pathlib
import re
import sys

DATAFILE = re.compile(r"([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\.csv")
KEYWORDS = {"study", "site", "subject", "session", "task", "condition", "trial", "stimulus", "description"}
CONTEXTS = {"http://schema.org", "https://schema.org", "http://schema.org/", "https://schema.org/"}
REQUIRED = ("name", "description", "variableMeasured")
# Properties of schema.org that objects of these types may have, and types that an object below a property may have.
PROPERTIES = {
    "Dataset": {"name", "description", "variableMeasured", "schemaVersion", "author", "citation", "license", "funder", "url",
                "identifier", "usageInfo", "keywords", "isBasedOn", "creator", "version"},
    "PropertyValue": {"name", "description", "unitText", "unitCode", "value", "minValue", "maxValue", "valueReference",
                      "identifier", "alternateName", "measurementTechnique"},
    "SoftwareApplication": {"name", "description", "softwareVersion", "url", "identifier", "author", "license"},
}
TYPES = {"variableMeasured": {"PropertyValue"}, "isBasedOn": {"SoftwareApplication", "CreativeWork", "Product"},
         "valueReference": {"PropertyValue", "DefinedTerm", "QuantitativeValue"}}
wrong = []


def say(path, sentence):
    wrong.append(f"{path}: {sentence}")


def read_json(path):
    """The object in a metadata file, or None."""
    try:
        content = json.loads(path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError, ValueError) as error:
        return say(path, f"is no JSON in UTF-8 ({error})")
    if not isinstance(content, dict):
        return say(path, "holds no object")
    return content


def check_object(path, where, thing, allowed):
    kind = thing.get("@type", thing.get("type"))
    if set(thing) <= {"@id"} or set(thing) <= {"@value"}:
        return
    if kind not in allowed:
        return say(path, f"{where} has @type {kind!r} and not one of {sorted(allowed)}")
    for key, value in thing.items():
        if key.startswith("@"):
            continue
        if key not in PROPERTIES.get(kind, set()):
            say(path, f"{where}.{key} is no property of a {kind}")
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                check_object(path, f"{where}.{key}", one, TYPES.get(key, set()))


def variables(path, metadata):
    """The names in variableMeasured."""
    names = []
    for one in metadata.get("variableMeasured", []):
        name = one.get("name") if isinstance(one, dict) else one
        if not isinstance(name, str) or not name:
            say(path, f"variableMeasured holds {one!r}, which names no column")
        else:
            names.append(name)
    if len(set(names)) != len(names):
        say(path, "variableMeasured names a column twice")
    return names


def metadata_of(root, datafile, description):
    """What holds for a data file: the dataset's metadata, replaced key by key by those nearer to it."""
    compiled = dict(description)
    folder = root
    nearer = []
    for part in datafile.parent.relative_to(root).parts:
        folder = folder / part
        nearer.append(folder / "file_metadata.json")
    for path in [*nearer, datafile.with_suffix(".json")]:
        if path.exists():
            compiled.update(read_json(path) or {})
    return compiled


def check_table(path):
    """The header of a data file, and whether it is a table at all."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, strict=True)
            header = next(rows, [])
            if not header or not any(header):
                say(path, "has no header")
                return []
            if len(set(header)) != len(header):
                say(path, "has a column twice")
            key = header.index("row_id") if "row_id" in header else None
            seen = set()
            for number, row in enumerate(rows, 2):
                if len(row) != len(header):
                    say(path, f"row {number} has {len(row)} columns, the header {len(header)}")
                    break
                if key is not None and row[key] in seen:
                    say(path, f"row_id {row[key]} is there twice")
                if key is not None:
                    seen.add(row[key])
            return header
    except (UnicodeDecodeError, csv.Error) as error:
        say(path, f"is no CSV in UTF-8 ({error})")
        return []


def check_name(path):
    if not DATAFILE.fullmatch(path.name):
        return say(path, "is not named by pairs of a key and a value, and _data.csv")
    for pair in path.name[: -len("_data.csv")].split("_"):
        if pair.split("-")[0] not in KEYWORDS:
            say(path, f"{pair.split('-')[0]} is no official keyword")


def check_description(root):
    path = root / "dataset_description.json"
    if not path.is_file():
        say(path, "is missing")
        return {}
    description = read_json(path) or {}
    if description.get("@context") not in CONTEXTS:
        say(path, "has a @context other than schema.org")
    check_object(path, "", description, {"Dataset"})
    for key in REQUIRED:
        if not description.get(key):
            say(path, f"has no {key}")
    return description


def check(root):
    description = check_description(root)
    for path in root.rglob("*"):
        if path.is_file() and path.stat().st_size == 0:
            say(path, "is empty")
        if path.name == "dataset_description.json" and path.parent != root:
            say(path, "is not in the root folder")
    if not any((root / f"README{end}").is_file() for end in (".md", ".txt")):
        say(root, "has no README")
    datafiles = sorted((root / "data").rglob("*.csv"))
    if not datafiles:
        say(root / "data", "holds no data file")
    columns, declared = set(), set(variables(root / "dataset_description.json", description))
    for path in datafiles:
        check_name(path)
        compiled = metadata_of(root, path, description)
        for key in REQUIRED:
            if not compiled.get(key):
                say(path, f"has no {key} in its metadata")
        named = variables(path, compiled)
        header = check_table(path)
        for name in header:
            if name not in named:
                say(path, f"has the column {name}, which variableMeasured does not name")
        columns.update(header)
        declared.update(named)
    for name in sorted(declared - columns):
        say(root, f"names the variable {name}, which is a column of no data file")
    for path in (root / "data").rglob("*.json"):
        sidecar = read_json(path) or {}
        check_object(path, "", {"@type": "Dataset", **sidecar}, {"Dataset"})
        if path.name != "file_metadata.json" and not path.with_suffix(".csv").is_file():
            say(path, "is the sidecar of no data file")


check(pathlib.Path(sys.argv[1]))
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
