import { Button, Select } from 'antd';
import type { SourceScan } from '../../../workers/import-protocol.ts';
import { chooseEncoding, previewEncodings } from '../../commands/import-files.ts';
import { useApp, useImport, useSpeech } from '../../ui/use-app.ts';
import { encodingReason } from './words.ts';

/** Encodings that a file of this trade may be in beside those that were found likely. */
const offered = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'];

/** Formats whose text has no other encoding than their own. */
const fixed: ReadonlySet<string> = new Set(['osm', 'geopackage', 'flatgeobuf', 'geoparquet', 'xlsx', 'filegdb', 'gpx', 'kml']);

/** The same rows read in each encoding, side by side: the eye tells at once which is right. */
function Samples({ source, at }: { readonly source: SourceScan; readonly at: number }) {
  const app = useApp();
  const { say } = useSpeech();
  const previews = useImport((state) => state.encodingPreviews[at]);
  if (!previews) return null;
  return (
    <ul className="import-encodings" aria-label={say('importEncodingChoose')}>
      {previews.map(({ name, rows }) => {
        const on = name === source.encoding.name;
        return (
          <li key={name}>
            <button type="button" className="import-card" aria-pressed={on} onClick={() => void chooseEncoding(app, source.file, name)}>
              <b>{name.toUpperCase()}</b>
              {rows.slice(0, 4).map((row, line) => (
                <span key={`${name} ${row.join('\t')}`} className={line === 0 ? 'import-sample import-sample-head' : 'import-sample'}>
                  {row.slice(0, 4).join(' · ')}
                </span>
              ))}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** How the text was read, and why; another encoding at a click. */
export function EncodingChoice({ source, at }: { readonly source: SourceScan; readonly at: number }) {
  const app = useApp();
  const speech = useSpeech();
  const { say } = speech;
  const { encoding, format, file } = source;
  const shown = useImport((state) => state.encodingPreviews[at] !== undefined);
  if (fixed.has(format)) return null;
  const names = [...new Set([encoding.name, ...offered])];
  return (
    <div className="import-encoding">
      <div className="import-row">
        <span>{say('importEncoding')}</span>
        <Select
          size="small"
          aria-label={say('importEncoding')}
          value={encoding.name}
          options={names.map((name) => ({ value: name, label: name.toUpperCase() }))}
          onChange={(name: string) => void chooseEncoding(app, file, name)}
        />
        <span className="quiet">{encodingReason(encoding, speech)}</span>
        {!shown && (
          <Button size="small" type="link" onClick={() => void previewEncodings(app, at)}>
            {say('importEncodingCompare')}
          </Button>
        )}
      </div>
      <Samples source={source} at={at} />
    </div>
  );
}
