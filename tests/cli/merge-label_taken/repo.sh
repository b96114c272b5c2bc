repository
environment
LABELS=web revision a1 "" "start of web"
LABELS=api revision b1 "" "start of api"
revision a2 a1 "pages"
revision a3 a1 "forms"
revision b2 b1 "tokens"
