#!/usr/bin/env python3
"""Asks Alembic's RevisionMap and migrate::graph the same questions about random and hand-made graphs.

usage: graph_oracle.py DRIVER [GRAPHS [FIRST_SEED]]

Two things in Alembic's order change from run to run; both are fixed here, by id, as migrate has them:
  - the order of files in the versions folder: revisions are given to RevisionMap sorted by id;
  - the order of the dependencies of one revision, a Python set: sorted after the map is loaded.
Whatever Alembic then answers must be our answer: the same ids, in the same order, or an error of the same class. Where
Alembic itself dies (AssertionError, KeyError, …) we may say what we like, as long as an order keeps every revision after
those that it needs.
"""
import collections
import random
import subprocess
import sys
import warnings

from alembic.script import revision as alembic

warnings.simplefilter("ignore")
CRASH = "crash"


class Graph:
    def __init__(self, nodes):
        self.nodes = nodes  # id -> (down, depends_on, labels)
        self.map = alembic.RevisionMap(self.revisions)
        self.map._revision_map
        for rev in set(self.map._revision_map.values()) - {None}:
            rev._normalized_resolved_dependencies = tuple(sorted(rev._normalized_resolved_dependencies))
        self.labels = {label: id_ for id_, (_, _, labels) in nodes.items() for label in labels}

    def revisions(self):
        for id_, (down, depends_on, labels) in sorted(self.nodes.items()):
            yield alembic.Revision(id_, tuple(down) or None, tuple(depends_on) or None, tuple(labels) or None)

    def needs(self, id_):
        down, depends_on, _ = self.nodes[id_]
        return list(down) + [self.labels.get(name, name) for name in depends_on]

    def applied(self, ids):
        seen, todo = set(), list(ids)
        while todo:
            id_ = todo.pop()
            if id_ not in seen:
                seen.add(id_)
                todo += self.needs(id_)
        return seen

    def rows(self, ids):
        """The version table when `ids` and all they need are applied."""
        applied = self.applied(ids)
        needed = {need for id_ in applied for need in self.needs(id_)}
        return sorted(applied - needed)


def random_graph(rng):
    size = rng.choice([1, 2, 3, 5, 8, 13, 20, 30, 40])
    names, nodes = [], {}
    label_owner = {}
    prefixes = ["".join(rng.choice("0123456789abcdef") for _ in range(rng.choice([2, 4, 5]))) for _ in range(4)]
    fork, merge, base, depend, label = (rng.choice(weights) for weights in (
        (0.05, 0.2, 0.6), (0.0, 0.1, 0.3), (0.0, 0.03, 0.15), (0.0, 0.1, 0.4), (0.0, 0.05, 0.2)))
    tips = []
    for number in range(size):
        while True:
            id_ = rng.choice(prefixes) + "".join(rng.choice("0123456789abcdef") for _ in range(rng.choice([1, 2, 7])))
            if id_ not in nodes and id_ not in label_owner:
                break
        down = []
        if names and rng.random() >= base:
            if len(names) > 1 and rng.random() < merge:
                pool = tips if len(tips) > 1 and rng.random() < 0.7 else names
                down = rng.sample(pool, min(len(pool), rng.choice([2, 2, 2, 3])))
            elif rng.random() < fork or not tips:
                down = [rng.choice(names)]
            else:
                down = [rng.choice(tips)]
        depends_on = []
        while names and rng.random() < depend and len(depends_on) < 4:
            name = rng.choice(list(label_owner) or names) if rng.random() < 0.4 else rng.choice(names)
            if name not in depends_on:
                depends_on.append(name)
        labels = []
        while rng.random() < label and len(labels) < 2:
            name = rng.choice(["left", "right", "branch", "main", "feature", prefixes[0] + "zz"]) + str(rng.choice(["", number]))
            if name not in label_owner and name not in nodes:
                label_owner[name] = id_
                labels.append(name)
        tips = [tip for tip in tips if tip not in down] + [id_]
        names.append(id_)
        nodes[id_] = (down, depends_on, labels)
    return Graph(nodes)


def drawn(text):
    """One-line graphs: "a->b, b,c->d"; after an id, "+x" is a dependency and "@l" a label."""
    nodes = {}
    for statement in text.split("; "):
        parents, _, child = statement.rpartition("->")
        words = child.split()
        down, depends_on, labels = nodes.setdefault(words[0], ([], [], []))
        down += parents.split(",") if parents else []
        depends_on += [word[1:] for word in words[1:] if word[0] == "+"]
        labels += [word[1:] for word in words[1:] if word[0] == "@"]
    return Graph(nodes)


