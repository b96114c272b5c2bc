u"""Message

    Revision ID:  a b 
    Revises:
    Create Date: x
"""
