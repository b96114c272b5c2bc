# Helpers for repo.sh: histories in real repositories, the same on every machine.
# Sourced by the runner; the current folder is the (empty) place for the repository.

export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org
export GIT_COMMITTER_NAME=Grace GIT_COMMITTER_EMAIL=grace@example.org
tick=0
VERSIONS=migrations/versions

# repository [BRANCH]: an empty repository here.
repository() {
  git init -q -b "${1:-main}" .
}

# environment [DIR [SECTION]]: what `alembic init DIR` leaves, as far as it is read; revisions go
# to its versions folder from now on.
environment() {
  local dir=${1:-migrations} section=${2:-alembic}
  mkdir -p "$dir/versions"
  printf '[%s]\nscript_location = %s\n\n' "$section" "$dir" >>alembic.ini
  printf 'from alembic import context\n' >"$dir/env.py"
  cat >"$dir/script.py.mako" <<'MAKO'
"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
MAKO
  VERSIONS=$dir/versions
}

# python_ids LIST: '' -> None, 'a' -> 'a', 'a,b' -> ('a', 'b')
python_ids() {
  local between="', '"
  case $1 in
  '') printf None ;;
  *,*) printf "('%s')" "${1//,/$between}" ;;
  *) printf "'%s'" "$1" ;;
  esac
}

# revision ID DOWN MESSAGE: a revision file. DOWN is '' for a base, 'a,b' for a merge. LABELS and
# DEPENDS, when set, are lists of the same form.
revision() {
  local slug=${3// /_}
  cat >"$VERSIONS/$1_${slug,,}.py" <<PY
"""$3

Revision ID: $1
Revises: ${2//,/, }
Create Date: 2024-01-01 00:00:00

"""
from alembic import op

revision = '$1'
down_revision = $(python_ids "$2")
branch_labels = $(python_ids "${LABELS:-}")
depends_on = $(python_ids "${DEPENDS:-}")


def upgrade():
    op.execute("select 1")


def downgrade():
    op.execute("select 1")
PY
}

# dated COMMAND...: runs it a minute after the one before.
dated() {
  tick=$((tick + 60))
  local date="@$((1700000000 + tick)) +0000"
  GIT_AUTHOR_DATE=$date GIT_COMMITTER_DATE=$date "$@"
}

# commit MESSAGE: everything.
commit() {
  git add -A
  dated git commit -q --no-gpg-sign -m "$1"
}

# merge BRANCH MESSAGE: into the current one.
merge() {
  dated git merge -q --no-ff --no-gpg-sign -m "$2" "$1"
}

# try ARGUMENT...: runs migrate and shows all that it says and its exit status, for a cmd that asks several things.
try() {
  local status=0
  printf '$ migrate%s\n' "$(LC_ALL=C printf ' %q' "$@")"
  migrate "$@" 2>&1 || status=$?
  echo "= $status"
}
