a = 1
if a:
    b = """x
y"""
    c = "\
z"
d = (1,
     2)
