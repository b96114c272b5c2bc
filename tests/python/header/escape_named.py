revision = '\N{BULLET}'
