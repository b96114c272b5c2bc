"""Runs the revisions of a case by the driver, and turns the text of its schema into the facts that database.py makes."""
import re
import subprocess

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

import database

DIALECTS = {"postgresql": postgresql.dialect(), "sqlite": sqlite.dialect()}


class Call:
    def __init__(self, name, arguments, keywords):
        self.name, self.arguments, self.keywords = name, arguments, keywords

    def parts(self, name):
        return [part for part in self.arguments if isinstance(part, Call) and part.name == name]


class Parser:
    """Reads text of docs/formats/operations.md."""
    TOKEN = re.compile(r'\s*("(?:\\.|[^"\\])*"|\?\(|[\w$.]+|[^\s])')

    def __init__(self, text):
        self.text, self.at = text, 0

    def peek(self):
        match = self.TOKEN.match(self.text, self.at)
        return match[1] if match else None

    def take(self):
        match = self.TOKEN.match(self.text, self.at)
        self.at = match.end()
        return match[1]

    def value(self):
        token = self.take()
        if token == "?(":
            raise ValueError("unknown: " + self.text[self.at:])
        if token == "[":
            return self.until("]")[0]
        if token == "(":  # an expression that is built from parts
            self.until(")")
            return Call("expression", [], {})
        if token.startswith('"'):
            return re.sub(r"\\(.)", r"\1", token[1:-1])
        if self.peek() == "(":
            self.take()
            return Call(token, *self.until(")"))
        return token

    def until(self, end):
        arguments, keywords = [], {}
        while self.peek() != end:
            value = self.value()
            if self.peek() == "=" and not isinstance(value, Call):
                self.take()
                keywords[value] = self.value()
            else:
                arguments.append(value)
            while self.peek() not in (",", end):  # what follows a value: "ops x", "| variant"
                keywords.setdefault("more", []).append(self.take())
                if keywords["more"][-1] == ":":
                    keywords["variant"] = (keywords["more"][-2], self.value())
            if self.peek() == ",":
                self.take()
        self.take()
        return arguments, keywords


def type_of(value, dialect):
    if not isinstance(value, Call):
        value = Call(value, [], {})
    if value.name.startswith("sql."):
        return value.name[4:].upper()
    numbers = [int(argument) for argument in value.arguments if not isinstance(argument, Call)
               and argument.lstrip("-").isdigit()]
    items = [argument for argument in value.arguments if argument not in map(str, numbers)]
    name = value.name.removeprefix("postgresql.")
    kind = getattr(postgresql if value.name != name else sa, name, None) or getattr(postgresql, name)
    options = {word: value.keywords[word] == "True" for word in ("timezone", "native_enum") if word in value.keywords}
    if "labels" in value.keywords:
        options = {"name": value.keywords.get("name"), **options}
        if "schema" in value.keywords:
            options["schema"] = value.keywords["schema"]
        if name == "ENUM":
            options.pop("native_enum", None)
        return database.compiled(kind(*value.keywords["labels"], **options), dialect)
    if items and name == "ARRAY":
        inner = type_of(items[0], dialect)
        return inner + "[]"
    if any(word.startswith("varying") for word in value.arguments if isinstance(word, str)) or \
            value.keywords.get("varying") == "True":
        options["varying"] = True
    if name in ("TIMESTAMP", "TIME") and numbers and value.name != name:
        options["precision"], numbers = numbers[0], []
    return database.compiled(kind(*numbers, **options), dialect)


def qualified(name):
    return name.removeprefix("public.")


