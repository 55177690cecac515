"""The view for people who look into the database themselves: an attribution a row, in plain words."""

from __future__ import annotations

_VIEW = """
CREATE VIEW attributions AS
SELECT
    q.id AS quote,
    q.text,
    coalesce(e.name, s.name) AS speaker,
    s.type AS speaker_type,
    (SELECT r.title FROM roles r
     WHERE r.version_id = q.version_id AND r.speaker = q.speaker
     ORDER BY r.former, r.number LIMIT 1) AS role,
    (SELECT {joined} FROM affiliations f JOIN organizations o ON o.id = f.organization_id
     WHERE f.version_id = q.version_id AND f.speaker = q.speaker AND NOT f.former) AS affiliations,
    q.form, q.act, q.negated, q.confidence, q."by",
    a.title, a.outlet, a.published, a.url,
    a."key" AS article, q.start, q.stop
FROM quotes q
JOIN versions v ON v.id = q.version_id AND v.current
JOIN articles a ON a.id = v.article_id
LEFT JOIN speakers s ON s.version_id = q.version_id AND s.number = q.speaker
LEFT JOIN entity_members m ON m.profile = s."key"
LEFT JOIN entities e ON e.id = m.entity_id
"""
_JOINED = {
    "sqlite": "group_concat(o.name, '; ')",
    "postgresql": "string_agg(o.name, '; ' ORDER BY f.number)",
}


def ddl(dialect: str) -> tuple[str, ...]:
    """Return the statements that make the view anew.

    A migration that alters a table of it drops it first: SQLite refuses to rename under a view.
    """
    return ("DROP VIEW IF EXISTS attributions", _VIEW.format(joined=_JOINED[dialect]).strip())
