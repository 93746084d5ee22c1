import { describeMending } from './properties.ts';

describeMending({ numRuns: 300 });
