import type { Sentences } from './sentence.ts';

/** Codes of readers and of the import. */
export const importSentences: Sentences = {};
