"""Histories that cover every operation and type: what real Alembic and the schema of ours are both given.

A case is a list of revisions; a revision is the text of an upgrade(). Each runs on what those before it left.
Revisions that a database refuses are wanted: both sides must refuse them.
"""
from dataclasses import dataclass, field

POSTGRES = "postgresql"
SQLITE = "sqlite"
BOTH = (POSTGRES, SQLITE)

CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


@dataclass
class Case:
    name: str
    revisions: list
    dialects: tuple = BOTH
    convention: dict = field(default_factory=dict)
    each: bool = True  # compare after each revision, not only at the end


GENERIC_TYPES = [
    "sa.String()", "sa.String(50)", "sa.String(length=255)", "sa.Text()", "sa.Unicode(20)", "sa.UnicodeText()",
    "sa.Integer()", "sa.BigInteger()", "sa.SmallInteger()", "sa.Numeric()", "sa.Numeric(10, 2)",
    "sa.Numeric(precision=12, scale=3, asdecimal=False)", "sa.Float()", "sa.Float(precision=53)", "sa.Boolean()",
    "sa.Date()", "sa.Time()", "sa.DateTime()", "sa.DateTime(timezone=True)", "sa.Interval()", "sa.LargeBinary()",
    "sa.JSON()", "sa.VARCHAR(10)", "sa.CHAR(4)", "sa.TEXT()", "sa.INTEGER()", "sa.BIGINT()", "sa.SMALLINT()",
    "sa.NUMERIC(6, 1)", "sa.DECIMAL(8, 2)", "sa.FLOAT()", "sa.REAL()", "sa.DATE()", "sa.TIMESTAMP()", "sa.BOOLEAN()",
    "sa.TIMESTAMP(timezone=True)", "sa.TIME()", "sa.String(30).with_variant(sa.Text(), 'postgresql')",
    "sa.Enum('a', 'b', name='gen_enum', native_enum=False)",
]
POSTGRES_TYPES = [
    "postgresql.UUID()", "postgresql.UUID(as_uuid=True)", "postgresql.JSONB()", "postgresql.JSON()",
    "postgresql.JSONB(astext_type=sa.Text())", "postgresql.ARRAY(sa.Integer())", "postgresql.ARRAY(sa.String(20))",
    "sa.ARRAY(sa.Text())", "postgresql.INET()", "postgresql.CIDR()", "postgresql.MACADDR()", "postgresql.BYTEA()",
    "postgresql.TSVECTOR()", "postgresql.INTERVAL()", "postgresql.TIMESTAMP(timezone=True)",
    "postgresql.TIMESTAMP(precision=3)", "postgresql.TIME(timezone=True)", "postgresql.BIT(3)",
    "postgresql.BIT(8, varying=True)", "postgresql.DOUBLE_PRECISION()", "postgresql.REAL()", "postgresql.OID()",
    "postgresql.MONEY()", "postgresql.INT4RANGE()", "postgresql.INT8RANGE()", "postgresql.NUMRANGE()",
    "postgresql.DATERANGE()", "postgresql.TSRANGE()", "postgresql.TSTZRANGE()",
    "sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')",
    "postgresql.ENUM('x', 'y', name='pg_enum_%d')", "sa.Enum('x', 'y', name='sa_enum_%d')",
    "postgresql.ARRAY(sa.Enum('p', 'q', name='item_enum_%d'))",
]


def types(kind, all_types, dialects):
    created = [f"op.create_table('{kind}_{i}', sa.Column('id', sa.Integer(), nullable=False), "
               f"sa.Column('v', {text % i if '%' in text else text}), sa.PrimaryKeyConstraint('id'))"
               for i, text in enumerate(all_types)]
    plain = [text for text in all_types if "num(" not in text and "NUM(" not in text]
    added = [f"op.add_column('{kind}_0', sa.Column('added_{i}', {text}))" for i, text in enumerate(plain)]
    return Case(f"types-{kind}", created + added, dialects, each=False)


