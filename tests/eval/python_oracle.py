#!/usr/bin/env python3
"""Writes small programs and what CPython makes of them, for python_oracle_test.cc.

Standard output: for each program a line with its length in bytes, the program, and a line with what it leaves in `result`: its
repr, in which a float is hexadecimal and a set sorted, or `!` and the class of the exception. The programs are made here, from a
fixed seed, and have no effects.
"""
import random
import sys
import warnings

R = random.Random(20)

STRINGS = ["", "a", "abc", "Hello World", "user_id", "it's", 'say "x"', "a,b,,c", "  pad  ", "100%", "x\ny", "tab\there", "ÄÖ", "naïve", "{}", "%s", "snake_case_name",
           "UPPER", "MiXed", "0042", "-7", "3.5", "a b  c", "\u20ac", "end.", "ab" * 5]
INTS = [0, 1, -1, 2, 3, 5, 7, 10, -3, 42, 100, 255, 1000, -17, 2**31, 123456789]
FLOATS = [0.0, 1.0, -1.5, 2.25, 0.1, 3.14159, 1e10, 1e-7, 1e16, -0.5, 100.0, 2.5, 12345.678]


def pick(items):
    return items[R.randrange(len(items))]


def integer(d):
    if d <= 0 or R.random() < .25:
        return repr(pick(INTS))
    return pick([
        lambda: f"({integer(d-1)} {pick(['+', '-', '*', '//', '%', '|', '&', '^'])} {integer(d-1)})",
        lambda: f"len({container(d-1)})",
        lambda: f"{string(d-1)}.{pick(['count', 'find', 'rfind', 'index'])}({string(d-1)})",
        lambda: f"(-{integer(d-1)})", lambda: f"(~{integer(d-1)})", lambda: f"abs({integer(d-1)})",
        lambda: f"int({pick([string, integer, real, boolean])(d-1)})",
        lambda: f"({integer(d-1)} if {boolean(d-1)} else {integer(d-1)})",
        lambda: f"{pick(['min', 'max', 'sum'])}([{integer(d-1)}, {integer(d-1)}])",
        lambda: f"{pick(['min', 'max'])}({integer(d-1)}, {integer(d-1)})",
        lambda: f"(lambda a, b={integer(d-1)}: a + b)({integer(d-1)})",
        lambda: f"{listing(d-1)}.count({integer(d-1)})",
        lambda: f"round({real(d-1)})", lambda: f"ord({string(d-1)})",
        lambda: f"({integer(d-1)} ** {R.randrange(4)})", lambda: f"({integer(d-1)} >> {R.randrange(5)})",
        lambda: f"sum(i for i in range({R.randrange(6)}) if i % 2 == {R.randrange(2)})",
        lambda: f"{listing(d-1)}[{pick([0, 1, -1, 2])}]",
    ])()


def real(d):
    if d <= 0 or R.random() < .4:
        return repr(pick(FLOATS))
    return pick([
        lambda: f"({real(d-1)} {pick(['+', '-', '*', '/', '//', '%'])} {pick([real, integer])(d-1)})",
        lambda: f"({integer(d-1)} / {integer(d-1)})", lambda: f"float({pick([integer, real])(d-1)})", lambda: f"(-{real(d-1)})", lambda: f"abs({real(d-1)})",
    ])()


def boolean(d):
    if d <= 0 or R.random() < .2:
        return pick(["True", "False"])
    return pick([
        lambda: f"({integer(d-1)} {pick(['<', '<=', '>', '>=', '==', '!='])} {pick([integer, real])(d-1)})",
        lambda: f"({string(d-1)} {pick(['<', '==', '!=', 'in', 'not in', '>='])} {string(d-1)})",
        lambda: f"({integer(d-1)} {pick(['in', 'not in'])} {listing(d-1)})",
        lambda: f"(not {anything(d-1)})", lambda: f"({boolean(d-1)} {pick(['and', 'or'])} {boolean(d-1)})",
        lambda: f"bool({anything(d-1)})", lambda: f"isinstance({anything(d-1)}, {pick(['str', 'int', '(list, tuple)', 'dict', 'float', 'bool'])})",
        lambda: f"{string(d-1)}.{pick(['startswith', 'endswith'])}({pick([string(d-1), repr(('a', 'b'))])})",
        lambda: f"{string(d-1)}.{pick(['isdigit', 'isalpha', 'isupper', 'islower', 'isspace', 'isalnum', 'isidentifier'])}()",
        lambda: f"({listing(d-1)} {pick(['==', '!=', '<'])} {listing(d-1)})", lambda: f"{pick(['any', 'all'])}({listing(d-1)})",
        lambda: f"({integer(d-1)} < {integer(d-1)} <= {integer(d-1)})", lambda: f"({anything(d-1)} is None)",
        lambda: f"({mapping(d-1)} == {mapping(d-1)})", lambda: f"hasattr({anything(d-1)}, {pick(['upper', 'append', 'keys'])!r})",
    ])()


