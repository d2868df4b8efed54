"""One command a module; `manage.py help NAME` says what it takes."""
