"""Document in, Annotated out: the trained pipeline, then quotes, people and affiliations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attrib.nlp.pipeline import Pipeline, load_pipeline

__all__ = ["Pipeline", "load_pipeline"]


def __getattr__(name: str) -> Any:
    """Import the pipeline when it is asked for: parts of this room serve without spaCy."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from attrib.nlp import pipeline  # noqa: PLC0415

    return getattr(pipeline, name)
