repository
environment
revision a1 b2 one
revision b2 a1 two
commit cycle