def spec_of(kind):
    width = pick(["", "5", "12", "3"])
    if kind == "s":
        return pick(["", "<", ">", "^", "*^", "é<"]) + width + pick(["", ".2", ".0"]) + pick(["", "s"])
    if kind == "d":
        return pick(["", "<", ">", "^", "=", "x>"]) + pick(["", "+", " ", "-"]) + pick(["", "#"]) + pick(["", "0"]) + width + pick(["d", "x", "X", "o", "b", "", "e", ".2f", "%", "g"])
    return pick(["", "<", ">", "^", "="]) + pick(["", "+", " "]) + pick(["", "0"]) + width + pick(["", ".0", ".1", ".3", ".10"]) + pick(["f", "e", "g", "E", "%", "F", "G"])


def string(d):
    if d <= 0 or R.random() < .2:
        return repr(pick(STRINGS))
    return pick([
        lambda: f"({string(d-1)} + {string(d-1)})", lambda: f"({string(d-1)} * {R.randrange(-1, 4)})",
        lambda: f"{string(d-1)}.{pick(['upper', 'lower', 'strip', 'title', 'capitalize', 'lstrip', 'rstrip', 'swapcase', 'casefold'])}()",
        lambda: f"{string(d-1)}.{pick(['strip', 'lstrip', 'rstrip', 'removeprefix', 'removesuffix'])}({string(0)})",
        lambda: f"{string(d-1)}.replace({string(0)}, {string(d-1)})", lambda: f"{string(d-1)}.{pick(['ljust', 'rjust', 'center'])}({R.randrange(12)}{pick(['', ', ' + repr('*')])})",
        lambda: f"{string(d-1)}.zfill({R.randrange(9)})", lambda: f"{string(0)}.join([{string(d-1)}, {string(d-1)}])",
        lambda: f"{string(d-1)}[{slicing()}]", lambda: f"{string(d-1)}[{pick([0, 1, -1, 3])}]",
        lambda: f"str({anything(d-1)})", lambda: f"repr({anything(d-1)})",
        lambda: "f'<{" + anything_quoted(d-1) + "}>'", lambda: "f'{" + anything_quoted(d-1) + "!r} {" + anything_quoted(d-1) + "!s}'",
        lambda: "f'{" + repr(pick(INTS)) + ":" + spec_of("d") + "}'", lambda: "f'{" + repr(pick(FLOATS)) + ":" + spec_of("f") + "}'",
        lambda: f"format({string(d-1)}, {spec_of('s')!r})", lambda: f"'{{:{spec_of('d')}}}'.format({integer(d-1)})",
        lambda: f"'{{0}}-{{1!r}}-{{0}}'.format({anything(d-1)}, {string(d-1)})", lambda: f"'{{a}} {{b[0]}}'.format(a={anything(d-1)}, b={listing(d-1)})",
        lambda: f"{pick(['%s|%s', '%r %s', '%s%%%s', '%10s/%-5s.', '%.2s%s'])!r} % ({anything(d-1)}, {string(d-1)})",
        lambda: f"{pick(['%d', '%5d|', '%-5d|', '%05d', '%+d', '% d', '%x', '%X', '%o', '%i'])!r} % {integer(d-1)}",
        lambda: f"{pick(['%f', '%.2f', '%8.3f', '%-8.1f|', '%e', '%g', '%.3g', '%+.1f', '%08.2f'])!r} % {real(d-1)}",
        lambda: f"'%(a)s=%(b)r' % {{'a': {anything(d-1)}, 'b': {anything(d-1)}}}",
        lambda: f"({string(d-1)} if {boolean(d-1)} else {string(d-1)})", lambda: f"{string(d-1)}.split({pick(['', repr(','), repr(' ')])})[0]",
        lambda: f"''.join(c for c in {string(d-1)} if c != 'a')", lambda: f"', '.join(map(str, {listing(d-1)}))", lambda: f"({string(d-1)} or {string(d-1)})",
    ])()