def altered_types():
    pairs = [("sa.Integer()", "sa.BigInteger()"), ("sa.String(10)", "sa.String(20)"), ("sa.String(20)", "sa.Text()"),
             ("sa.Text()", "sa.String(5)"), ("sa.SmallInteger()", "sa.Numeric(8, 2)"), ("sa.Date()", "sa.DateTime()"),
             ("sa.DateTime()", "sa.DateTime(timezone=True)"), ("sa.Integer()", "sa.String(9)"),
             ("sa.Float()", "sa.Numeric()")]
    revisions = []
    for i, (before, after) in enumerate(pairs):
        revisions.append(f"op.create_table('alt_{i}', sa.Column('id', sa.Integer(), primary_key=True), "
                         f"sa.Column('v', {before}))")
        revisions.append(f"with op.batch_alter_table('alt_{i}') as batch_op:\n"
                         f"    batch_op.alter_column('v', existing_type={before}, type_={after})")
    revisions.append("op.create_table('alt_using', sa.Column('v', sa.Text()))")
    return Case("types-altered", revisions)


BASE = ["""op.create_table('users',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(100), nullable=False),
    sa.Column('age', sa.Integer()),
    sa.PrimaryKeyConstraint('id'))""", """op.create_table('posts',
    sa.Column('id', sa.Integer(), primary_key=True),
    sa.Column('user_id', sa.Integer(), sa.ForeignKey('users.id', ondelete='CASCADE'), index=True),
    sa.Column('slug', sa.String(40), unique=True, nullable=False),
    sa.Column('score', sa.Integer(), server_default='0', nullable=False),
    sa.Column('created', sa.DateTime(), server_default=sa.func.now()),
    sa.CheckConstraint('score >= 0'),
    sa.CheckConstraint('score < 100 AND id > 0', name='in_range'))"""]

TABLES = Case("tables", BASE + [
    "op.create_table('users', sa.Column('id', sa.Integer()))",
    "op.create_table('tags', sa.Column('name', sa.String(10), primary_key=True), sa.Column('n', sa.Integer()))",
    "op.create_table('pair', sa.Column('a', sa.Integer(), primary_key=True), sa.Column('b', sa.Integer(), "
    "primary_key=True), sa.Column('c', sa.Integer(), sa.ForeignKey('users.id')))",
    "op.create_table('nokey', sa.Column('a', sa.Integer()), sa.Column('b', sa.Text(), nullable=False))",
    "op.create_table('no_auto', sa.Column('id', sa.Integer(), primary_key=True, autoincrement=False))",
    "op.create_table('shared_key', sa.Column('id', sa.Integer(), sa.ForeignKey('users.id'), primary_key=True))",
    "op.create_table('bigkey', sa.Column('id', sa.BigInteger(), primary_key=True))",
    "op.create_table('defaulted', sa.Column('id', sa.Integer(), primary_key=True, server_default='7'))",
    "op.create_table('py_default', sa.Column('id', sa.Integer(), primary_key=True, default=3))",
    "op.create_table('uniq', sa.Column('a', sa.Integer()), sa.Column('b', sa.Integer()), sa.UniqueConstraint('a', 'b'),"
    " sa.UniqueConstraint('b', name='uniq_b'))",
    "op.create_table('uniq_ix', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('a', sa.Integer(), "
    "index=True, unique=True))",
    "op.create_table('self_ref', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('parent', sa.Integer(), "
    "sa.ForeignKey('self_ref.id')))",
    "op.create_table('fk_list', sa.Column('x', sa.Integer()), sa.Column('y', sa.Integer()), "
    "sa.ForeignKeyConstraint(['x', 'y'], ['pair.a', 'pair.b'], name='fk_pair', onupdate='CASCADE'))",
    "op.create_table('fk_unnamed', sa.Column('x', sa.Integer()), sa.Column('y', sa.Integer()), "
    "sa.ForeignKeyConstraint(['x', 'y'], ['pair.a', 'pair.b']))",
    "op.create_table('checks', sa.Column('a', sa.Integer(), sa.CheckConstraint('a > 1')), sa.Column('b', sa.Integer()),"
    " sa.CheckConstraint('a > b'), sa.CheckConstraint('b > a'), sa.CheckConstraint('b <> 5'), "
    "sa.CheckConstraint('1 = 1'))",
    "op.create_table('key_twice', sa.Column('id', sa.Integer(), primary_key=True, unique=True))",
    "op.rename_table('tags', 'labels')",
    "op.rename_table('users', 'people')",
    "op.rename_table('people', 'labels')",
    "op.rename_table('missing', 'x')",
    "op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True))",
    "op.add_column('posts', sa.Column('editor_id', sa.Integer(), sa.ForeignKey('people.id')))" ,
    "op.drop_table('nokey')",
    "op.drop_table('nokey')",
    "op.drop_table('shared_key')",
    "op.create_table('indexed', sa.Column('a', sa.Integer()), sa.Column('b', sa.Integer()), "
    "sa.Index('ix_indexed_ab', 'a', 'b'), sa.Index('ux_indexed_b', 'b', unique=True))",
    "op.drop_table('indexed')",
], (POSTGRES,))

