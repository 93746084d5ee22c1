import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bytesOf, onlyLayer, open, refusal } from '../opening.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>';
const tail = '</Document></kml>';

function placemark(inner: string, name = '甲'): string {
  return `<Placemark><name>${name}</name>${inner}</Placemark>`;
}

function point(lon: number): string {
  return `<Point><coordinates>${lon},36.2,0</coordinates></Point>`;
}

function kml(inner: string): string {
  return head + inner + tail;
}

describe('geometry', () => {
  test('each form as GeoJSON has it, heights kept, spaces after commas forgiven', async () => {
    const shapes = [
      '<Point><coordinates> 117.1, 36.2, 12.5 </coordinates></Point>',
      '<LineString><coordinates>117,36 117.5,36\n118,36</coordinates></LineString>',
      '<Polygon><innerBoundaryIs><LinearRing><coordinates>1,1 2,1 2,2 1,1</coordinates></LinearRing></innerBoundaryIs><outerBoundaryIs><LinearRing><coordinates>0,0 9,0 9,9 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon>',
      '<MultiGeometry><Point><coordinates>1,2</coordinates></Point><Point><coordinates>3,4</coordinates></Point></MultiGeometry>',
      '<MultiGeometry><Point><coordinates>1,2</coordinates></Point><LineString><coordinates>1,2 3,4</coordinates></LineString></MultiGeometry>',
      '<Point><coordinates>1,2,0</coordinates></Point>',
      '<Point><altitudeMode>absolute</altitudeMode><coordinates>1,2,0</coordinates></Point>',
      '<gx:Track><when>2024-05-01T08:00:00Z</when><when>2024-05-01T08:00:05Z</when><gx:coord>117 36 1</gx:coord><gx:coord>117.1 36 2</gx:coord></gx:Track>',
    ];
    const layer = await onlyLayer('a.kml', kml(shapes.map((shape) => placemark(shape)).join('')));
    expect(layer.rows.map(({ geometry }) => geometry)).toEqual([
      { type: 'Point', coordinates: [117.1, 36.2, 12.5] },
      {
        type: 'LineString',
        coordinates: [
          [117, 36],
          [117.5, 36],
          [118, 36],
        ],
      },
      { type: 'Polygon', coordinates: [parsed('0,0 9,0 9,9 0,0'), parsed('1,1 2,1 2,2 1,1')] },
      { type: 'MultiPoint', coordinates: parsed('1,2 3,4') },
      {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [1, 2] },
          { type: 'LineString', coordinates: parsed('1,2 3,4') },
        ],
      },
      { type: 'Point', coordinates: [1, 2] },
      { type: 'Point', coordinates: [1, 2, 0] },
      {
        type: 'LineString',
        coordinates: [
          [117, 36, 1],
          [117.1, 36, 2],
        ],
      },
    ]);
    expect(layer.rows[7]?.values).toEqual({ name: '甲', begin: '2024-05-01T08:00:00Z', end: '2024-05-01T08:00:05Z' });
    expect(layer.crs).toEqual({ text: 'EPSG:4326', by: 'format-default' });
  });

  test('a placemark with a broken coordinate is a fault with its row; the others are there, one without a place too', async () => {
    const broken = placemark('<LineString><coordinates>117,36 117.x,36</coordinates></LineString>', '坏');
    const layer = await onlyLayer('a.kml', kml(placemark(point(117)) + broken + placemark('')));
    expect(layer.rows.map(({ row }) => row)).toEqual([1, 3]);
    expect(layer.rows[1]?.geometry).toBeNull();
    expect(layer.faults).toMatchObject([{ code: 'kml-coordinates', row: 2, params: { name: '坏', text: '117.x,36' } }]);
  });
});

function parsed(text: string): number[][] {
  return text.split(' ').map((pair) => pair.split(',').map(Number));
}

