"""Message

Revision ID: a
<<<<<<< HEAD
Revises: b
=======
Revises: c
>>>>>>> topic
"""
revision = 'a'
