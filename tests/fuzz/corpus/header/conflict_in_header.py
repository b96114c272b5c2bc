"""Add users

Revision ID: 1975ea83b712
Revises: 27c6a30d7c24
Create Date: 2024-03-01 12:00:00.000000

"""
revision = 'a'
<<<<<<< HEAD
down_revision = 'b'
=======
down_revision = 'c'
>>>>>>> topic
branch_labels = None
