/** Below this nothing is imported: a system taken by mistake moves every park by a whole service radius. */
export const leastConfidence = 0.9;
