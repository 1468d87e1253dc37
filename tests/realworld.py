#!/usr/bin/env python3
"""Compiles real organisations and counts that nothing gets lost on the way.

usage: realworld.py ORGC SHARED

ORGC is a built program; SHARED a folder with `realworld/*.json` (organisations in a neutral form, with
the known mistakes of their sources) and `tools/neutral_to_org.py` (which writes them in the language).
Without them there is nothing to do, which is said and is no failure.

Of each organisation every unit, role, holder, line and letter must be found again in the JSON output.
Imported from that output, it must give the same output again. As a table (a row for each holder) and
imported from that, it must have every role, holder, share, date, department and line that was in the table.
Mistakes of a source that a compiler can see must be errors, and nothing else may be one: what is odd
but lawful passes.
"""
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter

AS_OF = "2026-11-01"
LETTERS = "ARCI"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, shared = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    organisations = sorted((shared / "realworld").glob("*.json"))
    converter = shared / "tools" / "neutral_to_org.py"
    if not program.exists() or not organisations or not converter.exists():
        print(f"skipped: {program} or the data in {shared} is not there")
        return
    failures = []
    for path in organisations:
        neutral = json.loads(path.read_text(encoding="utf-8"))
        case = Case(program, converter, path.stem, neutral)
        case.nothing_is_lost()
        case.errors_are_the_mistakes()
        case.doubled_people_are_found()
        case.the_json_comes_back()
        Table(case).comes_back()
        failures += case.failures
        print(f"{path.stem}: {case.counted} facts, {len(case.failures)} failures")
    for failure in failures:
        print("FAIL", failure)
    sys.exit(1 if failures else 0)


