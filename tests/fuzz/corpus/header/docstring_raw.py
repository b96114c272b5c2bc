r"""Mess\age"""
revision = 'a'
