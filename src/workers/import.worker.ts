import { expose } from 'comlink';
import { createImportApi } from './import-desk.ts';

expose(createImportApi());
