repository
environment one first
environment two second
VERSIONS=one/versions revision a1 "" one
VERSIONS=two/versions revision b2 "" two
commit both
