"""Walks between points on a street network, computed apart from the engine: scipy's Dijkstra, Vincenty's inverse, tangent planes.

usage: reach_scipy.py NETWORK FROM TO [--limit M] [--access M]      (GeoJSON files; streets carry OSM `nodes`)

Written from the text of design section 4 ("Network", "Access", "Walk distance"), not from the engine. Prints JSON, one object per `from`:
id, status, metres, to_id as `reach` gives them, and for a fair comparison `anyMetres` (without a limit), `ties` (every `to` within 2 mm
of the nearest) and `legMetres` (from the nearest of its points to the network).
"""

import argparse
import json
import math

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra

A = 6378137.0
F = 1 / 298.257223563
B = A * (1 - F)
E2 = F * (2 - F)
TIE_M = 0.001
# scipy takes a weight of 0 for "no edge"
NO_LENGTH_MM = 1e-6


def vincenty(lon1, lat1, lon2, lat2):
    """Metres of the WGS 84 geodesic (Vincenty 1975, inverse), for arrays of short lines; 0 for equal points."""
    u1 = np.arctan((1 - F) * np.tan(np.radians(lat1)))
    u2 = np.arctan((1 - F) * np.tan(np.radians(lat2)))
    su1, cu1, su2, cu2 = np.sin(u1), np.cos(u1), np.sin(u2), np.cos(u2)
    dlon = np.radians(lon2 - lon1)
    lam = dlon.copy()
    for _ in range(12):
        sl, cl = np.sin(lam), np.cos(lam)
        sin_s = np.hypot(cu2 * sl, cu1 * su2 - su1 * cu2 * cl)
        cos_s = su1 * su2 + cu1 * cu2 * cl
        sigma = np.arctan2(sin_s, cos_s)
        sin_a = np.divide(cu1 * cu2 * sl, sin_s, out=np.zeros_like(sl), where=sin_s > 0)
        cos2a = 1 - sin_a**2
        cos2m = cos_s - np.divide(2 * su1 * su2, cos2a, out=np.zeros_like(sl), where=cos2a > 1e-12)
        c = F / 16 * cos2a * (4 + F * (4 - 3 * cos2a))
        lam = dlon + (1 - c) * F * sin_a * (sigma + c * sin_s * (cos2m + c * cos_s * (2 * cos2m**2 - 1)))
    w2 = cos2a * (A * A - B * B) / (B * B)
    big_a = 1 + w2 / 16384 * (4096 + w2 * (-768 + w2 * (320 - 175 * w2)))
    big_b = w2 / 1024 * (256 + w2 * (-128 + w2 * (74 - 47 * w2)))
    part = cos_s * (2 * cos2m**2 - 1) - big_b / 6 * cos2m * (4 * sin_s**2 - 3) * (4 * cos2m**2 - 3)
    return B * big_a * (sigma - big_b * sin_s * (cos2m + big_b / 4 * part))


def earth_centred(lon, lat):
    phi, lam = np.radians(lat), np.radians(lon)
    prime = A / np.sqrt(1 - E2 * np.sin(phi) ** 2)
    return np.stack([prime * np.cos(phi) * np.cos(lam), prime * np.cos(phi) * np.sin(lam), prime * (1 - E2) * np.sin(phi)], axis=-1)


