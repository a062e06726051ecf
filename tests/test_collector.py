import gc

import pytest

from newskit import collector


@pytest.fixture(autouse=True)
def _on_afterwards():
    yield
    gc.enable()


def test_nothing_is_collected_within_the_block_and_everything_after_it():
    with collector.paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_ends_the_pause_too():
    @collector.paused()
    def fails():
        assert not gc.isenabled()
        raise KeyError("no article")

    for _ in range(2):  # a function that is decorated pauses each time
        with pytest.raises(KeyError, match="no article"):
            fails()
        assert gc.isenabled()


def test_who_has_switched_it_off_himself_finds_it_off():
    gc.disable()
    with collector.paused():
        pass
    assert not gc.isenabled()
