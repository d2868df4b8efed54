"""One field error at a time: the first one, for its text and for the focus."""

from typing import TypedDict

from django.forms import BaseForm


class FieldError(TypedDict):
    """The field to correct and the sentence that says how."""

    field: str
    text: str


def first_error(form: BaseForm) -> FieldError | None:
    """The first wrong field in the order of the form; None where nothing is wrong."""
    for name in [*form.fields, "__all__"]:
        if name in form.errors:
            return FieldError(field=name, text=str(form.errors[name][0]))
    return None
