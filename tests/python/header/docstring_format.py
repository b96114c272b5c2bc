f"""Message"""
revision = 'a'