TABLES_SQLITE = Case("tables-sqlite", [r for r in TABLES.revisions if "editor_id" not in r], (SQLITE,))

COLUMNS = Case("columns", BASE + [
    "op.add_column('users', sa.Column('name', sa.String(20)))",
    "op.add_column('users', sa.Column('name', sa.String(20)))",
    "op.add_column('users', sa.Column('nick', sa.String(20), server_default='x', nullable=False))",
    "op.add_column('missing', sa.Column('name', sa.String(20)))",
    "op.add_column('users', sa.Column('indexed', sa.Integer(), index=True))",
    "op.add_column('users', sa.Column('uniq', sa.Integer(), unique=True))",
    "op.add_column('users', sa.Column('both', sa.Integer(), unique=True, index=True))",
    "op.add_column('posts', sa.Column('reviewer', sa.Integer(), sa.ForeignKey('users.id')))",
    "op.add_column('posts', sa.Column('named', sa.Integer(), sa.ForeignKey('users.id', name='fk_named', "
    "ondelete='SET NULL')))",
    "op.add_column('posts', sa.Column('checked', sa.Integer(), sa.CheckConstraint('checked > 0')))",
    "op.add_column('posts', sa.Column('commented', sa.Integer(), comment='a note'))",
    "op.add_column('posts', sa.Column('flag', sa.Boolean(), nullable=False, server_default=sa.false()))",
    "op.add_column('posts', sa.Column('at', sa.DateTime(timezone=True), server_default=sa.text('now()')))",
    "op.add_column('posts', sa.Column('ident', sa.Integer(), sa.Identity(always=True)))",
    "op.add_column('posts', sa.Column('twice', sa.Integer(), sa.Computed('score * 2', persisted=True)))",
    "op.alter_column('posts', 'twice', new_column_name='double')",
    "op.alter_column('users', 'name', new_column_name='full_name')",
    "op.alter_column('users', 'full_name', new_column_name='nick')",
    "op.alter_column('users', 'missing', new_column_name='nick')",
    "op.alter_column('users', 'full_name', nullable=False, existing_type=sa.String(20))",
    "op.alter_column('users', 'full_name', nullable=True, existing_type=sa.String(20))",
    "op.alter_column('users', 'id', nullable=True)",
    "op.alter_column('users', 'full_name', server_default='nobody')",
    "op.alter_column('users', 'full_name', server_default=None)",
    "op.alter_column('users', 'full_name', server_default=sa.text(\"'a' || 'b'\"))",
    "op.alter_column('users', 'full_name', comment='all of it')",
    "op.alter_column('users', 'full_name', comment=None, existing_comment='all of it')",
    "op.alter_column('users', 'full_name', type_=sa.Text(), nullable=False, new_column_name='whole')",
    "op.alter_column('users', 'age', type_=sa.String(10), postgresql_using='age::text')",
    "op.alter_column('posts', 'score', new_column_name='points')",
    "op.alter_column('users', 'id', new_column_name='uid')",
    "op.alter_column('posts', 'slug', new_column_name='path')",
    "op.alter_column('posts', 'id', type_=sa.BigInteger())",
    "op.drop_column('users', 'uniq')",
    "op.drop_column('users', 'uniq')",
    "op.drop_column('users', 'uid')",
    "op.drop_column('posts', 'points')",
    "op.drop_column('posts', 'double')",
    "op.drop_column('posts', 'points')",
    "op.drop_column('posts', 'user_id')",
    "op.drop_column('posts', 'ident')",
    "op.drop_column('posts', 'id')",
    "op.drop_column('missing', 'x')",
    "op.create_table('keyed', sa.Column('id', sa.Integer(), primary_key=True))",
    "op.drop_column('keyed', 'id')",
    "op.add_column('keyed', sa.Column('id', sa.Integer(), primary_key=True))",
], (POSTGRES,))

