# coding: cp1252
revision = ''
down_revision = 'b'
