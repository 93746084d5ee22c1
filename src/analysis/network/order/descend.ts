import { type CoreOrder, farMm } from './spec.ts';

type Arcs = Pick<CoreOrder, 'count' | 'upStart' | 'upPlace' | 'upMm'>;

/** Takes distances (by place, whole millimetres) up, from the last place to the first: most places hold none and are passed over. */
export function climbMm({ upStart, upPlace, upMm, count }: Arcs, mm: Int32Array): void {
  for (let place = count - 1; place >= 0; place--) {
    const own = mm[place] as number;
    if (own === farMm) continue;
    const end = upStart[place + 1] as number;
    for (let a = upStart[place] as number; a < end; a++) {
      const up = upPlace[a] as number;
      const reached = own + (upMm[a] as number);
      if (reached < (mm[up] as number)) mm[up] = reached;
    }
  }
}

/** Gives every place the best of what its upper neighbours offer, from the first place to the last. */
export function descendMm({ upStart, upPlace, upMm, count }: Arcs, mm: Int32Array): void {
  let a = 0;
  for (let place = 0; place < count; place++) {
    let best = mm[place] as number;
    for (const end = upStart[place + 1] as number; a < end; a++) {
      const reached = (mm[upPlace[a] as number] as number) + (upMm[a] as number);
      if (reached < best) best = reached;
    }
    mm[place] = best;
  }
}
