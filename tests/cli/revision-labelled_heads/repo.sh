repository
environment
revision a1f0 "" one
LABELS=users revision b2f0 a1f0 two
LABELS=posts revision c3f0 a1f0 three
commit "two branches with labels"
