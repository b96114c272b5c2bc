from x import revision, other as down_revision
import branch_labels.y
