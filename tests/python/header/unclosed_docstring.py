"""Message

revision = 'a'
