from dataclasses import asdict

from attrib.read.extraction import Extraction


def test_extraction_survives_the_way_through_plain_data() -> None:
    extraction = Extraction(text="A.", title="B")
    assert Extraction(**asdict(extraction)) == extraction
