"""Writers of one SQLite file: who has waited longest is next, and nobody waits for ever."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from services.store.turns import Turns


def test_turns_are_handed_on_in_the_order_they_were_asked_for() -> None:
    turns, order = Turns(patience=10), list[int]()

    def take(number: int) -> None:
        with turns.taken():
            order.append(number)

    with ThreadPoolExecutor(5) as pool, turns.taken():
        for number in range(5):
            pool.submit(take, number)
            time.sleep(0.05)

    assert order == [0, 1, 2, 3, 4]


def test_who_asks_again_at_once_lets_the_others_through() -> None:
    turns, greedy, patient = Turns(patience=10), list[int](), list[int]()
    done = threading.Event()

    def again_and_again() -> None:
        while not done.is_set():
            with turns.taken():
                greedy.append(len(patient))
                time.sleep(0.01)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(again_and_again)
        for number in range(10):
            with turns.taken():
                patient.append(number)
        done.set()

    assert max(greedy.count(number) for number in range(10)) <= 2


def test_waiting_ends_and_the_next_still_gets_a_turn() -> None:
    turns = Turns(patience=0.05)
    with turns.taken(), ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(turns._take)
        with pytest.raises(TimeoutError):
            waiting.result()

    with turns.taken():
        pass
