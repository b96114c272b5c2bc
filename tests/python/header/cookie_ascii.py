# coding: ascii
# é
revision = 'a'
down_revision = 'é'