def anything_quoted(d):
    # In an f-string of Python 3.11 neither a quote of its own kind nor a backslash.
    for _ in range(20):
        text = pick([integer, real, boolean, mapping, listing])(d)
        if "'" not in text and "\\" not in text and "{" not in text and "lambda" not in text and "!=" not in text:
            return text
    return repr(pick(INTS))


def slicing():
    part = lambda: pick(["", "", str(R.randrange(-4, 6))])
    return part() + ":" + part() + pick(["", "", ":" + pick(["1", "2", "-1", "-2"])])


def listing(d):
    if d <= 0 or R.random() < .2:
        return pick(["[]", "[1, 2, 3]", "['b', 'a']", "[3, 1, 2]", "[None, True]", "list(range(5))", "[1.5, 2]"])
    return pick([
        lambda: f"[{anything(d-1)}, {anything(d-1)}]", lambda: f"({listing(d-1)} + {listing(d-1)})", lambda: f"({listing(d-1)} * {R.randrange(3)})",
        lambda: f"{listing(d-1)}[{slicing()}]", lambda: f"sorted([{integer(d-1)}, {integer(d-1)}, {integer(d-1)}]{pick(['', ', reverse=True', ', key=lambda v: -v'])})",
        lambda: f"[x * 2 for x in {listing(d-1)}]", lambda: f"[(i, x) for i, x in enumerate({listing(d-1)}{pick(['', ', 1', ', start=3'])})]",
        lambda: f"[x for x in range({R.randrange(-2, 8)}, {R.randrange(9)}{pick(['', ', 2', ', -1'])}) if x {pick(['>', '%'])} {R.randrange(1, 4)}]",
        lambda: f"list(zip({listing(d-1)}, {string(d-1)}))", lambda: f"{string(d-1)}.{pick(['split', 'splitlines'])}()", lambda: f"{string(d-1)}.{pick(['split', 'rsplit'])}({string(0)}{pick(['', ', 1'])})",
        lambda: f"list({pick([string, mapping, tupling])(d-1)})", lambda: f"list({mapping(d-1)}.{pick(['keys', 'values', 'items'])}())",
        lambda: f"list(reversed({listing(d-1)}))", lambda: f"list(map(lambda v: [v], {listing(d-1)}))", lambda: f"list(filter(None, {listing(d-1)}))",
        lambda: f"[*{listing(d-1)}, {anything(d-1)}]", lambda: f"sorted({{{string(0)}, {string(0)}}})", lambda: f"list({string(d-1)}.partition({string(0)}))",
        lambda: f"[a + b for a in 'xy' for b in {string(d-1)} if b != 'a']",
    ])()


def tupling(d):
    if d <= 0:
        return pick(["()", "(1,)", "(1, 'x')"])
    return pick([lambda: f"({anything(d-1)}, {anything(d-1)})", lambda: f"tuple({listing(d-1)})", lambda: f"({tupling(d-1)} + {tupling(d-1)})", lambda: f"{tupling(d-1)}[{slicing()}]"])()


def mapping(d):
    if d <= 0 or R.random() < .2:
        return pick(["{}", "{'a': 1}", "{'a': 1, 'b': [2]}", "{1: 'x', 2.0: None}", "dict(x=1, y='z')"])
    return pick([
        lambda: f"{{{string(0)}: {anything(d-1)}, {integer(0)}: {anything(d-1)}}}", lambda: f"{{**{mapping(d-1)}, {string(0)}: {anything(d-1)}}}",
        lambda: f"({mapping(d-1)} | {mapping(d-1)})", lambda: f"{{k: v for k, v in {mapping(d-1)}.items()}}", lambda: f"{{str(x): x for x in {listing(d-1)}}}",
        lambda: f"dict(zip({string(d-1)}, {listing(d-1)}))", lambda: f"dict({mapping(d-1)}, k={anything(d-1)})",
    ])()


