"""What is written about people, seats and tables: one act a function, refused with a reason where it is not allowed."""
