("Message")