def setting(d):
    return pick([lambda: f"{{{integer(d-1)}, {string(d-1)}}}", lambda: f"set({string(d-1)})", lambda: f"({{1, 2, 3}} {pick(['|', '&', '-', '^'])} {{2, 3, {integer(d-1)}}})",
                 lambda: f"{{x % 3 for x in range({R.randrange(7)})}}"])()


def container(d):
    return pick([string, listing, tupling, mapping, setting])(d)


def anything(d):
    return pick([integer, integer, real, boolean, string, string, listing, tupling, mapping, lambda _: "None"])(d)


def top(d):
    return pick([integer, real, boolean, string, string, string, listing, mapping, tupling, setting])(d)


def indent(lines):
    return ["    " + line for line in lines]


VARIABLES = ["a", "b", "c", "items", "text", "table"]


def condition():
    return pick(["a > 3", "b % 2 == 0", "text.startswith('a')", "len(items) > 2", "a in items", "not items", "text and a", "a < b or b < c", "c is None", "isinstance(c, int)"])


def statement(d, loop):
    simple = [
        lambda: [f"a {pick(['+=', '-=', '*='])} {R.randrange(1, 5)}"], lambda: [f"b = {pick(['a', 'b', 'len(items)', 'a + 1', 'a * b % 97'])}"],
        lambda: [f"items.{pick(['append(a)', 'append(text)', 'extend([a, b])', 'insert(0, b)', 'append((a, text))'])}"], lambda: ["items += [b]"],
        lambda: [f"text {pick(['+=', '='])} {pick(['str(a)', 'text.upper()', 'text[::-1]', repr('x'), 'f' + repr('{a}-{b}'), repr('%s:%d') + ' % (text, a)'])}"], lambda: ["text = text[:20]"],
        lambda: [f"table[{pick(['a', 'text', repr('k')])}] = {pick(['b', 'a', 'list(items)', 'text'])}"], lambda: ["a, b = b, a"], lambda: ["c = table.get(a, b)"], lambda: ["c = items[-1] if items else None"],
        lambda: ["table.setdefault('s', []).append(a)"], lambda: ["table.update(x=a, y=text)"], lambda: ["b = a if a > b else b"], lambda: ["first, *rest = [a] + items[:3]", "c = rest"], lambda: ["c = items.pop() if items else 0"],
        lambda: ["assert a != 31, 'thirty-one'"], lambda: ["a %= 50"], lambda: ["items = items[:8]"], lambda: ["c = [x for x in items if x != a]"], lambda: ["c = helper(a, *[b], key=text)"], lambda: ["b = helper(b)[0]"], lambda: ["del table['k']"] if R.random() < .2 else ["table.pop('k', None)"],
    ]
    if loop:
        simple += [lambda: [f"if {condition()}:", f"    {pick(['break', 'continue'])}"]]
    if d <= 0 or R.random() < .4:
        return pick(simple)()
    return pick([
        lambda: [f"if {condition()}:"] + indent(block(d - 1, loop)) + (["else:"] + indent(block(d - 1, loop)) if R.random() < .5 else []),
        lambda: [f"if {condition()}:"] + indent(block(d - 1, loop)) + [f"elif {condition()}:"] + indent(block(d - 1, loop)),
        lambda: [f"for {pick(['a', 'i', 'b'])} in {pick(['range(4)', '[3, 1, 2]', 'list(items)[:4]', 'enumerate(text[:3])'])}:"] + indent(block(d - 1, True)) + (["else:"] + indent(block(d - 1, loop)) if R.random() < .2 else []),
        lambda: [f"for key, value in sorted({{'p': 1, 'q': 2}}.items()):"] + indent(["items.append(key * value)"] + block(d - 1, True)),
        lambda: counted(d),
        lambda: ["try:"] + indent(block(d - 1, loop)) + [f"except {pick(['KeyError', 'ValueError', '(TypeError, IndexError)', 'Exception'])} as error:"] + indent(["text = type(error).__name__"] + block(0, loop))
        + (["else:"] + indent(block(0, loop)) if R.random() < .3 else []) + (["finally:"] + indent(block(0, False)) if R.random() < .3 else []),
        lambda: ["try:"] + indent([pick(["c = {}['x']", "c = [][1]", "c = 1 // 0", "raise ValueError('v')", "c = int('q')", "c = None.x"])]) + ["except (KeyError, ZeroDivisionError):"] + indent(["a += 1"]) + ["except Exception as e:"] + indent(["b += 1"]),
        lambda: [f"def inner(x, y={pick(['1', 'a', 'b'])}, *more, z=0, **named):"] + indent(["nonlocal a" if R.random() < .3 else "pass", "return (x, y, more, z, sorted(named))"]) + [f"c = inner({pick(['1', '1, 2', '1, 2, 3, z=4', 'b, q=1', '*[7, 8, 9], **{' + repr('w') + ': 1}'])})"],
        lambda: ["class Box:"] + indent(["size = 3", "def __init__(self, v):", "    self.v = v", "def get(self):", "    return self.v + self.size"]) + ["c = Box(a).get()"],
        lambda: ["def gen(n):"] + indent(["for k in range(n):", "    if k == 2:", "        continue", "    yield k * a"]) + ["c = list(gen(4))"],
        lambda: [f"if {condition()}:", f"    return {pick(['a', 'items', 'text', '(a, b)'])}"],
    ])()


