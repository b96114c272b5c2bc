"""Méssage

Revises: éx
"""
# ÿ
revision = 'a'
down_revision = 'é'
