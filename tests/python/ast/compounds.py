if a: b
if a:
    b
elif c:
    d
elif e: f
else:
    g
if a:
  if b:
      c
  else:
        d
else: e
if (x := a): pass
if x := a:
    pass
while a:
    break
else:
    continue_
while x := f(): pass
for a in b:
    continue
for a, b in c: pass
for a, in b: pass
for a, *b in c, d:
    pass
else:
    e
for (a, b) in c: pass
for a[0], b.c in d: pass
for [a, b] in c: pass
for x in *a, b: pass
for x in a if b else c: pass
try:
    a
except:
    b
try:
    a
except A:
    b
except (B, C) as d:
    e
except E.f: g
else:
    h
finally:
    i
try: a
finally: b
try:
    a
except* A as b:
    c
with a: pass
with a as b: pass
with a as b, c as d.e, f as (g, h): pass
with a() as b, c(): pass
with (a): pass
with (a, b): pass
with (a as b): pass
with (a as b, c as d,): pass
with (a, b) as c: pass
with (a).b as c: pass
with (a or b) as c, d: pass
with (yield): pass
with (a for a in b) as c: pass
with (a, *b): pass
with (
    a() as b,
    c() as d,
):
    pass
with a as [b, c]: pass
with a as b[0]: pass


@a
@b.c(d)
@(e := f)
def f(a, b: int, c=1, d: str = "x", *e: "t", f, g=2, h: int = 3, **i: j) -> k:
    """Doc."""


def f(a, /, b, *, c): pass
def f(a=1, /, b=2): pass
def f(*, a): ...
def f(*a, b): ...
def f(**a): ...
def f(*a: *b): ...
def f(a,): ...
def f(
    a,
    b,
): return a
def f() -> (a, b): pass
async def f():
    await a
    await a.b(c) ** 2
    -await d
    async for a in b:
        pass
    else:
        pass
    async with a as b, c:
        pass
    return [x async for x in y]


@a
async def f(): pass


class A: pass
class A(): pass
class A(B, c.D, metaclass=E, **f): pass
class A(*b): pass


@a
class B(C):
    """Doc."""

    x: int
    y = 1

    @property
    def z(self):
        return self._z

    class D: pass


match a:
    case 1:
        b
    case [x, *y] if z:
        c
    case _:
        d
match (a, b):
    case (1, 2): pass
match -a:
    case {"x": 1}: pass
match a, b:
    case 1, 2: pass
if a:
    # only a comment before

    b

    # and one behind
c
if a:
	b
	if c:
		d
def f():
    if a:
        b
        # dedented comment
  # more so
    c
class A:

    def f(self): pass



    def g(self):
        pass
if a: b; c; d
else: e; f