CONSTRAINTS = Case("constraints", BASE + [
    "op.create_unique_constraint('uq_email', 'users', ['email'])",
    "op.create_unique_constraint('uq_email', 'users', ['email'])",
    "op.create_unique_constraint('uq_email', 'posts', ['slug'])",
    "op.create_unique_constraint(None, 'users', ['email', 'age'])",
    "op.create_unique_constraint('uq_missing', 'users', ['nothing'])",
    "op.create_unique_constraint('uq_missing', 'nothing', ['email'])",
    "op.create_check_constraint('ck_age', 'users', 'age > 0')",
    "op.create_check_constraint('ck_age', 'users', sa.text('age > 1'))",
    "op.create_check_constraint('ck_age2', 'users', sa.column('age') < 200)",
    "op.create_foreign_key('fk_email', 'posts', 'users', ['slug'], ['email'])",
    "op.create_foreign_key(None, 'posts', 'users', ['score'], ['id'])",
    "op.create_foreign_key(None, 'posts', 'users', ['score'], ['id'])",
    "op.create_foreign_key('fk_a', 'posts', 'users', ['score'], ['age'])",
    "op.create_foreign_key('fk_b', 'posts', 'missing', ['score'], ['id'])",
    "op.create_foreign_key('fk_c', 'posts', 'users', ['missing'], ['id'])",
    "op.create_foreign_key('fk_d', 'posts', 'users', ['score'], ['missing'])",
    "op.create_foreign_key('fk_e', 'posts', 'users', ['score'], ['id'], ondelete='SET NULL', onupdate='CASCADE', "
    "deferrable=True, initially='DEFERRED')",
    "op.create_primary_key('pk', 'users', ['email'])",
    "op.drop_constraint('users_pkey', 'users')",
    "op.drop_constraint('uq_email', 'users')",
    "op.drop_constraint('fk_email', 'posts', type_='foreignkey')",
    "op.drop_constraint('uq_email', 'users', type_='unique')",
    "op.drop_constraint('uq_email', 'users', type_='unique')",
    "op.drop_constraint('ck_age', 'users', type_='check')",
    "op.drop_constraint('missing', 'users')",
    "op.drop_constraint(None, 'posts', type_='foreignkey')",
    "op.drop_constraint('fk_e', 'posts')",
    "op.drop_constraint('posts_score_fkey', 'posts')",
    "op.drop_constraint('posts_score_fkey1', 'posts')",
    "op.drop_constraint('posts_user_id_fkey', 'posts')",
    "op.drop_constraint('users_pkey', 'users', type_='primary')",
    "op.create_primary_key('pk_users', 'users', ['email'])",
    "op.create_primary_key(None, 'posts', ['slug'])",
    "op.drop_constraint('posts_pkey', 'posts')",
    "op.create_primary_key(None, 'posts', ['slug', 'id'])",
    "op.create_table('room', sa.Column('a', sa.Integer()), sa.Column('b', postgresql.INT4RANGE()), "
    "postgresql.ExcludeConstraint(('b', '&&'), name='no_overlap'))",
    "op.create_exclude_constraint('no_overlap2', 'room', ('b', '&&'), where='a > 1', using='gist')",
    "op.drop_constraint('no_overlap', 'room')",
    "op.drop_column('room', 'b')",
], (POSTGRES,))

INDEXES = Case("indexes", BASE + [
    "op.create_index('ix_age', 'users', ['age'])",
    "op.create_index('ix_age', 'users', ['age'])",
    "op.create_index('ix_age', 'posts', ['score'])",
    "op.create_index(op.f('ix_email'), 'users', ['email'], unique=True)",
    "op.create_index('ix_two', 'users', ['email', 'age'])",
    "op.create_index('ix_missing', 'users', ['nothing'])",
    "op.create_index('ix_missing', 'nothing', ['email'])",
    "op.create_index('ix_lower', 'users', [sa.text('lower(email)')])",
    "op.create_index('ix_part', 'users', ['age'], postgresql_where=sa.text('age > 3'), "
    "sqlite_where=sa.text('age > 3'))",
    "op.create_index(None, 'users', ['age'])",
    "op.drop_index('ix_age', table_name='users')",
    "op.drop_index('ix_age', table_name='users')",
    "op.drop_index('ix_two')",
    "op.drop_index('ix_missing')",
    "op.drop_index(op.f('ix_posts_user_id'), table_name='posts')",
    "op.drop_index('ix_users_age', table_name='users')",
], BOTH)

