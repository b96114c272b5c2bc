environment
revision a1 "" "create users"
revision b2 a1 "add email"
revision c3 a1 "add phone"
