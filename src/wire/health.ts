/** Reply of `GET /api/health`. `snapshot`: the server holds no database, the city is read from files and cannot be changed. */
export interface Health {
  readonly status: 'ok';
  readonly storage: 'snapshot';
}
