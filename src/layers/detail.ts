/**
 * The three scales of detail and where each begins (MapLibre zooms): the one table of what is drawn and named how close. A kind says in its
 * `style` at which scale it is drawn and named; `map/labels.ts` says it for streets and area units.
 */
export const scales = {
  /** The whole city on a screen: land, water, main streets, what is large. */
  city: { drawnFrom: 0, namedFrom: 0 },
  /** A district or a few neighbourhoods. */
  district: { drawnFrom: 12, namedFrom: 13 },
  /** A street and its houses: everything, each thing for itself. */
  street: { drawnFrom: 14, namedFrom: 15.5 },
} as const;

export type Scale = keyof typeof scales;

/** From this zoom on a thing that crowds is drawn for itself; below it stands in a bubble with its neighbours. */
export const aloneFrom = scales.street.drawnFrom;
