from attrib.ingest import IngestSummary


def test_summary_of_nothing_counts_nothing() -> None:
    summary = IngestSummary()
    assert (summary.read, summary.stored, summary.quarantined, summary.refusals) == (0, 0, 0, ())
