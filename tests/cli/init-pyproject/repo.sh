repository
printf "[project]\nname = \"x\"" >pyproject.toml
