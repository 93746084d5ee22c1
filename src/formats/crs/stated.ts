import type { StatedCrs } from '../format.ts';
import { isDefinition, toldSystem } from './custom.ts';
import { crsCode, systemByName } from './known.ts';
import type { SystemFacts } from './systems.ts';

/** What a file says of its system, read. */
export interface Statement {
  readonly text: string;
  readonly by: StatedCrs['by'];
  /** Absent where the project does not know what is said. */
  readonly facts?: SystemFacts;
  /** Name and numbers of the definition disagree. */
  readonly isDoubted: boolean;
  /** The URN of EPSG:4326 means latitude first by the letter; few programs heed it. */
  readonly mayBeTurned: boolean;
}

export function readStatement(stated: StatedCrs | undefined): Statement | undefined {
  if (stated === undefined || stated.text.trim() === '') return undefined;
  const { text, by } = stated;
  const told = isDefinition(text) ? toldSystem(text) : undefined;
  const facts = told?.facts ?? systemByName(text);
  const mayBeTurned = /urn:.*EPSG:/i.test(text) && facts?.unit === 'degree';
  return {
    text: told ? shortName(text) : crsCode(text),
    by,
    ...(facts ? { facts } : {}),
    isDoubted: told?.isDoubted ?? false,
    mayBeTurned,
  };
}

/** The name inside a definition, for sentences. */
function shortName(text: string): string {
  return /\["([^"]+)"/.exec(text)?.[1] ?? text.slice(0, 60);
}
