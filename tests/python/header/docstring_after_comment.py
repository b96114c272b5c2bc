# licence

"""  Message
 two lines

Revises: b, c
"""
revision = 'a'