class Case:
    """One organisation, in its neutral form and as the program reads it."""

    def __init__(self, program, converter, name, neutral):
        self.program, self.converter, self.name, self.neutral = program, converter, name, neutral
        self.failures, self.counted = [], 0
        self.unit = {unit["id"]: unit["name"] for unit in neutral["units"]}
        self.role = {role["id"]: role.get("title") or role["id"] for role in neutral["roles"]}
        self.person = {person["id"]: person.get("name") or person["id"] for person in neutral["people"]}
        self.repaired = self.owned_by_roles()

    def expect(self, what, expected, actual):
        """Compares two multisets."""
        expected, actual = Counter(expected), Counter(actual)
        self.counted += sum(expected.values())
        for fact in (expected - actual).elements():
            self.failures.append(f"{self.name}: {what} is lost: {fact}")
        for fact in (actual - expected).elements():
            self.failures.append(f"{self.name}: {what} from nowhere: {fact}")

    def run(self, *arguments, neutral=None):
        """Converts the organisation and runs the program on it. The exit code, and the JSON it writes."""
        with tempfile.TemporaryDirectory() as folder:
            source, target = pathlib.Path(folder, "neutral.json"), pathlib.Path(folder, "org")
            source.write_text(json.dumps(neutral or self.neutral), encoding="utf-8")
            subprocess.run([sys.executable, self.converter, source, target], check=True)
            command = [self.program, arguments[0], target, *arguments[1:], "--as-of", AS_OF]
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
            if done.returncode not in (0, 1) or not done.stdout:
                self.failures.append(f"{self.name}: {arguments}: exit {done.returncode}: {done.stderr[:400]}")
                return done.returncode, {}
            return done.returncode, json.loads(done.stdout)

    def nothing_is_lost(self):
        draft = ["--draft"] if any(self.mistakes(self.repaired)) else []
        code, chart = self.run("build", "--to", "json", *draft, neutral=self.repaired)
        if not chart:
            return
        if code != len(draft) or chart["draft"] != bool(draft):
            self.failures.append(f"{self.name}: build: exit {code}, draft {chart['draft']}")
        department = {unit["id"]: unit["title"] for unit in chart["departments"]}
        title = department | {role["id"]: role["title"] for role in chart["roles"]}
        self.people_and_units(chart, department)
        self.roles(chart, department)
        self.lines(chart, title)
        self.letters(chart, department, title)
        self.tree(chart)

    def the_json_comes_back(self):
        """The organisation in the JSON output, imported, gives the same output."""
        draft = ["--draft"] if any(self.mistakes(self.repaired)) else []
        _, chart = self.run("build", "--to", "json", *draft, neutral=self.repaired)
        code, again, _ = self.imported("json", json.dumps(chart), draft)
        if code != 0:
            self.failures.append(f"{self.name}: import json: exit {code}")
        for key in chart:
            if key not in ("findings", "chart", "metrics"):
                sorted_facts = [sorted(map(json.dumps, as_list(without_places(one[key])))) for one in (chart, again)]
                self.expect(f"a fact of {key}", *sorted_facts)

    def imported(self, form, text, draft):
        """Imports a text and builds the files. The exit code of the import, the JSON, and what was told."""
        with tempfile.TemporaryDirectory() as folder:
            source, target = pathlib.Path(folder, "source"), pathlib.Path(folder, "org")
            source.write_text(text, encoding="utf-8")
            options = {"capture_output": True, "text": True, "encoding": "utf-8"}
            done = subprocess.run([self.program, "import", form, source, "-o", target], **options)
            command = [self.program, "build", target, "--to", "json", "--as-of", AS_OF, *draft]
            built = subprocess.run(command, **options)
            if not built.stdout:
                self.failures.append(f"{self.name}: import {form}: {done.stderr[:400]} {built.stderr[:400]}")
                return done.returncode, {}, done.stderr
            return done.returncode, json.loads(built.stdout), done.stderr

    def people_and_units(self, chart, department):
        self.expect("a person", self.person.values(), [person["title"] for person in chart["people"]])
        units = self.neutral["units"]
        self.expect(
            "a unit",
            [(unit["name"], self.unit.get(unit.get("parent")), unit.get("notes")) for unit in units],
            [
                (unit["title"], department.get(unit["parentId"]), (unit["notes"] + [None])[0])
                for unit in chart["departments"]
            ],
        )

    def roles(self, chart, department):
        expected, actual = [], []
        for role in self.neutral["roles"]:
            tags = role.get("tags", [])
            holders = sorted(self.person.get(holder, holder) for holder in role.get("holders", []))
            expected.append((
                self.role[role["id"]], self.unit.get(role.get("unit")), tuple(sorted(set(tags))), tuple(holders),
                "emeritus" in tags and bool(holders), "undisclosed" in tags, "eliminated" in tags,
                bool(role.get("vacant")), role.get("fte") if "junior" in tags else None, role.get("grade"),
            ))
        for role in chart["roles"]:
            named = [holding for holding in role["holdings"] if holding["holder"] != "undisclosed"]
            actual.append((
                role["title"], department.get(role["department"]), tuple(sorted(role["tags"])),
                tuple(sorted(holding["name"] for holding in named)),
                any(holding["former"] for holding in named), len(named) < len(role["holdings"]),
                bool(role["exists"] and role["exists"]["abolished"]),
                bool(role["vacancies"]), role["fte"], role["properties"].get("grade"),
            ))
        self.expect("a role", expected, actual)

    def lines(self, chart, title):
        named = lambda target: self.role.get(target) or self.unit.get(target)
        expected = [
            (self.role[role["id"]], kind, named(target))
            for role in self.neutral["roles"]
            for kind, targets in (("solid", [role.get("reports_to")]), ("dotted", role.get("dotted_to", [])))
            for target in targets
        ]
        written = [line for line in chart["lines"] if not line["implied"]]
        actual = [(title[line["source"]], line["kind"], title.get(line["target"])) for line in written]
        self.expect("a line", expected, actual)

    def letters(self, chart, department, title):
        expected, actual = [], []
        for row in self.repaired["responsibilities"]:
            for letter in LETTERS:
                for target in row.get(letter, []):
                    who = self.role.get(target) or self.unit.get(target)
                    expected.append((row["title"], self.unit.get(row.get("unit")), letter, who))
        for row in chart["responsibilities"]:
            place = (row["title"], department.get(row["department"]))
            actual += [(*place, "A", title[owner["target"]]) for owner in row["owners"]]
            actual += [(*place, letter["letter"], title[letter["target"]]) for letter in row["letters"]]
        self.expect("a letter", expected, actual)
        titles = [row["title"] for row in self.neutral["responsibilities"]]
        self.expect("a responsibility", titles, [row["title"] for row in chart["responsibilities"]])

    def tree(self, chart):
        """The chart is one tree that has every role once."""
        parents = {node["id"]: node["parentId"] for node in chart["chart"]}
        roots = [node for node, parent in parents.items() if parent is None]
        self.expect("a box", [role["id"] for role in chart["roles"]], [n for n in parents if not n.startswith("$")])
        reached, waiting = set(), list(roots)
        while waiting:
            node = waiting.pop()
            reached.add(node)
            waiting += [below for below, above in parents.items() if above == node]
        if len(roots) != 1 or reached != set(parents) or len(parents) != len(chart["chart"]):
            self.failures.append(f"{self.name}: the chart is no tree: roots {roots}")

    def owned_by_roles(self):
        """The organisation, with a role in place of each unit that has an A: no unit of the data has a head,
        so the A of a unit is an error about names, and those keep every output back."""
        repaired = json.loads(json.dumps(self.neutral))
        for row in repaired["responsibilities"]:
            row["A"] = [self.first_role(owner) if owner in self.unit else owner for owner in row.get("A", [])]
        return repaired

    def first_role(self, unit):
        return next(role["id"] for role in self.neutral["roles"] if role.get("unit") == unit)

    def mistakes(self, neutral):
        """What is wrong with the rows: the slug, and the end of the path that it is about."""
        vacant = {role["id"] for role in neutral["roles"] if role.get("vacant")}
        for row in neutral["responsibilities"]:
            owners = row.get("A", [])
            if len(owners) != 1:
                yield ("two-owners" if owners else "no-owner", "x-" + row["id"])
            yield from (("department-without-head", "u-" + owner) for owner in owners if owner in self.unit)
            yield from (("owner-nobody", "r-" + owner) for owner in owners if owner in vacant)

    def errors_are_the_mistakes(self):
        for neutral in (self.neutral, self.repaired):
            _, found = self.run("check", "--format", "json", neutral=neutral)
            self.expect("an error", self.mistakes(neutral), errors(found))

    def doubled_people_are_found(self):
        """One identifier for several people was told apart by `~` in the data: put the mistake back."""
        doubled = [person["id"] for person in self.neutral["people"] if "~" in person["id"]]
        text = json.dumps(self.repaired)
        for person in doubled:
            text = text.replace(json.dumps(person), json.dumps(person.split("~")[0]))
        _, found = self.run("check", "--format", "json", neutral=json.loads(text))
        expected = {("duplicate-name", "p-" + person.split("~")[0]) for person in doubled}
        self.expect("a doubled person", [*expected, *self.mistakes(self.repaired)], errors(found))


