'Message'
revision = 'a'
