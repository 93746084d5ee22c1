import { workSystems } from '../../../formats/crs/convert.ts';

const storageKey = 'xiutu.coordinate-system';

function known(code: string | null): string {
  return workSystems.some((system) => system.code === code) && code !== null ? code : 'EPSG:4326';
}

/** The system this person reads coordinates in, kept by this browser; WGS 84 at first and where the browser keeps nothing. */
export function keptSystem(): string {
  try {
    return known(localStorage.getItem(storageKey));
  } catch {
    return known(null);
  }
}

export function keepSystem(code: string): void {
  try {
    localStorage.setItem(storageKey, code);
  } catch {
    // A private window keeps nothing: the choice holds for this page.
  }
}