def counted(d):
    name = f"count{R.randrange(10**9)}"
    return [f"{name} = 0", f"while {name} < {R.randrange(1, 5)}:"] + indent([f"{name} += 1"] + block(d - 1, True))


def block(d, loop):
    return [line for _ in range(R.randrange(1, 4)) for line in statement(d, loop)]


def function():
    body = ["a, b, c = 5, 2, None", "items = [4]", "text = 'ab'", "table = {}"] + block(2, False) + block(2, False) + ["return (a, b, c, items, text, table)"]
    return "\n".join(["def helper(x, y=2, *args, key='k', **rest):", "    return [x, y, args, key, rest]", "", "def f():"] + indent(body) + ["", "result = f()", ""])


WRITTEN = r"""
result = [(x, y) for x in range(3) for y in 'ab' if x != 1]
result = {**{'a': 1}, 'b': 2, **{'a': 3}}
result = (lambda *a, **k: (a, sorted(k.items())))(1, 2, x=3)
result = f'{3.14159:.2f}|{42:>6}|{"x":^5}|{1234567:,}|{255:#x}|{0.5:%}'
result = f'{"a" "b"!r:>8}'
result = 'SELECT %s FROM %s' % ('a', 'b')
result = '%(x)s' % {'x': (1, 2)}
result = '%s' % (1,)
result = '%s' % [1, 2]
result = '%s %s' % (1,)
result = '%d' % 'x'
result = 'x' % 1
result = 'x' % {}
result = 'x' % [1]
result = '{} {}'.format(1)
result = '{a.real}'.format(a=3) if False else '{0[1]}'.format([1, 2])
result = '{:{w}.{p}f}'.format(3.14159, w=10, p=2)
result = '{{}}'.format()
result = '{'.format()
result = 'a' 'b' + 'c'
result = 7 // -2, -7 // 2, 7 % -3, -7 % 3, 7.5 // -2, -7.5 % 2
result = 1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2
result = [] or {} or 'x', 0 and 1, None or 0
result = [1, 2, 3][::-1], 'abc'[-2:], (1, 2, 3)[5:]
result = sorted(['b', 'A', 'c'], key=str.lower), sorted([3, 1, 2], reverse=True)
result = max('abc'), min([3, 1]), sum([1, 2], 10), max([], default=0)
result = dict([('a', 1), ['b', 2]]), dict(a=1)
result = list(map(lambda x, f='%s!': f % x, [1, 2]))
x = [1]\ny = x\ny.append(2)\nresult = x
x = {'a': [1]}\ny = dict(x)\ny['a'].append(2)\nresult = x
def f(n):\n    return 1 if n < 2 else n * f(n - 1)\nresult = f(10)
def f(a, b=2, *c, d, e=5, **g):\n    return (a, b, c, d, e, g)\nresult = f(1, d=4, z=26)
def f(a, /, b, *, c):\n    return (a, b, c)\nresult = f(1, b=2, c=3)
def f(a, /):\n    return a\nresult = f(a=1)
def f():\n    pass\nresult = f(1)
def f(a):\n    pass\nresult = f()
def f(a):\n    pass\nresult = f(1, a=2)
def outer():\n    n = 0\n    def inc():\n        nonlocal n\n        n += 1\n        return n\n    inc()\n    return inc()\nresult = outer()
total = 0\ndef add(n):\n    global total\n    total += n\nadd(3)\nadd(4)\nresult = total
result = []\nfor i in range(5):\n    if i == 3:\n        break\n    result.append(i)\nelse:\n    result.append('else')
result = []\nfor i in range(2):\n    result.append(i)\nelse:\n    result.append('else')
result = []\nn = 5\nwhile n:\n    n -= 1\n    if n == 2:\n        continue\n    result.append(n)
result = []\ntry:\n    result.append(1)\n    raise KeyError('k')\nexcept LookupError as e:\n    result.append(type(e).__name__)\nfinally:\n    result.append('f')
def f():\n    try:\n        return 1\n    finally:\n        pass\nresult = f()
def f():\n    for i in range(3):\n        try:\n            if i == 1:\n                return i\n        finally:\n            pass\nresult = f()
class A:\n    x = 1\n    def m(self):\n        return self.x\nclass B(A):\n    x = 2\nresult = A().m(), B().m()
class A:\n    @staticmethod\n    def s(x):\n        return x\n    @classmethod\n    def c(cls):\n        return cls.__name__\n    @property\n    def p(self):\n        return 5\nresult = A.s(1), A.c(), A().p
import enum\nclass E(enum.Enum):\n    A = 'a'\n    B = 'b'\nresult = [e.value for e in E], E.A.name, E('b').name, E['A'].value, len(E)
import enum\nclass E(str, enum.Enum):\n    A = 'a'\nresult = E.A == 'a', 'a' in ['a'], E.A.value + 'x'
import textwrap\nresult = textwrap.dedent('''\n    a\n      b\n\n    c\n    ''')
import json\nresult = json.dumps({'a': [1, None, True, 'x"y'], 'b': {'c': 1.5}})
import os\nresult = os.path.join('a', 'b'), os.path.basename('/x/y.z'), os.path.dirname('/x/y.z'), os.path.dirname('/x')
import os.path as p\nresult = p.join('/a/', '/b')
from functools import partial\nresult = partial(lambda a, b: (a, b), 1)(b=2)
from collections import OrderedDict\nresult = list(OrderedDict([('b', 1), ('a', 2)]))
from itertools import chain\nresult = list(chain([1], (2, 3), 'x'))
import copy\nx = {'a': [1]}\ny = copy.deepcopy(x)\ny['a'].append(2)\nresult = x, y
import decimal, uuid\nresult = str(decimal.Decimal('1.50')), str(uuid.UUID('12345678123456781234567812345678'))
z = zip('ab', [1, 2])\nresult = list(z), list(z)
g = (x for x in range(3))\nresult = next(g), list(g), list(g)
it = iter([1, 2])\nresult = next(it), next(it), next(it, 'end')
a, (b, *c), d = 1, (2, 3, 4), 5\nresult = a, b, c, d
a = b = []\na.append(1)\nresult = b
result = [x := 3, x + 1]
result = 'abc'.index('z')
result = {}['missing']
result = [1][5]
result = 1 / 0
result = 'a' + 1
result = None + 1
result = len(5)
result = {[]: 1}
result = {[1]}
result = int('12x')
result = 'é'.upper() if False else 'straße'.replace('ß', 'ss')
result = 'ééé'[1:], len('ééé'), 'é' * 3, 'xéy'.find('y')
result = '%5s|%-5s|' % ('é', 'é')
result = 'a b'.split(' ', 1)
result = 'a-b-c'.rsplit('-', 1), 'a-b-c'.rpartition('-'), ' x '.strip(), 'xxaxx'.strip('x')
result = 'x'.center(4, '*'), 'x'.center(5, '*'), 'xy'.center(5), 'xy'.center(4)
result = [i for i in range(10, 0, -3)], list(range(3))[-2:], 5 in range(10), range(10)[3]
result = True + True, True == 1, isinstance(True, int), str(True), '%d' % True
result = 10 ** 3, 2 ** -1, 2 ** 0.5, 7 & 3, 1 << 4, ~5
result = 9223372036854775807, -9223372036854775807
result = repr(1e100), repr(1e-5), repr(123456789.123), repr(1e15), repr(0.1 + 0.2)
result = str([1, 'a', None, (2,)]), str({'a': 1}), repr("it's")
result = 'abc' < 'abd', [1, 2] < [1, 3], (1,) < (1, 0)
result = None is None, None == 0, [] == [], () == []
s = set()\ns.add(1)\ns.add(1)\ns.update([2, 3])\ns.discard(2)\nresult = sorted(s)
result = {1, 2} <= {1, 2, 3} if False else {1, 2} & {2}
d = {'a': 1}\nfor k in list(d):\n    d[k + k] = 2\nresult = d
d = {}\nd['x'] = d.get('x', 0) + 1\nresult = d, d.pop('x'), d
x = [3, 1, 2]\nx.sort()\ny = x[:]\ny.reverse()\nx.remove(2)\nresult = x, y, x.index(3)
def f(x=[]):\n    x.append(1)\n    return x\nf()\nresult = f()
fs = [lambda: i for i in range(3)]\nresult = [f() for f in fs]
result = (lambda: (yield))() is None if False else 1
if True:\n    def f():\n        return 'first'\nelse:\n    def f():\n        return 'second'\nresult = f()
x = 5\ndel x\nresult = 'deleted'
result = any(x > 2 for x in [1, 2, 3]), all([]), any([])
result = ' '.join(w.capitalize() for w in 'the quick fox'.split())
result = [*'ab', *[1]], {*[1, 1]}, (*(), 1)
result = divmod(7, 3), divmod(-7, 3), round(2.5), round(3.5), round(-2.5), abs(-3)
result = chr(8364), ord('a'), bool([]), bool('x'), float('1.5'), int('  7 '), int(3.9)
with_no_value: int\nresult = 1
x: str = 'annotated'\nresult = x
assert 1 == 1\nresult = 'ok'
assert 1 == 2, 'no'
raise RuntimeError('no')
class MyError(Exception):\n    pass\ntry:\n    raise MyError('x')\nexcept ValueError:\n    result = 1\nexcept MyError:\n    result = 2
""".strip().split("\n")


