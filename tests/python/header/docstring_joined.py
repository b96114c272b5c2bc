"Mess" """age

Revises: b"""