INDEXES_POSTGRES = Case("indexes-postgresql", BASE + [
    "op.create_index('ix_gin', 'users', ['email'], postgresql_using='hash')",
    "op.create_index('ix_ops', 'users', ['email'], postgresql_ops={'email': 'text_pattern_ops'})",
    "op.create_index('ix_include', 'users', ['email'], postgresql_include=['age'])",
    "op.create_index('ix_desc', 'users', [sa.text('age DESC')])",
    "op.create_index('ix_part', 'users', ['id'], postgresql_where=sa.text('age > 3'))",
    "op.drop_index('users_pkey')",
    "op.drop_column('users', 'age')",
    "op.create_index('ix_slug', 'posts', ['slug'], unique=True)",
    "op.create_foreign_key('fk_self', 'posts', 'posts', ['slug'], ['slug'])",
    "op.execute('ALTER INDEX ix_ops RENAME TO ix_operators')",
    "op.execute('ALTER TABLE posts RENAME CONSTRAINT in_range TO within')",
    "op.execute('ALTER TABLE posts ADD CONSTRAINT uq_slug UNIQUE USING INDEX ix_slug')",
    "op.execute('CREATE INDEX ON posts (score, user_id)')",
    "op.execute('CREATE INDEX ON posts (score, user_id)')",
    "op.execute('CREATE INDEX ON posts (lower(slug))')",
    "op.execute('CREATE INDEX IF NOT EXISTS ix_gin ON posts (score)')",
    "op.execute('DROP INDEX IF EXISTS ix_none')",
], (POSTGRES,))

ENUMS = Case("enums", [
    "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('m', sa.Enum('a', 'b', "
    "name='mood')))",
    "op.execute(\"ALTER TYPE mood ADD VALUE 'c'\")",
    "op.execute(\"ALTER TYPE mood ADD VALUE 'aa' BEFORE 'b'\")",
    "op.execute(\"ALTER TYPE mood ADD VALUE 'c'\")",
    "op.execute(\"ALTER TYPE mood ADD VALUE IF NOT EXISTS 'c'\")",
    "op.execute(\"ALTER TYPE mood RENAME VALUE 'a' TO 'A'\")",
    "op.execute('ALTER TYPE mood RENAME TO state')",
    "op.add_column('t', sa.Column('n', sa.Enum('x', name='missing_enum')))",
    "sa.Enum('x', 'y', name='kind').create(op.get_bind())",
    "op.add_column('t', sa.Column('k', sa.Enum('x', 'y', name='kind')))",
    "sa.Enum('x', 'y', name='kind').create(op.get_bind(), checkfirst=True)",
    "op.create_table('u', sa.Column('k', sa.Enum('x', 'y', name='kind')))",
    "op.create_table('u', sa.Column('k', postgresql.ENUM('x', 'y', name='kind', create_type=False)))",
    "op.create_table('v', sa.Column('s', sa.Enum('x', name='in_app', schema='public')))",
    "sa.Enum(name='kind').drop(op.get_bind(), checkfirst=False)",
    "op.drop_table('u')",
    "op.drop_column('t', 'k')",
    "sa.Enum(name='kind').drop(op.get_bind(), checkfirst=False)",
    "op.execute('DROP TYPE kind')",
    "op.execute('DROP TYPE IF EXISTS kind')",
    "op.execute(\"CREATE TYPE by_hand AS ENUM ('one', 'two')\")",
    "op.execute('ALTER TABLE t ADD COLUMN h by_hand')",
    "op.execute('DROP TYPE by_hand')",
    "op.execute('DROP TYPE by_hand CASCADE')",
], (POSTGRES,))

