"""Searches by scipy for `bench/network.ts`: reads a job (JSON, its path is the argument), writes answers as files of doubles, prints JSON.

Times hold the search alone: without start-up, reading, or what is counted afterwards to compare answers. The first run of each is left out.
"""

import json
import sys
import time

import numpy
import scipy
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra


def read_graph(files):
    start = numpy.fromfile(files["start"], dtype=numpy.uint32).astype(numpy.int32)
    node = numpy.fromfile(files["node"], dtype=numpy.uint32).astype(numpy.int32)
    mm = numpy.fromfile(files["mm"], dtype=numpy.float64)
    count = len(start) - 1
    return csr_array((mm, node, start), shape=(count, count))


def timed(runs, job):
    answer = job()
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        answer = job()
        times.append(1000 * (time.perf_counter() - begin))
    return times, answer


def nearest(graph, task, limit):
    """Distance of every node to the nearest of the sources, for each kind of sources one search."""
    kinds = [numpy.fromfile(path, dtype=numpy.uint32).astype(numpy.int64) for path in task["sources"]]

    def job():
        return [dijkstra(graph, directed=True, indices=kind, min_only=True, limit=limit) for kind in kinds]

    times, answer = timed(task["runs"], job)
    numpy.concatenate(answer).tofile(task["answer"])
    return times


def reach(graph, task, limit):
    """Nodes within the limit of each source, one search a source; of each: how many, sum of distances, sum weighed by node number."""
    sources = numpy.fromfile(task["sources"][0], dtype=numpy.uint32).astype(numpy.int64)
    weight = numpy.arange(graph.shape[0]) % 1009

    def job():
        for source in sources:
            dijkstra(graph, directed=True, indices=source, limit=limit)

    times, _ = timed(task["runs"], job)
    sums = []
    for source in sources:
        mm = dijkstra(graph, directed=True, indices=source, limit=limit)
        found = numpy.isfinite(mm)
        sums.extend([found.sum(), mm[found].sum(), (mm[found] * weight[found]).sum()])
    numpy.array(sums, dtype=numpy.float64).tofile(task["answer"])
    return times


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    graphs = {name: read_graph(files) for name, files in job["graphs"].items()}
    results = {}
    for name, task in job["tasks"].items():
        limit = numpy.inf if task["limitMm"] is None else task["limitMm"]
        run = reach if task["each"] else nearest
        results[name] = run(graphs[task["graph"]], task, limit)
    print(json.dumps({"version": scipy.__version__, "timesMs": results}))


main()
