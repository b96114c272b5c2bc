match x:
    case [revision, *down_revision]:
        pass
    case {'a': branch_labels, **depends_on}:
        pass
