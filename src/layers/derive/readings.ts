/** Where a reading comes from. `unverified`: no dictionary gives it, and it is 待核. */
interface RareReading {
  readonly readings: readonly string[];
  readonly source: string;
  readonly unverified?: boolean;
}

/**
 * Characters of the city's names that the pinyin library lacks, or that are worth a source of their own. Tone-less; ü is v.
 */
export const rareReadings: Readonly<Record<string, RareReading>> = {
  㴎: {
    readings: ['nai'],
    source: '字形为氵加奈，同“渿”（nài）；Unihan、CLDR 与汉典均无读音，待核',
    unverified: true,
  },
  渿: { readings: ['nai'], source: 'Unihan kMandarin nài' },
  徂: { readings: ['cu'], source: 'Unihan kMandarin cú；徂徕' },
  徕: { readings: ['lai'], source: 'Unihan kMandarin lái；徂徕' },
  堽: { readings: ['gang'], source: 'Unihan kMandarin gāng；堽城' },
  渰: { readings: ['yan'], source: 'Unihan kMandarin yǎn' },
};
