"""People, tables and sockets: keeps the log of every table and shows each viewer what that viewer may see."""
