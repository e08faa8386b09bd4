"""The best one-to-one assignment between two small sets, exactly.

Invariant: a pair of weight 0 or less is never assigned, so that what has nothing in common stays
apart. The sets of one report fall into small groups that share something; each group is solved by
the Hungarian method with potentials (Kuhn 1955; Munkres 1957), O(n³) in the group's size.
"""

from collections.abc import Mapping

Weights = Mapping[tuple[int, int], float]
"""Weight of each pair (left, right); pairs that are absent weigh 0."""


def assign(weights: Weights) -> dict[int, int]:
    """The one-to-one assignment left → right with the largest sum of weights.

    Ties are broken by position, so the same weights give the same answer.
    """
    positive = {pair: weight for pair, weight in weights.items() if weight > 0}
    chosen: dict[int, int] = {}
    for group in _groups(positive):
        chosen.update(_assign_group(group))
    return chosen


def _groups(weights: Weights) -> list[dict[tuple[int, int], float]]:
    """The pairs, divided into connected groups, in the order of their first left member."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        root.setdefault(node, node)
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for left, right in sorted(weights):
        root[find(("right", right))] = find(("left", left))
    groups: dict[tuple[str, int], dict[tuple[int, int], float]] = {}
    for left, right in sorted(weights):
        groups.setdefault(find(("left", left)), {})[left, right] = weights[left, right]
    return list(groups.values())


def _assign_group(weights: Weights) -> dict[int, int]:
    if len(weights) == 1:
        return dict(weights.keys())
    lefts = sorted({left for left, _ in weights})
    rights = sorted({right for _, right in weights})
    size = max(len(lefts), len(rights))
    cost = [[0.0] * size for _ in range(size)]
    for row, left in enumerate(lefts):
        for column, right in enumerate(rights):
            cost[row][column] = -weights.get((left, right), 0.0)
    columns = _minimise(cost)
    pairs = {
        lefts[row]: rights[column]
        for row, column in enumerate(columns)
        if row < len(lefts) and column < len(rights)
    }
    return {left: right for left, right in pairs.items() if (left, right) in weights}


def _minimise(cost: list[list[float]]) -> list[int]:
    """The column of each row in the cheapest perfect assignment of a square cost matrix."""
    size = len(cost)
    row_potential = [0.0] * (size + 1)
    column_potential = [0.0] * (size + 1)
    row_of = [0] * (size + 1)  # row_of[column], both counted from 1; 0 means free
    for row in range(1, size + 1):
        row_of[0] = row
        came_from = _shortest_path(cost, row_of, row_potential, column_potential)
        column = came_from.pop()
        while column:
            previous = came_from[column]
            row_of[column] = row_of[previous]
            column = previous
    columns = [0] * size
    for column in range(1, size + 1):
        columns[row_of[column] - 1] = column - 1
    return columns


def _shortest_path(
    cost: list[list[float]],
    row_of: list[int],
    row_potential: list[float],
    column_potential: list[float],
) -> list[int]:
    """Grow a shortest alternating path from column 0 to a free column, adjusting potentials.

    Returns the predecessor of each column, with the free column reached appended at the end.
    """
    size = len(cost)
    least = [float("inf")] * (size + 1)
    came_from = [0] * (size + 1)
    used = [False] * (size + 1)
    column = 0
    while True:
        used[column] = True
        row, delta, nearest = row_of[column], float("inf"), 0
        for other in range(1, size + 1):
            if used[other]:
                continue
            reduced = cost[row - 1][other - 1] - row_potential[row] - column_potential[other]
            if reduced < least[other]:
                least[other], came_from[other] = reduced, column
            if least[other] < delta:
                delta, nearest = least[other], other
        for other in range(size + 1):
            if used[other]:
                row_potential[row_of[other]] += delta
                column_potential[other] -= delta
            else:
                least[other] -= delta
        column = nearest
        if row_of[column] == 0:
            return [*came_from, column]
