from x import REV
revision = REV
