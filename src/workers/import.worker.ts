import { expose } from 'comlink';
import type { City } from '../core/city.ts';
import { BadInput, type Issue } from '../core/issue.ts';
import { Cancelled } from '../core/result.ts';
import { emptyCity } from '../formats/city-folder.ts';
import { importFile, withAssets } from '../formats/import.ts';
import type { ImportReport } from '../formats/report.ts';

/** Errors lose their class on the way out of a worker, so a refusal is an answer. */
export type CityAnswer =
  | { readonly status: 'read'; readonly city: City; readonly report: ImportReport; readonly issues: readonly Issue[] }
  | { readonly status: 'refused'; readonly issues: readonly Issue[] }
  | { readonly status: 'cancelled' };

let stopped = false;

const api = {
  /** Reads one file as a city of its own, named after the file. `onProgress` hears a share 0–1. */
  async readCity(name: string, bytes: Uint8Array, onProgress?: (share: number) => void): Promise<CityAnswer> {
    stopped = false;
    const host = { progress: throttled(onProgress ?? (() => {})), cancelled: () => stopped };
    try {
      const empty = emptyCity(cityName(name));
      const { put, info, report } = await importFile(bytes, name, {}, empty, host);
      return { status: 'read', city: withAssets(empty, put, info), report, issues: report.issues };
    } catch (error) {
      if (error instanceof BadInput) return { status: 'refused', issues: error.issues };
      if (error instanceof Cancelled) return { status: 'cancelled' };
      throw error;
    }
  },

  /** Stops the reading under way at its next breath. */
  cancel(): void {
    stopped = true;
  },
};

export type ImportApi = typeof api;

function cityName(file: string): string {
  return file.replace(/(\.osm)?\.(pbf|gz|osm|xml|json|geojson)$/i, '').replace(/\.osm$/i, '') || file;
}

/** A message for each hundredth, not for each block of the file. */
function throttled(tell: (share: number) => void): (share: number) => void {
  let last = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (percent !== last) tell(share);
    last = percent;
  };
}

expose(api);
