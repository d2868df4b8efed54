"""State -> what one viewer may see: built from nothing by allow-list, never by removing from the state."""

from rules.engine.view.project import public_view, view

__all__ = ["public_view", "view"]
