"""What each clause of an agreement gives and asks, a module a clause, asked where a formula runs (rules 11.9 on)."""
