repository
mkdir app