NAMING = Case("naming", [
    "op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('email', sa.String(20), "
    "unique=True), sa.Column('age', sa.Integer(), index=True), sa.CheckConstraint('age > 0', name='positive'))",
    "op.create_table('posts', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('user_id', sa.Integer(), "
    "sa.ForeignKey('users.id')), sa.Column('a', sa.Integer()), sa.Column('b', sa.Integer()), "
    "sa.UniqueConstraint('a', 'b'))",
    "op.create_unique_constraint(None, 'posts', ['b'])",
    "op.create_unique_constraint('mine', 'posts', ['a'])",
    "op.create_foreign_key(None, 'posts', 'users', ['a'], ['id'])",
    "op.create_check_constraint('big', 'posts', 'a > 1')",
    "op.create_check_constraint(op.f('exact'), 'posts', 'a > 2')",
    "op.create_index(None, 'posts', ['a', 'b'])",
    "op.drop_constraint('big', 'posts', type_='check')",
    "op.drop_constraint('exact', 'posts', type_='check')",
    "op.drop_constraint(op.f('exact'), 'posts', type_='check')",
    "op.drop_constraint('uq_posts_b', 'posts', type_='unique')",
    "op.add_column('posts', sa.Column('c', sa.Integer(), unique=True, index=True))",
    "op.add_column('posts', sa.Column('d', sa.Integer(), unique=True))",
    "op.add_column('posts', sa.Column('e', sa.Integer(), sa.ForeignKey('users.id')))",
    "op.create_table('a_table_with_quite_a_long_name_for_a_table', sa.Column('and_a_column_with_a_long_name_as_well', "
    "sa.Integer(), sa.ForeignKey('users.id'), unique=True))",
    "op.create_unique_constraint(op.f('" + "n" * 70 + "'), 'posts', ['a', 'id'])",
    "op.create_unique_constraint('" + "m" * 70 + "', 'posts', ['a', 'id'])",
    "op.create_primary_key(None, 'a_table_with_quite_a_long_name_for_a_table', "
    "['and_a_column_with_a_long_name_as_well'])",
    "op.create_table('keyless', sa.Column('a', sa.Integer()), sa.Column('b', sa.Integer()))",
    "op.create_primary_key(None, 'keyless', ['b', 'a'])",
], (POSTGRES,), CONVENTION)

LONG_NAMES = Case("long-names", [
    "op.create_table('a_table_with_quite_a_long_name_for_any_table', sa.Column('id', sa.Integer(), primary_key=True), "
    "sa.Column('and_a_column_with_a_long_name_as_well', sa.Integer(), unique=True), "
    "sa.Column('x', sa.Integer(), sa.ForeignKey('a_table_with_quite_a_long_name_for_any_table.id')), "
    "sa.CheckConstraint('and_a_column_with_a_long_name_as_well > x'))",
    "op.create_unique_constraint(None, 'a_table_with_quite_a_long_name_for_any_table', ['id', 'x', "
    "'and_a_column_with_a_long_name_as_well'])",
    "op.create_table('" + "t" * 60 + "', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('c', "
    "sa.Integer(), sa.CheckConstraint('c > 0')))",
], (POSTGRES,))

SCHEMAS = Case("schemas", [
    "op.execute('CREATE SCHEMA app')",
    "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('n', sa.Integer(), index=True), "
    "schema='app')",
    "op.create_table('u', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('t_id', sa.Integer(), "
    "sa.ForeignKey('app.t.id')), schema='app')",
    "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))",
    "op.add_column('t', sa.Column('x', sa.Integer()), schema='app')",
    "op.create_foreign_key(None, 't', 't', ['id'], ['id'], referent_schema='app')",
    "op.create_unique_constraint('uq', 't', ['x'], schema='app')",
    "op.create_index('ix_x', 't', ['x'], schema='app')",
    "op.alter_column('t', 'x', new_column_name='y', schema='app')",
    "op.drop_index('ix_x', table_name='t', schema='app')",
    "op.drop_constraint('uq', 't', schema='app')",
    "op.drop_column('t', 'y', schema='app')",
    "op.rename_table('t', 'tt', schema='app')",
    "op.drop_table('tt', schema='app')",
    "op.execute('DROP SCHEMA app')",
    "op.execute('CREATE SCHEMA app')",
    "op.execute('DROP SCHEMA app CASCADE')",
    "op.create_table('v', sa.Column('id', sa.Integer(), primary_key=True), schema='public')",
    "op.add_column('v', sa.Column('x', sa.Integer()))",
], (POSTGRES,))

