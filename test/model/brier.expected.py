"""Writes brier.expected.json with programs other than ours: scikit-learn 1 (Brier score), SciPy 1 (Wilson's interval) and NumPy 2
(the parts of the score, from their definitions as conditional variances, not from sums over bins).

    python -m venv venv && venv/bin/pip install scikit-learn scipy numpy
    venv/bin/python test/model/brier.expected.py > test/model/brier.expected.json
"""

import json

import numpy as np
from scipy.stats import binomtest
from sklearn.metrics import brier_score_loss

BANDS = [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99), (60, 60), (70, 70), (20, 55), (0, 0), (100, 100)]
random = np.random.default_rng(20261129)


def sample(size: int) -> dict:
    bands = np.array([BANDS[i] for i in random.integers(len(BANDS), size=size)], dtype=float) / 100
    low, high = bands[:, 0], bands[:, 1]
    middle = bands.mean(axis=1)
    occurred = random.integers(2, size=size)
    best = np.where(occurred == 1, high, low)
    worst = np.where(occurred == 1, low, high)
    score = lambda p: float(brier_score_loss(occurred, p, pos_label=1, labels=[0, 1]))
    # The share that occurred among all forecasts with the same probability, for each forecast.
    share = np.array([occurred[np.isclose(middle, p)].mean() for p in middle])
    return {
        "forecasts": [[round(a * 100), round(b * 100), int(o)] for (a, b), o in zip(bands, occurred)],
        "best": score(best),
        "middle": score(middle),
        "worst": score(worst),
        "reliability": float(np.mean((middle - share) ** 2)),
        "resolution": float(np.var(share)),
        "uncertainty": float(np.var(occurred)),
    }


def wilson(occurred: int, count: int) -> dict:
    interval = binomtest(occurred, count).proportion_ci(confidence_level=0.95, method="wilson")
    return {"occurred": occurred, "count": count, "interval": [interval.low, interval.high]}


print(
    json.dumps(
        {
            "wilson": [wilson(k, n) for k, n in [(0, 1), (1, 1), (0, 10), (3, 10), (10, 10), (10, 20), (19, 20), (7, 33), (940, 1514)]],
            "samples": [sample(size) for size in (1, 2, 5, 13, 40, 200)],
        },
        indent=1,
    )
)
