# coding: klingon
revision = 'a'
down_revision = 'é'