describe('folders', () => {
  test('a folder each is a layer; what lies deeper keeps the way; one folder around all is looked through', async () => {
    const inner = `<Folder><name>公园</name>${placemark(point(1))}<Folder><name>口袋</name>${placemark(point(2))}</Folder></Folder><Folder><name>厕所</name>${placemark(point(3))}</Folder>`;
    const [source] = await open({ 'a.kml': kml(`<name>档</name><Folder><name>我的地点</name>${inner}</Folder>`) });
    expect(source?.layers.map(({ name, rows }) => [name, rows.map(({ values }) => values.folder ?? null)])).toEqual([
      ['公园', [null, '口袋']],
      ['厕所', [null]],
    ]);
  });

  test('a folder for each thing makes no two hundred layers', async () => {
    const folders = Array.from({ length: 200 }, (_, i) => `<Folder><name>第${i}</name>${placemark(point(i))}</Folder>`);
    const layer = await onlyLayer('两步路.kml', kml(folders.join('')));
    expect([layer.name, layer.rows.length, layer.rows[7]?.values.folder]).toEqual(['两步路', 200, '第7']);
  });
});

describe('values', () => {
  test('typed by the schema: 0 is false, an empty number is missing and not 0; untyped ones stay text', async () => {
    const schema =
      '<Schema name="s" id="s1"><SimpleField type="int" name="n"/><SimpleField type="bool" name="b"/><SimpleField type="double" name="leer"/></Schema>';
    const data =
      '<ExtendedData><SchemaData schemaUrl="#s1"><SimpleData name="n">5</SimpleData><SimpleData name="b">0</SimpleData><SimpleData name="leer"></SimpleData></SchemaData><Data name="码"><value>007</value></Data></ExtendedData>';
    const layer = await onlyLayer('a.kml', kml(schema + placemark(data + point(1))));
    expect(layer.rows[0]?.values).toEqual({ name: '甲', n: 5, b: false, 码: '007' });
    expect(layer.columns).toContainEqual({ name: 'leer', type: 'number' });
  });

  test('descriptions of phone apps without their HTML', async () => {
    const html = '<![CDATA[<style>b{}</style><div><b>时间</b>：08:00<br/>高度&nbsp;&lt;12 m</div><img src="http://x/y.png"/>]]>';
    const layer = await onlyLayer('a.kml', kml(placemark(`<description>${html}</description>${point(1)}`)));
    expect(layer.rows[0]?.values.description).toBe('时间：08:00\n高度 <12 m');
  });

  test('a table in the description is taken apart into columns', async () => {
    const table =
      '<![CDATA[<table><tr><td>名称</td><td>岱庙</td></tr><tr><td>面积</td><td>96000</td></tr><tr><td>备注</td><td>&lt;Null&gt;</td></tr></table>]]>';
    const [source] = await open({ 'a.kml': kml(placemark(`<description>${table}</description>${point(1)}`)) });
    expect(source?.layers[0]?.rows[0]?.values).toEqual({ name: '甲', 名称: '岱庙', 面积: '96000', 备注: null });
    expect(source?.issues).toMatchObject([{ code: 'kml-table', params: { count: 1 } }]);
  });

  test('links and overlays are counted, never followed', async () => {
    const links =
      '<NetworkLink><name>x</name><Link><href>http://127.0.0.1:1/x.kml</href></Link></NetworkLink><GroundOverlay><name>y</name></GroundOverlay>';
    const [source] = await open({ 'a.kml': kml(links + placemark(point(1))) });
    expect(source?.issues.map(({ code, params }) => [code, params.count])).toEqual([
      ['kml-links', 1],
      ['kml-left-out', 1],
    ]);
    expect(source?.layers.flatMap(({ rows }) => rows)).toHaveLength(1);
  });
});

