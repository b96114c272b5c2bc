b"""Message"""
revision = 'a'
