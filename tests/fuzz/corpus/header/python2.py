revision = 'a'
down_revision = ur'b'
print 'x'
try:
    pass
except E, e:
    print `e`
branch_labels = None