describe('what programs write wrongly', () => {
  test('GBK under its own name, GBK under the name of UTF-8, a lone ampersand', async () => {
    const declared =
      '<?xml version="1.0" encoding="GBK"?><kml><Document><Placemark><name>&lt;泰安&gt;</name><Point><coordinates>1,2</coordinates></Point></Placemark></Document></kml>';
    for (const text of [declared, declared.replace('GBK', 'UTF-8')]) {
      const bytes = Uint8Array.from(
        [...text].flatMap((letter) => ({ 泰: [0xcc, 0xa9], 安: [0xb0, 0xb2] })[letter] ?? [letter.charCodeAt(0)]),
      );
      const layer = await onlyLayer('a.kml', bytes);
      expect(layer.rows[0]?.values.name).toBe('<泰安>');
    }
    const [source] = await open({ 'a.kml': kml(placemark(point(1), 'A & B &nbsp;C')) });
    expect(source?.layers[0]?.rows[0]?.values.name).toBe('A & B \u00a0C');
    expect(source?.issues).toMatchObject([{ code: 'xml-ampersands', params: { count: 1 } }]);
  });

  test('links to members of the same KMZ are followed once, also in circles; others are counted', async () => {
    const link = (address: string) => `<NetworkLink><Link><href>${address}</href></Link></NetworkLink>`;
    const bytes = zipSync({
      'doc.kml': bytesOf(kml(link('layers/%E5%85%AC%E5%9B%AD.kml') + link('http://example.com/x.kml') + link('missing.kml'))),
      'layers/公园.kml': bytesOf(kml(placemark(point(117)) + link('../doc.kml') + link('路.kml'))),
      'layers/路.kml': bytesOf(kml(placemark(point(118), '乙') + link('公园.kml'))),
      'unlinked.kml': bytesOf(kml(placemark(point(119), '丙'))),
    });
    const [source] = await open({ 'a.kmz': bytes });
    expect(source?.layers.map(({ name, rows }) => [name, rows.map(({ values }) => values.name)])).toEqual([
      ['公园', ['甲']],
      ['路', ['乙']],
    ]);
    expect(source?.issues).toMatchObject([
      { code: 'kml-links', params: { count: 2 } },
      { code: 'archive-left-out', params: { member: 'unlinked.kml' } },
    ]);
  });

  test('KMZ: doc.kml, else the first KML; one without any is refused', async () => {
    const doc = bytesOf(kml(placemark(point(1), '正')));
    const other = bytesOf(kml(placemark(point(2), '副')));
    const name = async (members: Record<string, Uint8Array>) => (await onlyLayer('a.kmz', zipSync(members))).rows[0]?.values.name;
    expect(await name({ 'files/a.kml': other, 'doc.kml': doc })).toBe('正');
    expect(await name({ 'x/b.kml': other })).toBe('副');
    expect(await refusal(open({ 'a.kmz': zipSync({ 'x.png': bytesOf('x') }) }))).toMatchObject({ code: 'kmz-without-kml' });
  });

  test('cut short, not KML, entities, nesting without end: one sentence each, and at once', async () => {
    const whole = kml(placemark(point(1)));
    expect(await refusal(open({ 'a.kml': whole.slice(0, -40) }))).toMatchObject({ code: 'cut-short' });
    expect(await refusal(open({ 'a.kml': '<?xml version="1.0"?><kml><a></b></kml>' }))).toMatchObject({
      code: 'xml-broken',
      params: { line: 1 },
    });
    const bomb = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const laughs = `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY l0 "ha">${bomb}]><kml><Document>${placemark(point(1), '&l9;')}</Document></kml>`;
    expect(await refusal(open({ 'a.kml': laughs }))).toMatchObject({ code: 'xml-entities' });
    const file = `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml><Document>${placemark(point(1), '&x;')}</Document></kml>`;
    expect(await refusal(open({ 'a.kml': file }))).toMatchObject({ code: 'xml-entities' });
    expect(await refusal(open({ 'a.kml': kml('<Folder>'.repeat(5000)) }))).toMatchObject({ code: 'xml-deep' });
  });
});
