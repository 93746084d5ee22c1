import type { Sentences } from './sentence.ts';

/** Codes of the network and coverage engines. */
export const coverageSentences: Sentences = {};