def of_schema(lines, dialect):
    facts = set()
    table, place = None, 0
    for line in lines:
        if not line.startswith("  "):
            place = 0
        if line.startswith("sequence "):
            facts.add("sequence " + qualified(line.split(" ", 1)[1]))
            continue
        if line.startswith("uncertain") or line.startswith("everything") or line.startswith("other "):
            facts.add(line)
            continue
        if "(" not in line:
            continue
        call = Parser(line).value()
        if call.name == "schema":
            facts.add(f"schema {call.arguments[0]}")
        elif call.name == "enum":
            facts.add(f"enum {qualified(call.arguments[0])} {','.join(call.arguments[1])}")
        elif call.name == "view":
            facts.add(f"view {qualified(call.arguments[0])}")
        elif call.name == "table":
            table = qualified(call.arguments[0])
            facts.add(f"table {table}")
            if "comment" in call.keywords:
                facts.add(f"comment {table} {call.keywords['comment']}")
        elif call.name == "Column":
            facts.add(column(table, place, call, dialect))
            place += 1
        else:
            facts |= member(table, call, dialect)
    return facts


def column(table, place, call, dialect):
    kind = call.arguments[1]
    if "variant" in call.keywords and call.keywords["variant"][0] == dialect.name:
        kind = call.keywords["variant"][1]
    parts = [f"column {table} {place} {call.arguments[0]}", type_of(kind, dialect),
             "null" if call.keywords.get("nullable") == "True" else "not null"]
    if "server_default" in call.keywords or call.keywords.get("autoincrement") == "True":
        parts.append("default")
    for word in ("Identity", "Computed"):
        if call.parts(word):
            parts.append(word.lower())
    if "comment" in call.keywords:
        parts.append(f"comment {call.keywords['comment']}")
    return " ".join(parts)


def bare(expression):
    """The column of text("age DESC"), None for any other expression."""
    text = expression.arguments[0] if expression.name in ("text", "verbatim") else "("
    return None if "(" in text else text.split(" ")[0]


def member(table, call, dialect):
    lists = [",".join(item if isinstance(item, str) else "?" for item in argument)
             for argument in call.arguments if isinstance(argument, list)]
    name = call.keywords.get("name")
    if isinstance(name, Call):
        name = name.arguments[0]
    if call.name == "PrimaryKey":
        return {f"primary {table} {name} {lists[0]}"}
    if call.name == "Unique":
        return {f"unique {table} {name} {lists[0]}"}
    if call.name == "Check":
        return {f"check {table} {name}"}
    if call.name == "Exclude":
        return {f"exclude {table} {name}"}
    if call.name == "ForeignKey":
        referent = [argument for argument in call.arguments if isinstance(argument, str)][0]
        options = " ".join(f"{word}={call.keywords[word]}" for word in sorted(call.keywords)
                           if word in ("deferrable", "initially", "ondelete", "onupdate"))
        # Where it names no columns it means the primary key.
        columns = lists[1] if len(lists) > 1 else "id"
        return {f"foreign {table} {name} {lists[0]} {qualified(referent)} {columns} {options}".rstrip()}
    if call.name == "Index":
        columns = [item.split(" ")[0] if isinstance(item, str) else bare(item) for item in call.arguments[0]]
        if None in columns:
            return set()
        lists = [",".join(columns)]
        return {f"index {table} {name} {lists[0]}" + (" unique" if call.keywords.get("unique") == "True" else "")}
    return {f"{call.name} of {table}"}


class Driver:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        encoding="utf-8")

    def say(self, line):
        self.process.stdin.write(line + "\n")

    def outcomes(self, case, dialect):
        """After each revision: what is not understood, the failures, and the text of the schema."""
        self.say(f"case {dialect}")
        for key, pattern in case.convention.items():
            self.say(f"convention {key} {pattern}")
        for revision in case.revisions:
            lines = revision.split("\n")
            self.say(f"revision {len(lines)}")
            for line in lines:
                self.say(line)
            self.process.stdin.flush()
            text = []
            while (line := self.process.stdout.readline()) not in ("end\n", ""):
                text.append(line.rstrip("\n"))
            yield ([line for line in text if line.startswith("gap ")],
                   [line for line in text if line.startswith("fail ")],
                   [line for line in text if not line.startswith(("gap ", "fail "))])
