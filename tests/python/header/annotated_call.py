revision: foo(1)[2] = 'a'
