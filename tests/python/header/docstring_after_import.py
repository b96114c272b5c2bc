import os
"""Message"""
revision = 'a'