SHAPES = [drawn(text) for text in (
    "a",
    "aaaa; aaaa->aabb; aabb->aacc",
    "a; a->b; a->c; b,c->d; d->e",
    "a @one; a->b; b->c; x @two; x->y +b; y->z",
    "a; a->b1 @left; a->b2 @right; b1->c1; b2->c2; c1,c2->d; d->e",
    "a; a->b; a->c; b,c->d; b,c->e",  # criss-cross
    "a; x; y; z; a,x->m; y,z->n; m,n->o",
    "a; a->b +y; b->c; x @side; x->y; y->z +c",
    "a; a->b; b->c +x +y; c->d +x; x; x->y; d->e +y",
    "base1 @lib; base1->lib2; app1 +lib2; app1->app2 +lib; app2->app3",
    "a @top; a->b; a->c; a->d; b->e; c->e2; d->e3",
    "a; a->b; b->c; c->d; a->d2; d2,d->m; a->n; m,n->o",
    "r; r->s +t; t; t->u +s; u->v +r; s->w +u",
)] + [Graph({})]


def symbols(graph, rng):
    ids = sorted(graph.nodes)
    pool = ["head", "heads", "base"] + rng.sample(ids, min(3, len(ids))) + rng.sample(sorted(graph.labels), min(2, len(graph.labels)))
    pool += [id_[:rng.randrange(1, len(id_) + 1)] for id_ in rng.sample(ids, min(3, len(ids)))]
    pool += [label[:rng.randrange(3, len(label) + 1)] for label in rng.sample(sorted(graph.labels), min(2, len(graph.labels)))]
    return pool + ["nowhere", "zz"]


def identifier(graph, rng):
    pool = symbols(graph, rng)
    branches = list(graph.labels) * 2 + pool
    form = rng.randrange(10)
    if form < 3:
        return rng.choice(pool)
    if form < 6:
        return rng.choice(branches) + "@" + rng.choice(pool)
    steps = rng.choice("+-") + str(rng.choice([0, 1, 1, 1, 2, 2, 3, 5, 50]))
    if form == 6:
        return steps
    if form == 7:
        return rng.choice(pool) + steps
    if form == 8:
        return rng.choice(branches) + "@" + steps
    return rng.choice(branches) + "@" + rng.choice(pool) + steps


ODD = ["", "@", "@head", "head@", "a@b@+1", "+", "-", "+x", "--1", "+1+1", "a-b-1", "_-1", "-1_0", " -1", "base@head", "head@head", "heads@heads",
       "base+1", "base-1", "heads-1", "head-1", "+99999999999999999999", "-99999999999999999999", "left-1@head", "@+1", "a@-1", "None"]


def questions(graph, rng):
    ids = sorted(graph.nodes)
    for name in ("heads", "real_heads", "bases", "real_bases", "branch_points", "merge_points"):
        yield (name,)
    for id_ in rng.sample(ids, min(8, len(ids))):
        yield ("labels", id_)
    for _ in range(8):
        yield (rng.choice(["one", "all"]), identifier(graph, rng))
    yield (rng.choice(["one", "all", "upgrade", "downgrade"]), rng.choice(ODD), "")
    yield ("filter", rng.choice(symbols(graph, rng)))
    for _ in range(8):
        rows = graph.rows(rng.sample(ids, rng.randrange(0, min(3, len(ids)) + 1)))
        rng.shuffle(rows)
        if ids and rng.random() < 0.05:
            rows.append(rng.choice(ids))  # a table that no history explains
        target = rng.choice(["heads", "base", "head", rng.choice(ids)]) if ids and rng.random() < 0.4 else identifier(graph, rng)
        yield ("upgrade", target, " ".join(rows))
        yield ("downgrade", target, " ".join(rows))
    yield ("upgrade", "heads", "")
    yield ("downgrade", "base", " ".join(graph.rows(ids)))
    yield ("history", "base", "heads")
    for _ in range(5):
        yield ("history", rng.choice(["base", identifier(graph, rng)]), rng.choice(["heads", identifier(graph, rng)]))


def ids_of(revisions):
    return [None if rev is None else rev if isinstance(rev, str) else rev.revision for rev in revisions]


