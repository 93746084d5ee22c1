/** Hosts of 天地图, whose maps need a key of the user's own. */
export const tiandituHosts = 'https://*.tianditu.gov.cn';

const originPattern = /^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i;

/**
 * Hosts of background maps that the screen may read, from `XIUTU_MAP_HOSTS`: origins (`https://tiles.example.cn`, `http://10.1.2.3:8080`,
 * `https://*.example.cn`) between commas or spaces. `wrong` lists what is no origin: a policy must never hold a word that nobody understood.
 */
export function mapHosts(text: string | undefined): { readonly hosts: readonly string[]; readonly wrong: readonly string[] } {
  const words = (text ?? '').split(/[\s,，;；]+/).filter((word) => word !== '');
  const origins = words.map((word) => word.replace(/\/$/, ''));
  return {
    hosts: [...new Set(origins.filter((origin) => originPattern.test(origin)))],
    wrong: origins.filter((origin) => !originPattern.test(origin)),
  };
}
