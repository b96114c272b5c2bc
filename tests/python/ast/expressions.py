# Every form of expression, and where one ends and the next begins.
a or b and not c or d
a and b and c
not not a
x if y else z if w else v
(x if y else z) if w else v
lambda: 0
lambda x, *y, z=1, **k: (x, y, z, k)
lambda x, /, y=2, *, z: x
lambda *, z=3: z
lambda: (yield)
a < b <= c != d == e > f >= g
a in b not in c is d is not e
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b
-a.b ** c[d] ** e
2 ** -1
~a + +b - -c
(a + b) * (c - d)
((a))
(a).b
await_ = 1
f(a)(b)[c].d(e)
f()
f(a, *b, c, d=e, *g, **h)
f(a, b,)
f(x for x in y)
f((x for x in y), 1)
f(a := 1, b=(c := 2))
f(**a, b=1, **c)
a[b]
a[b, c]
a[b,]
a[:]
a[1:]
a[:2]
a[1:2]
a[1:2:3]
a[::3]
a[::]
a[1:2, ::3, ...]
a[*b]
a[*b, c]
a[(b := 1)]
a[b:=1]
()
(a,)
(a, b)
(a, *b)
(a, (b, c), [d, e], {f, g}, {h: i})
[]
[a]
[a, *b,]
{}
{a: b}
{a: b, **c, d: e,}
{**a}
{a}
{a, *b}
{*a}
{a, b,}
[x for x in y]
[x for x in y if z if w]
[x for x in y for z in x]
[(x, y) for x, y in z]
[x for x, in y]
[x for x, *y in z]
[x for (x, y) in z]
[x for x.a in y]
[x for x[0] in y]
[x if y else z for x in (1, 2)]
[y := 1, y ** 2]
[(y := x) for x in z if (w := x)]
{x for x in y}
{x: y for x, y in z}
{x: y for x in z if x}
(x for x in y)
(x async for x in y)
{k: v async for k, v in x if await f(v)}
x = yield
(yield)
(yield a)
(yield a, b)
(yield from a)
x = yield a, *b
(a := 1)
((a := 1), 2)
await_(x)
print
print(a, file=b)
exec("a")
match(a)
match[a]
match
match.a
match = 1
match: int = 2
match, case = 1, 2
case(1)
type
_ = type(x)
None, True, False, ...
1, 2,
*a, b
*a,
a,
1 if 2 else 3,
a if b else lambda: c
a.b.c.d
a \
    + b
(a
 # a comment
 + b)
x = [
    1,  # one
    2,

    3
]
é = ñ + 日本
