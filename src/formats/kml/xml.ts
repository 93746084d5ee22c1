import { SaxesParser } from 'saxes';
import { BadInput, badInput } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import { decodeText, type TextEncoding } from '../encoding.ts';
import { pacer } from '../pace.ts';

/** An element with all that is in it. Names are without prefix: `gx:Track` is `Track`, whether or not the prefix is bound. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Own text, without that of the children. */
  text: string;
  /** Line of the file where it begins. */
  readonly line: number;
}

/** Takes a document piece by piece, so that only one record at a time is held as a tree. */
export interface XmlTaker {
  /** Names of elements that are collected whole; inside one of them no other counts. */
  readonly whole: ReadonlySet<string>;
  /** An element that is not collected begins. `parent` is '' for the root. */
  open(name: string, parent: string, line: number): void;
  close(name: string): void;
  take(element: XmlElement, parent: string): void;
}

export interface XmlRead {
  readonly encoding: TextEncoding;
  /** How many `&` stood alone and were taken as they stand. */
  readonly loneAmpersands: number;
}

const chunkLength = 1 << 17;
/** Deeper than any record of a real file; a file that nests further is refused before it can exhaust the stack. */
const mostDepth = 200;

/**
 * Reads XML. Nothing is ever fetched and no entity of the file is expanded: a document that declares entities is refused. A lone `&`, the
 * common slip of phone apps, is taken as the letter it is; anything else that is not well formed is one sentence with its line.
 */
export async function readXml(bytes: Uint8Array, file: string, wanted: string, taker: XmlTaker, host: Host): Promise<XmlRead> {
  const { text, encoding } = decodeText(bytes, wanted, file, declaredEncoding(bytes));
  if (text.trim() === '') throw badInput('empty-file', {}, { file });
  const { mended, count } = withoutLoneAmpersands(text);
  const parser = new SaxesParser();
  Object.assign(parser.ENTITIES, htmlEntities);
  const builder = new TreeBuilder(taker, () => parser.line, file);
  let fault: string | undefined;
  parser.on('opentag', (tag) => builder.open(localName(tag.name), tag.attributes));
  parser.on('closetag', () => builder.close());
  parser.on('text', (part) => builder.text(part));
  parser.on('cdata', (part) => builder.text(part));
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) throw badInput('xml-entities', {}, { file });
  });
  parser.on('error', (error) => {
    if (!harmless.some((words) => error.message.endsWith(words))) fault = error.message;
  });
  const stopAtFault = () => {
    if (fault !== undefined) throw badInput('xml-broken', { line: parser.line }, { file });
  };
  const pace = pacer(host);
  for (let at = 0; at < mended.length; at += chunkLength) {
    parser.write(mended.slice(at, at + chunkLength));
    stopAtFault();
    await pace(at / mended.length);
  }
  closed(parser, file, () => fault !== undefined);
  return { encoding, loneAmpersands: count };
}

/** What is wrong only at the end is an element that the file stopped in. */
function closed(parser: SaxesParser, file: string, faulty: () => boolean): void {
  try {
    parser.close();
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw badInput('cut-short', {}, { file });
  }
  if (faulty()) throw badInput('cut-short', {}, { file });
}

/** Slips that leave the text as it stands. */
const harmless = ['undefined entity.', 'disallowed character.', 'malformed character entity.', '"]]>" is disallowed in char data.'];

/** Names of HTML that descriptions use outside CDATA, though XML does not know them. */
const htmlEntities: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  deg: '°',
  middot: '·',
  times: '×',
  copy: '©',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  bull: '•',
};

/** What the first line of an XML file says of its letters. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== 0x3c) return undefined;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
}

function withoutLoneAmpersands(text: string): { readonly mended: string; readonly count: number } {
  if (!text.includes('&')) return { mended: text, count: 0 };
  let count = 0;
  const mended = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>|&(?!#\d{1,7};|#x[\da-fA-F]{1,6};|[A-Za-z_][\w.-]{0,60};)/g, (found) => {
    if (found !== '&') return found;
    count++;
    return '&amp;';
  });
  return { mended, count };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Follows open elements; inside one that is collected it builds the tree, outside it tells the taker. */
class TreeBuilder {
  private readonly taker: XmlTaker;
  private readonly line: () => number;
  private readonly file: string;
  private readonly names: string[] = [];
  /** Open elements of the tree that is being collected, the outermost first. */
  private readonly tree: XmlElement[] = [];

  constructor(taker: XmlTaker, line: () => number, file: string) {
    this.taker = taker;
    this.line = line;
    this.file = file;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.tree.length + this.names.length > mostDepth) throw badInput('xml-deep', { line: this.line() }, { file: this.file });
    const inside = this.tree.at(-1);
    if (inside !== undefined || this.taker.whole.has(name)) {
      const element: XmlElement = { name, attributes, children: [], text: '', line: this.line() };
      inside?.children.push(element);
      this.tree.push(element);
      return;
    }
    this.taker.open(name, this.names.at(-1) ?? '', this.line());
    this.names.push(name);
  }

  text(part: string): void {
    const inside = this.tree.at(-1);
    if (inside !== undefined) inside.text += part;
  }

  close(): void {
    const element = this.tree.pop();
    if (element === undefined) this.taker.close(this.names.pop() ?? '');
    else if (this.tree.length === 0) this.taker.take(element, this.names.at(-1) ?? '');
  }
}

export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((member) => member.name === name);
}

export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((member) => member.name === name);
}

/** All text of an element, that of its children included, without space around it. Undefined where the element is missing or empty. */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const text = wholeText(element).trim();
  return text === '' ? undefined : text;
}

function wholeText(element: XmlElement): string {
  return element.children.length === 0 ? element.text : element.text + element.children.map(wholeText).join('');
}
