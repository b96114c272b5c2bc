import a
import a.b.c, d as e, f.g as h
from a import b
from a.b import (c, d as e,)
from . import a
from .. import a, b
from ...a import b
from .... import c
from .a.b import *
from a import (
    b,  # c
    d
)
a = b
a = b = c
a, b = c
a, *b = c
(a, b), c = d
[a, b] = c
a.b = c[d] = e
a = *b, c
a = b,
*a, = b
a: int
a: int = 1
a.b: "str" = c
(a): int = 1
a[b]: c
a: int = 1, 2
a += 1; a -= 1; a *= 1; a /= 1; a //= 1; a %= 1; a **= 1; a @= 1; a >>= 1; a <<= 1; a &= 1; a ^= 1; a |= 1
a.b += c, d
a[b] += yield_
del a
del a, b.c, d[e]
del (a, b)
del (a), [b]
del a,
pass; pass
pass;
assert a
assert a, b
raise
raise a
raise a from b
global_ = 1
def f():
    global a, b
    def g():
        nonlocal c
        return
    return a
    return a, b
    return *a, b
    yield
    yield a
    x = yield from a
    x += yield b
    raise a()
