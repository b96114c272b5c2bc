"""merge heads

Revision ID: c
Revises: a, b
Create Date: 2020-01-01

"""
revision = 'c'
down_revision = ('a', 'b')
