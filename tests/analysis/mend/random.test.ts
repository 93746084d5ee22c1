import { describeMending } from './properties.ts';

describeMending({ numRuns: 12, seed: 20_261_124 });
