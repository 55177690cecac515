from attrib.train.card import model_card

META = {
    "name": "attrib-en",
    "version": "1",
    "steps": 7,
    "config": {"seed": 3},
    "packages": {"torch": "2"},
    "scores": {},
}


def test_card_without_figures_says_so():
    card = model_card(META)
    assert "None were measured." in card
    assert "It was not measured." in card
    assert "7 steps, seed 3, with torch 2" in card


def test_card_tables_its_figures():
    scores = {
        "attributions": {"articles": 2, "exact cue": {"p": 80.0, "r": 70.0, "f": 74.7}},
        "entities": {"f": 81.234},
        "reliability": {"rows": [(0.91, 0.9, 12)], "error": 0.0123},
    }
    card = model_card({**META, "scores": scores})
    assert "| exact cue | 80.0 | 70.0 | 74.7 |" in card
    assert "| f | 81.2 |" in card
    assert "| 0.91 | 0.90 | 12 |" in card
    assert "error 0.012" in card


def test_card_tells_the_runs_that_its_weights_are_the_mean_of():
    settings = {"epochs": 2, "syntax_epochs": 3.5, "encoder_rate": 1e-4}
    card = model_card({**META, "mean": [{"share": 0.4, **settings}, {"share": 0.6, **settings}]})
    run = "of 2 epochs of the news and 3.5 of the treebanks at 0.0001"
    assert f"mean of runs: 0.4 {run}, 0.6 {run}." in card