def canonical(value, depth=0):
    if depth > 60:
        raise RecursionError
    if isinstance(value, float):
        return value.hex() if value == value else "nan"
    if value is None or isinstance(value, (bool, int)):
        return repr(value)
    if isinstance(value, str):
        return "s" + value.encode("utf-8", "surrogatepass").hex()
    if isinstance(value, (list, tuple)):
        body = ",".join(canonical(item, depth + 1) for item in value)
        return ("[" + body + "]") if isinstance(value, list) else ("(" + body + ")")
    if isinstance(value, dict):
        return "{" + ",".join(canonical(k, depth + 1) + ":" + canonical(v, depth + 1) for k, v in value.items()) + "}"
    if isinstance(value, (set, frozenset)):
        return "<" + ",".join(sorted(canonical(item, depth + 1) for item in value)) + ">"
    return "?"


class TooLong(BaseException):
    pass


def limit(lines):
    """Stops a program after so many lines: the same ones on every machine."""
    left = [lines]

    def trace(frame, event, argument):
        left[0] -= 1
        if left[0] < 0:
            raise TooLong
        return trace
    return trace


def run(program, names):
    code = compile(program, "case", "exec")
    sys.settrace(limit(600))
    try:
        exec(code, names)
    finally:
        sys.settrace(None)


def main():
    warnings.simplefilter("ignore")
    programs = [line.replace("\\n", "\n") for line in WRITTEN]
    programs += [f"result = {top(3)}" for _ in range(4000)]
    programs += [function() for _ in range(1500)]
    for program in programs:
        names = {"__name__": "migration"}
        try:
            run(program, names)
            outcome = canonical(names.get("result"))
        except SyntaxError:
            continue
        except (RecursionError, TooLong):
            continue
        except Exception as error:
            outcome = "!" + type(error).__name__
        data = program.encode()
        if len(outcome) > 5000:
            continue
        sys.stdout.buffer.write(b"%d\n%s\n%s\n" % (len(data), data, outcome.encode()))


sys.set_int_max_str_digits(0)
main()
