revision = 'a\x41\u0042\U00000043\104\t\\ \q \
end'
