repository
environment
revision a1 "" one
truncate -s 20M migrations/versions/big.py
commit big
truncate -s 1G migrations/versions/big.py
