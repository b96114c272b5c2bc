revision = '\ud800'
