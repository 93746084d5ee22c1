import { expose } from 'comlink';
import { createComputeApi } from './compute.ts';

expose(createComputeApi());
