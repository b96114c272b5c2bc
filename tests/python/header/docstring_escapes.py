"""Mess\x41ge\n\nsecond\
line"""
