"""
Message
=======

More.
"""
revision = 'a'
