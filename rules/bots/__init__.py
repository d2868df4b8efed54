"""Bots: policies that play a seat by what that seat may see and do, and by nothing else."""
