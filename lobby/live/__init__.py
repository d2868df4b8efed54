"""Tables while they are played: this process's replicas, the one writer, the fan-out to sockets, the bell.

The database's log is the truth; everything here can be rebuilt from it. See README.md in this folder.
"""
