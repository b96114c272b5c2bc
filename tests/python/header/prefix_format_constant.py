revision = f'a{{b}}'
down_revision = rf'c'
