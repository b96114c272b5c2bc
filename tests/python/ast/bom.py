# before
a = "é"
b