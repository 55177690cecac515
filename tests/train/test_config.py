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


def test_fold_is_a_part_of_a_number(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(LEAST + 'fold = "2/4"\n')
    assert load_config(path).fold == "2/4"
    path.write_text(LEAST + 'fold = "a half"\n')
    with pytest.raises(ValueError, match="fold is 'a half'; it has to be like '1/4'"):
        load_config(path)