def ask_alembic(graph, question):
    kind, arguments, map_ = question[0], question[1:], graph.map
    every = [map_._revision_map[id_] for id_ in sorted(graph.nodes)]
    if kind in ("heads", "bases"):
        return sorted(getattr(map_, kind))
    if kind in ("real_heads", "real_bases"):
        return sorted(getattr(map_, "_" + kind))
    if kind == "branch_points":
        return [rev.revision for rev in every if rev.is_branch_point]
    if kind == "merge_points":
        return [rev.revision for rev in every if rev.is_merge_point]
    if kind == "labels":
        return sorted(map_._revision_map[arguments[0]].branch_labels)
    if kind == "all":
        found = ids_of(map_.get_revisions(arguments[0]))
        if None in found:
            raise AssertionError("a walk that ended nowhere")
        return [id_ for id_ in found if id_ != "base"]
    if kind == "one":
        rev = map_.get_revision(arguments[0])
        return [] if rev is None else [rev.revision]
    if kind == "filter":
        return list(map_.filter_for_lineage(sorted(map_.heads), arguments[0]))
    if kind == "history":
        return ids_of(map_.iterate_revisions(arguments[1], arguments[0], inclusive=True, assert_relative_length=False))
    rows = tuple(arguments[1].split())
    if kind == "upgrade":
        return ids_of(map_.iterate_revisions(arguments[0], rows, implicit_base=True))[::-1]
    return ids_of(map_.iterate_revisions(rows, arguments[0], select_for_downgrade=True))


def outcome(graph, question):
    try:
        return "ok " + " ".join(ask_alembic(graph, question)), None
    except alembic.MultipleHeads:
        return "error MultipleHeads", None
    except alembic.RangeNotAncestorError:
        return "error RangeNotAncestor", None
    except alembic.RevisionError as error:
        text = str(error)
        for words, class_ in (("No such revision", "NotFound"), ("No such branch", "NotFound"), ("Multiple revisions start", "Ambiguous"),
                              ("is not a member", "NotInLineage"), ("Relative revision", "RelativeOutOfRange"),
                              ("Walked too far", "RelativeOutOfRange"), ("Ambiguous", "AmbiguousWalk"), ("overlaps", "Overlap"),
                              ("Not a valid downgrade", "RangeNotAncestor")):
            if words in text:
                return "error " + class_, text
        raise
    except Exception as error:  # Alembic would end in a traceback
        return CRASH, repr(error)


def valid_order(graph, answer, oldest_first):
    ids = answer.split()[1:]
    place = {id_: i for i, id_ in enumerate(ids if oldest_first else ids[::-1])}
    return len(place) == len(ids) and all(
        place.get(need, -1) < place[id_] for id_ in ids for need in graph.applied([id_]) - {id_})


def main(driver, count=2000, first=1):
    # A hand-made shape is small and telling: it is asked many times as much as a random graph.
    cases = [(f"shape {i}", graph, random.Random(i), 30) for i, graph in enumerate(SHAPES)]
    for seed in range(first, first + count):
        rng = random.Random(seed)
        cases.append((f"seed {seed}", random_graph(rng), rng, 1))
    script, asked = [], []
    for name, graph, rng, times in cases:
        script.append("graph")
        for id_, (down, depends_on, labels) in graph.nodes.items():
            script.append("\t".join(["node", id_, " ".join(down), " ".join(depends_on), " ".join(labels)]))
        for question in [question for _ in range(times) for question in questions(graph, rng)]:
            script.append("\t".join(["ask", *question]))
            asked.append((name, graph, question))
    run = subprocess.run([driver], input="\n".join(script) + "\n", capture_output=True, text=True, check=True)
    answers = run.stdout.splitlines()
    assert len(answers) == len(asked), (len(answers), len(asked), run.stderr)

    failures, tally = 0, collections.Counter()
    for (name, graph, question), answer in zip(asked, answers):
        expected, detail = outcome(graph, question)
        good = answer.strip() == expected.strip()
        if expected == CRASH or (detail and detail.startswith("No such branch") and answer == "error Ambiguous"):
            good = True
        if answer.startswith("ok") and question[0] in ("upgrade", "downgrade", "history"):
            good = good and valid_order(graph, answer, question[0] == "upgrade")
        tally[question[0], expected.split()[1] if expected.startswith("error") else expected.split()[0]] += 1
        if expected == CRASH:
            tally["where alembic dies, ours:", " ".join(answer.split()[:2 if answer.startswith("error") else 1])] += 1
        if not good:
            failures += 1
            if failures <= 10:
                print(f"{name}: {question}\n  alembic: {expected} ({detail})\n  migrate: {answer}")
                print("  " + "; ".join(f"{i} {n}" for i, n in graph.nodes.items()))
    for (kind, class_), number in sorted(tally.items()):
        print(f"{number:7} {kind} {class_}")
    print(f"{len(cases)} graphs, {len(asked)} questions, {failures} differences")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