class Table:
    """One organisation as a table of positions, a row for each holder, and what becomes of it."""

    HEADER = ["Position ID", "Name", "Employee ID", "Job title", "Department", "Reports to", "Dotted line", "FTE", "Start", "End"]

    def __init__(self, case):
        self.case = case
        neutral = case.neutral
        self.parent = {unit["id"]: unit.get("parent") for unit in neutral["units"]}
        self.rows = [row for role in neutral["roles"] for row in self.rows_of(role)]
        used = {row["Department"] for row in self.rows}
        paths = [self.path(unit["id"]) for unit in neutral["units"]]
        self.rows += [{"Department": path} for path in paths if path not in used]

    def rows_of(self, role):
        posts = {other["id"] for other in self.case.neutral["roles"]}
        holders = role.get("holders", [])
        # The share of a role that several hold is not that of each.
        share = role.get("fte") if len(holders) < 2 else None
        row = {
            "Position ID": role["id"], "Job title": self.case.role[role["id"]],
            "Department": self.path(role.get("unit")), "Reports to": role.get("reports_to"),
            "Dotted line": ";".join(role.get("dotted_to", [])), "FTE": share,
            "Start": role.get("from"), "End": role.get("until"),
        }
        row["Reports to"] = row["Reports to"] if row["Reports to"] in posts else None
        names = [(self.case.person.get(holder, holder), holder) for holder in holders]
        unnamed = "Undisclosed" if {"undisclosed", "junior"} & set(role.get("tags", [])) else ""
        return [{**row, "Name": name, "Employee ID": number} for name, number in names or [(unnamed, None)]]

    def path(self, unit):
        titles = []
        while unit in self.parent:
            titles.insert(0, self.case.unit[unit])
            unit = self.parent[unit]
        return " > ".join(titles)

    def comes_back(self):
        text = io.StringIO()
        writer = csv.DictWriter(text, self.HEADER, delimiter=";")
        writer.writeheader()
        writer.writerows(self.rows)
        code, chart, told = self.case.imported("csv", text.getvalue(), ["--draft"])
        warnings = [line for line in told.splitlines() if line.startswith("warning: ")]
        self.case.expect("a cell", [], warnings)
        if code != 0:
            self.case.failures.append(f"{self.case.name}: import csv: exit {code}")
        if chart:
            self.departments(chart)
            self.roles(chart)
            self.lines(chart)

    def departments(self, chart):
        parts = {path for row in self.rows for path in above(row["Department"])}
        self.case.expect("a department of the table", parts, titles_of_departments(chart).values())

    def roles(self, chart):
        titles = titles_of_departments(chart)
        expected, actual = Counter(), Counter()
        for row in self.rows:
            if row.get("Position ID"):
                place = (row["Position ID"], row["Job title"], row["Department"])
                expected[(*place, *self.holder(row))] += 1
        for role in chart["roles"]:
            place = (role["properties"]["position-id"], role["title"], titles.get(role["department"], ""))
            for holding in role["holdings"]:
                share, name = holding["share"], holding["name"] or "Undisclosed"
                share = role["fte"] if share is None and name == "Undisclosed" else share
                actual[(*place, name, share, holding["from"], holding["until"])] += 1
            for vacancy in role["vacancies"]:
                actual[(*place, "", role["fte"], vacancy["from"], vacancy["until"])] += 1
        self.case.expect("a row of the table", expected.elements(), actual.elements())

    @staticmethod
    def holder(row):
        share = row["FTE"]
        # Full time of somebody is not written, that of a post is.
        full_time = share == 1 and row["Name"] != ""
        return (row["Name"], None if full_time or not share else share, row["Start"], row["End"])

    def lines(self, chart):
        number = {role["id"]: role["properties"]["position-id"] for role in chart["roles"]}
        expected = {
            (row["Position ID"], kind, target)
            for row in self.rows if row.get("Position ID")
            for kind, targets in (("solid", [row["Reports to"]]), ("dotted", row["Dotted line"].split(";")))
            for target in targets if target
        }
        written = [line for line in chart["lines"] if not line["implied"]]
        actual = [(number[line["source"]], line["kind"], number.get(line["target"])) for line in written]
        self.case.expect("a line of the table", expected, actual)


def above(path):
    """The path of a department and those of all around it."""
    parts = path.split(" > ") if path else []
    return [" > ".join(parts[: end + 1]) for end in range(len(parts))]


def titles_of_departments(chart):
    """The titles on the way to each department."""
    titles = {}
    for unit in chart["departments"]:
        around = titles.get(unit["parentId"])
        titles[unit["id"]] = unit["title"] if around is None else f"{around} > {unit['title']}"
    return titles


def as_list(value):
    return value if isinstance(value, list) else [value]


def without_places(value):
    if isinstance(value, dict):
        return {key: without_places(one) for key, one in value.items() if not (key == "source" and isinstance(one, dict))}
    return [without_places(one) for one in value] if isinstance(value, list) else value


def errors(found):
    """The slug of each error, and the ends of the paths that it is about."""
    return [
        (finding["slug"], subject.split(".")[-1])
        for finding in found.get("findings", [])
        if finding["level"] == "error"
        for subject in finding["subject"]
    ]


if __name__ == "__main__":
    main()
