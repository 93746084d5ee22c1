/** A coordinate system a file may be in. `reason` is a code that `text` turns into a sentence. */
export interface CrsCandidate {
  readonly code: string;
  /** 0–1. */
  readonly confidence: number;
  readonly reason: string;
  /** Where outlines were compared: the median distance in whole metres that is left under this system. */
  readonly apartM?: number;
}

export interface CrsVerdict extends CrsCandidate {
  /** All that were weighed, the likeliest first; empty where the system was given. */
  readonly candidates: readonly CrsCandidate[];
}

/** Below this nothing is imported: a system taken by mistake moves every park by a whole service radius. */
export const leastConfidence = 0.9;

export function ranked(candidates: readonly CrsCandidate[]): CrsCandidate[] {
  return [...candidates].sort((a, b) => b.confidence - a.confidence || a.code.localeCompare(b.code, 'en'));
}
