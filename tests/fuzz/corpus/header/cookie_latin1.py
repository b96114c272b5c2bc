# -*- coding: latin-1 -*-
"""Größe

Revises: é
"""
revision = 'é'
