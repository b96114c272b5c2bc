# -*- coding: utf-8 -*-
"""A docstring with 'quotes', \"escapes\" and
two lines."""
0, 00, 1, 10, 1_000, 0x1F, 0XfF_fF, 0o17, 0O1_7, 0b101, 0B1_1, 0x_f
123456789012345678901234567890
0xffffffffffffffffffffffffffffffffffff
0o7777777777777777777777777777, 0b11111111111111111111111111111111111111111111111111111111111111111
1.0, 1., .5, 1e5, 1E-5, 1.5e+10, 1_0.0_1, 1_0e1_0
1j, 1.5J, .5j, 1e5j, 0j
'a' "b" '''c''' """d"""
'a' 'b'
('a'
 'b'  # c
 "d")
'' ""
'\\ \' \" \a \b \f \n \r \t \v'
'\0 \1 \12 \123 \777 \x41 \u00e9 \U0001F600 \d \% \_'
'\
'
'a\
b'
r'\n\'' R"\d"
u'x' U"y"
b'' B'a' br'\n' Rb'\x' rB"\\" bR'a'
b'\x00\xff\n\'\123\400\q' b"b"
b'a\
b'
'''one
two "" ' '' \''''
"""one
	two\n\tthree """
'é日本\u65e5😀'
'\ud800'
f''
f'a'
f'{{a}}'
f'{a}'
f'{a}{b}'
f'a{b}c{d}e'
f'{a!r}' f'{a!s:>10}' f'{a!a}'
f'{a:x}' f'{a:{b}}' f'{a:{b}.{c}}' f'{a:>{b!r}}'
f'{a=}' f'{a = }' f'{a=!s}' f'{a=:x}' f'{a + b=}'
f'{a.b[0]["c"](d)}' f"{a['b']}"
f'{a if b else c}' f'{(lambda: 1)}' f'{ {1: 2} }' f'{a, b}' f'{*a, b}' f'{yield_}'
f'{a!=b}' f'{a==b}' f'{a>=b}' f'{a<=b:>3}' f'{(a:=1)}' f'{a:=5}'
'plain {a}' f'{b}' 'plain {c}' f'{{d}}'
'a' f'{b}' 'c' 'd' f'e{f}'
f'''{
a
}''' f"""{a
+ b}"""
rf'\n{a}\d' fr'{a}\{b}' Rf'\\' F'\n{a}\x41'
f'{"a"}' f"{'a' 'b'}" f'{f"{a}"}' f"{f'{b:{c}}'}"
f'{a:%Y-%m-%d %H:%M}'
f'{a[1:2]}' f'{a[b:c]:d}' f'{f(a, b=c)}' f'{[x for x in y]}'
f'é{a}é{b}'
f'{é}'