COMMENTS = Case("comments", [
    "op.create_table('t', sa.Column('id', sa.Integer(), comment='the key'), comment='all')",
    "op.create_table_comment('t', 'more', existing_comment='all')",
    "op.drop_table_comment('t', existing_comment='more')",
    "op.alter_column('t', 'id', comment='key')",
    "op.create_table_comment('missing', 'more')",
], (POSTGRES,))

TEXT = Case("text", BASE + [
    "op.execute('CREATE TABLE plain (id integer PRIMARY KEY, a text UNIQUE, b integer NOT NULL DEFAULT 3 CHECK (b > 0),"
    " c integer REFERENCES users)')",
    "op.execute('CREATE TABLE counted (id serial PRIMARY KEY, big bigserial, g integer GENERATED ALWAYS AS IDENTITY)')",
    "op.execute('CREATE TABLE listed (a integer, b integer, CONSTRAINT listed_key PRIMARY KEY (a, b), UNIQUE (b), "
    "FOREIGN KEY (a) REFERENCES users (id) ON DELETE CASCADE, CHECK (a > b))')",
    "op.execute('ALTER TABLE plain ADD COLUMN d varchar(10) NOT NULL DEFAULT $$x$$')",
    "op.execute('ALTER TABLE plain ADD COLUMN IF NOT EXISTS d integer')",
    "op.execute('ALTER TABLE plain ALTER COLUMN b DROP NOT NULL, ALTER COLUMN b DROP DEFAULT')",
    "op.execute('ALTER TABLE plain ALTER COLUMN d TYPE text')",
    "op.execute('ALTER TABLE plain RENAME COLUMN d TO e')",
    "op.execute('ALTER TABLE plain ADD CONSTRAINT e_check CHECK (e <> $$y$$) NOT VALID')",
    "op.execute('ALTER TABLE plain VALIDATE CONSTRAINT e_check')",
    "op.execute('ALTER TABLE plain DROP CONSTRAINT e_check')",
    "op.execute('ALTER TABLE plain DROP CONSTRAINT IF EXISTS e_check')",
    "op.execute('ALTER TABLE plain ADD UNIQUE (b, e)')",
    "op.execute('ALTER TABLE plain DROP COLUMN b, ADD COLUMN z integer')",
    "op.execute('ALTER TABLE plain RENAME TO simple')",
    "op.execute('CREATE VIEW user_emails AS SELECT id, email FROM users')",
    "op.drop_table('users')",
    "op.execute('DROP VIEW user_emails')",
    "op.execute('DROP VIEW user_emails')",
    "op.execute('CREATE SEQUENCE numbers')",
    "op.execute('DROP SEQUENCE numbers')",
    "op.execute('CREATE TABLE IF NOT EXISTS simple (x integer)')",
    "op.execute('ALTER TABLE counted DROP COLUMN big')",
    "op.execute('DROP TABLE counted, listed')",
    "op.execute('ALTER TABLE users DROP CONSTRAINT users_pkey CASCADE')",
    "op.execute('DROP TABLE IF EXISTS nothing')",
    "op.execute('DROP TABLE users CASCADE')",
], (POSTGRES,))

BATCH = Case("batch", [
    "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('a', sa.Integer()), "
    "sa.Column('b', sa.String(10)))",
    "with op.batch_alter_table('t') as batch_op:\n    batch_op.add_column(sa.Column('c', sa.Integer()))",
    "with op.batch_alter_table('t') as batch_op:\n    batch_op.alter_column('a', nullable=False, "
    "existing_type=sa.Integer())",
    "with op.batch_alter_table('t') as batch_op:\n    batch_op.alter_column('b', new_column_name='bb')",
    "with op.batch_alter_table('t') as batch_op:\n    batch_op.create_unique_constraint('uq_a', ['a'])",
    "with op.batch_alter_table('t') as batch_op:\n    batch_op.create_check_constraint('ck_a', 'a > 0')",
    "with op.batch_alter_table('t') as batch_op:\n    batch_op.create_index('ix_c', ['c'])",
    "op.create_table('u', sa.Column('id', sa.Integer(), primary_key=True))",
    "with op.batch_alter_table('t') as batch_op:\n    batch_op.create_foreign_key('fk_c', 'u', ['c'], ['id'])",
    "with op.batch_alter_table('t') as batch_op:\n    batch_op.drop_constraint('fk_c', type_='foreignkey')",
    "with op.batch_alter_table('t') as batch_op:\n    batch_op.drop_index('ix_c')",
    "with op.batch_alter_table('t') as batch_op:\n    batch_op.drop_constraint('uq_a', type_='unique')",
    "with op.batch_alter_table('t') as batch_op:\n    batch_op.drop_column('c')\n"
    "    batch_op.add_column(sa.Column('d', sa.Text(), server_default='x'))",
    "with op.batch_alter_table('t') as batch_op:\n    batch_op.alter_column('d', server_default=None)",
    "op.rename_table('t', 'tt')",
    "op.drop_table('tt')",
], BOTH)

