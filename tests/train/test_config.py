import pytest

from attrib.train.config import load_config

LEAST = 'corpora = "c"\npolnear = "p"\ncorenlp = "n"\ngum = "g"\newt = "e"\n'


def test_config_reads_its_file(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(LEAST + "epochs = 2\n")
    config = load_config(path)
    assert (config.epochs, config.polnear, config.files()["gum"]) == (2, "p", "g")


def test_an_unknown_setting_is_named(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(LEAST + "epoch = 2\n")
    with pytest.raises(ValueError, match="unknown settings: epoch"):
        load_config(path)


def test_an_own_encoder_is_used_as_it_is(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(LEAST + f'encoder = "{tmp_path.as_posix()}"\n')
    assert load_config(path).encoder_folder == tmp_path


def test_a_licence_of_no_corpus_is_named(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(LEAST + '[licences]\nguum = "CC BY 4.0"\n')
    with pytest.raises(ValueError, match="licences of no corpus: guum"):
        load_config(path)


@pytest.mark.parametrize("fold", ["1/2", "2/4", "4/4"])
def test_fold_is_a_part_of_a_number(tmp_path, fold):
    path = tmp_path / "a.toml"
    path.write_text(LEAST + f'fold = "{fold}"\n')
    assert load_config(path).fold == fold


@pytest.mark.parametrize("fold", ["a half", "7/4", "1/1", "0/4"])
def test_fold_that_is_no_part_is_refused(tmp_path, fold):
    path = tmp_path / "a.toml"
    path.write_text(LEAST + f'fold = "{fold}"\n')
    with pytest.raises(ValueError, match=f"fold is '{fold}'; it has to be like '1/4'"):
        load_config(path)
