# -*- coding: utf-8 -*-
"""Größe"""
revision = 'é'