class Network:
    """Edges between OSM nodes. Lines meet at a node by its id; one that is inside every line it is on splits by bridge, tunnel and layer."""

    def __init__(self, features):
        lines = [(f["geometry"]["coordinates"], f["properties"]) for f in features]
        ends = {p["nodes"][i] for _, p in lines for i in (0, -1)}
        self.number = {}
        lonlat, frm, to = [], [], []
        for coordinates, p in lines:
            level = (bool(p.get("bridge")), bool(p.get("tunnel")), float(p.get("layer") or 0))
            nodes = [self.node(n if n in ends else (n, level)) for n in p["nodes"]]
            for i in range(len(nodes) - 1):
                if nodes[i] == nodes[i + 1]:
                    continue
                frm.append(nodes[i])
                to.append(nodes[i + 1])
                lonlat.append(coordinates[i][:2] + coordinates[i + 1][:2])
        self.frm, self.to, self.lonlat = np.array(frm), np.array(to), np.array(lonlat)
        self.mm = np.floor(1000 * vincenty(*self.lonlat.T) + 0.5)
        self.a = earth_centred(self.lonlat[:, 0], self.lonlat[:, 1])
        self.b = earth_centred(self.lonlat[:, 2], self.lonlat[:, 3])
        self.graph = self.matrix()
        self.component = connected_components(self.graph, directed=False)[1]

    def node(self, key):
        return self.number.setdefault(key, len(self.number))

    def matrix(self):
        """Both directions; of parallel edges the shortest (a sparse matrix would add them up)."""
        n = len(self.number)
        row, col = np.concatenate([self.frm, self.to]), np.concatenate([self.to, self.frm])
        mm = np.maximum(np.concatenate([self.mm, self.mm]), NO_LENGTH_MM)
        order = np.lexsort((mm, col, row))
        row, col, mm = row[order], col[order], mm[order]
        first = np.ones(len(row), bool)
        first[1:] = (row[1:] != row[:-1]) | (col[1:] != col[:-1])
        return csr_matrix((mm[first], (row[first], col[first])), shape=(n, n))

    def snap(self, lon, lat, access_m):
        """(edge, offset mm, leg mm) of every edge within 1 mm of the nearest, in the tangent plane at the point; and the nearest leg, m."""
        phi, lam = math.radians(lat), math.radians(lon)
        east = np.array([-math.sin(lam), math.cos(lam), 0])
        north = np.array([-math.sin(phi) * math.cos(lam), -math.sin(phi) * math.sin(lam), math.cos(phi)])
        here = earth_centred(np.array(lon), np.array(lat))
        ax, ay = (self.a - here) @ east, (self.a - here) @ north
        dx, dy = (self.b - here) @ east - ax, (self.b - here) @ north - ay
        length2 = dx * dx + dy * dy
        share = np.clip(np.divide(-(ax * dx + ay * dy), length2, out=np.zeros_like(dx), where=length2 > 0), 0, 1)
        leg = np.hypot(ax + share * dx, ay + share * dy)
        nearest = leg.min()
        if nearest > access_m + 0.0005:
            return [], nearest
        found = np.flatnonzero(leg <= nearest + TIE_M)
        return [(e, share[e] * self.mm[e], 1000 * leg[e]) for e in found], nearest


def places(path, network, access_m):
    out = []
    for feature in json.load(open(path))["features"]:
        geometry = feature["geometry"]
        points = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
        snapped = [network.snap(p[0], p[1], access_m) for p in points]
        out.append((feature["id"], [position for found, _ in snapped for position in found], min(leg for _, leg in snapped)))
    return out


def walks(network, frm, to):
    """Millimetres from each place of `frm` to each of `to`, infinity where there is no way."""
    ends = sorted({int(n) for _, positions, _ in to for e, _, _ in positions for n in (network.frm[e], network.to[e])})
    row = {node: i for i, node in enumerate(ends)}
    distance = dijkstra(network.graph, directed=True, indices=ends) if ends else np.empty((0, 0))
    out = np.full((len(frm), len(to)), np.inf)
    for i, (_, starts, _) in enumerate(frm):
        for j, (_, goals, _) in enumerate(to):
            out[i, j] = min((walk(network, distance, row, s, g) for s in starts for g in goals), default=np.inf)
    return out


def walk(network, distance, row, start, goal):
    (e, offset, leg), (f, goal_offset, goal_leg) = start, goal
    best = abs(offset - goal_offset) if e == f else np.inf
    for node, rest in ((network.frm[e], offset), (network.to[e], network.mm[e] - offset)):
        for end, goal_rest in ((network.frm[f], goal_offset), (network.to[f], network.mm[f] - goal_offset)):
            best = min(best, rest + distance[row[int(end)], node] + goal_rest)
    return leg + best + goal_leg


def answer(network, place, to, row, limit_m):
    name, positions, leg = place
    mine = {network.component[network.frm[e]] for e, _, _ in positions}
    theirs = {network.component[network.frm[e]] for _, goals, _ in to for e, _, _ in goals}
    best = row.min() if len(row) else np.inf
    reached = np.isfinite(best) and round(best) <= 1000 * limit_m
    return {
        "id": name,
        "status": "reached" if reached else "beyond" if mine & theirs else "unknown",
        "metres": best / 1000 if reached else None,
        "to_id": to[int(np.flatnonzero(row <= best + 0.05)[0])][0] if reached else None,
        "anyMetres": best / 1000 if np.isfinite(best) else None,
        "ties": [to[j][0] for j in np.flatnonzero(row <= best + 2)] if np.isfinite(best) else [],
        "legMetres": leg,
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("network")
    parser.add_argument("frm")
    parser.add_argument("to")
    parser.add_argument("--limit", type=float, default=math.inf)
    parser.add_argument("--access", type=float, default=100)
    args = parser.parse_args()
    network = Network(json.load(open(args.network))["features"])
    frm, to = places(args.frm, network, args.access), places(args.to, network, args.access)
    table = walks(network, frm, to)
    print(json.dumps([answer(network, place, to, row, args.limit) for place, row in zip(frm, table)]))


main()
