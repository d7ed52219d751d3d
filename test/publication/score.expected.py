"""Writes score.expected.json: the score of examples/strait-outlook with PyYAML, scikit-learn and NumPy, and with the bands of ICD 203
written down again here. Install them as brier.expected.py says, and PyYAML; run it in the root of the repository.
"""

import json

import numpy as np
import yaml
from sklearn.metrics import brier_score_loss

BANDS = {
    "almost-no-chance": (1, 5),
    "very-unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly-even-chance": (45, 55),
    "likely": (55, 80),
    "very-likely": (80, 95),
    "almost-certain": (95, 99),
}

rows = []
for year in (2023, 2024, 2025):
    with open(f"examples/strait-outlook/{year}.threat.yaml") as file:
        document = yaml.safe_load(file)
    for item in [*document["threats"].values(), *document["statements"].values()]:
        outcome = item.get("outcome")
        status = outcome["status"] if isinstance(outcome, dict) else outcome
        if status not in ("occurred", "did-not-occur"):
            continue
        likelihood = item["likelihood"]
        low, _ = BANDS[likelihood.get("from", likelihood.get("term"))]
        _, high = BANDS[likelihood.get("to", likelihood.get("term"))]
        if "percent" in likelihood:
            low = high = float(likelihood["percent"].rstrip("%"))
        rows.append((low / 100, high / 100, int(status == "occurred")))

low, high, occurred = (np.array(column) for column in zip(*rows))
middle = (low + high) / 2
share = np.array([occurred[np.isclose(middle, p)].mean() for p in middle])
score = lambda p: float(brier_score_loss(occurred, p))
print(
    json.dumps(
        {
            "count": len(rows),
            "best": score(np.where(occurred == 1, high, low)),
            "middle": score(middle),
            "worst": score(np.where(occurred == 1, low, high)),
            "reliability": float(np.mean((middle - share) ** 2)),
            "resolution": float(np.var(share)),
            "uncertainty": float(np.var(occurred)),
        },
        indent=2,
    )
)
