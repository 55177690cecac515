"""The database: annotated articles in, rows out, each exactly once."""