# PostgreSQL would call its sequence after the temporary table.
RECREATED = Case("recreated", [*BATCH.revisions[:-2], "with op.batch_alter_table('t', recreate='always') as batch_op:\n"
                               "    batch_op.alter_column('bb', type_=sa.String(30))"], (SQLITE,))

# A batch of Alembic 1.8 that makes a table anew loses its checks that have no name.
SQLITE_BATCH = Case("batch-sqlite", [r.replace("sa.CheckConstraint('score >= 0'),", "") for r in BASE] + [
    "with op.batch_alter_table('posts') as batch_op:\n    batch_op.add_column(sa.Column('extra', sa.Integer()))\n"
    "    batch_op.create_index('ix_extra', ['extra'])",
    "with op.batch_alter_table('posts') as batch_op:\n    batch_op.alter_column('extra', new_column_name='more')",
    "with op.batch_alter_table('posts') as batch_op:\n    batch_op.drop_column('more')",
    "with op.batch_alter_table('posts') as batch_op:\n    batch_op.drop_index('ix_extra')\n"
    "    batch_op.drop_column('more')",
    "with op.batch_alter_table('posts') as batch_op:\n    batch_op.drop_column('slug')",
    "with op.batch_alter_table('users') as batch_op:\n    batch_op.create_unique_constraint('uq_both', "
    "['email', 'age'])",
    "with op.batch_alter_table('users') as batch_op:\n    batch_op.drop_column('age')",
    "with op.batch_alter_table('posts') as batch_op:\n    batch_op.alter_column('score', type_=sa.String(5), "
    "nullable=True, server_default=None)",
    "with op.batch_alter_table('posts') as batch_op:\n    batch_op.drop_constraint('in_range', type_='check')",
    "with op.batch_alter_table('posts') as batch_op:\n    batch_op.drop_column('user_id')",
    "with op.batch_alter_table('posts') as batch_op:\n    batch_op.drop_index('ix_posts_user_id')\n"
    "    batch_op.drop_column('user_id')",
    "with op.batch_alter_table('missing') as batch_op:\n    batch_op.drop_column('user_id')",
    "with op.batch_alter_table('posts') as batch_op:\n    batch_op.drop_column('missing')",
    "with op.batch_alter_table('posts') as batch_op:\n    batch_op.add_column(sa.Column('score', sa.Integer()))",
    "with op.batch_alter_table('posts') as batch_op:\n    batch_op.drop_constraint('missing', type_='check')",
    "with op.batch_alter_table('users') as batch_op:\n    batch_op.create_primary_key('pk_email', ['email'])",
    "with op.batch_alter_table('posts') as batch_op:\n    batch_op.create_foreign_key('fk_users', 'users', ['id'], "
    "['id'], ondelete='CASCADE')",
    "op.drop_table('users')",
    "op.execute('ALTER TABLE posts ADD COLUMN plain INTEGER')",
    "op.execute('ALTER TABLE posts RENAME COLUMN plain TO simple')",
    "op.execute('CREATE TABLE by_hand (id INTEGER NOT NULL PRIMARY KEY, a TEXT NOT NULL)')",
    "op.execute('DROP TABLE by_hand')",
], (SQLITE,))

CASES = [types("generic", GENERIC_TYPES, BOTH), types("postgresql", POSTGRES_TYPES, (POSTGRES,)), altered_types(),
         TABLES, TABLES_SQLITE, COLUMNS, CONSTRAINTS, INDEXES, INDEXES_POSTGRES, ENUMS, NAMING, LONG_NAMES, SCHEMAS,
         COMMENTS, TEXT, BATCH, RECREATED, SQLITE_BATCH]
