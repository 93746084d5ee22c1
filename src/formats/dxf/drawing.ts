import type { Tag } from './tags.ts';

/** One object of a drawing with its groups in order; groups of applications (1000 and above) stand apart. */
export interface Entity {
  readonly type: string;
  readonly groups: Tag[];
  readonly applications: Tag[];
  /** Vertices of a polyline, attributes of a block reference. */
  readonly members: Entity[];
  /** Line of the file where it begins. */
  readonly at: number;
}

export interface Block {
  readonly name: string;
  /** File the block stands for; undefined for one of the drawing itself. */
  readonly reference: string | undefined;
}

export interface Drawing {
  /** Variables of the header: name without `$` and the value of its first group. */
  readonly header: ReadonlyMap<string, string>;
  /** Properties that a person or program gave the drawing (`$CUSTOMPROPERTY`). */
  readonly properties: ReadonlyMap<string, string>;
  readonly comments: readonly string[];
  readonly blocks: ReadonlyMap<string, Block>;
  readonly entities: readonly Entity[];
  /** Whether it ends as a drawing ends: with `EOF`, or for careless programs behind a whole section. */
  readonly whole: boolean;
}

/** Objects that others follow until `SEQEND`. */
const withMembers = new Set(['POLYLINE', 'INSERT']);
const memberTypes = new Set(['VERTEX', 'ATTRIB']);

/** Puts the groups of a drawing together: header, blocks by name, entities. Tables, classes and objects are passed over. */
export function readDrawing(tags: Iterable<Tag>): Drawing {
  const builder = new DrawingBuilder();
  for (const tag of tags) {
    builder.take(tag);
    if (builder.ended) break;
  }
  return builder.drawing();
}

class DrawingBuilder {
  ended = false;
  private lastMark = '';
  private section = '';
  private awaitsName = false;
  private readonly comments: string[] = [];
  private readonly header = new Map<string, string>();
  private readonly properties = new Map<string, string>();
  private variable = '';
  private propertyName = '';
  private readonly blocks = new Map<string, Block>();
  private block: { name: string; flags: number; path: string } | undefined;
  private readonly entities: Entity[] = [];
  private entity: Entity | undefined;
  /** The polyline or block reference whose members are being read. */
  private leader: Entity | undefined;

  take(tag: Tag): void {
    if (tag.code === 999) this.comments.push(tag.value);
    else if (tag.code === 0) this.begin(tag);
    else if (this.awaitsName) {
      if (tag.code === 2) this.section = tag.value;
      this.awaitsName = false;
    } else if (this.section === 'HEADER') this.takeVariable(tag);
    else if (this.section === 'BLOCKS') this.takeBlock(tag);
    else if (this.section === 'ENTITIES') this.takeGroup(tag);
  }

  private begin({ value, at }: Tag): void {
    const type = value.trim();
    this.lastMark = type;
    this.closeBlock();
    if (type === 'SECTION') this.awaitsName = true;
    else if (type === 'ENDSEC') this.section = '';
    else if (type === 'EOF') this.ended = true;
    else if (this.section === 'BLOCKS' && type === 'BLOCK') this.block = { name: '', flags: 0, path: '' };
    else if (this.section === 'ENTITIES') this.beginEntity(type, at);
  }

  private beginEntity(type: string, at: number): void {
    if (type === 'SEQEND') {
      this.leader = undefined;
      this.entity = undefined;
      return;
    }
    const entity: Entity = { type, groups: [], applications: [], members: [], at };
    this.entity = entity;
    if (memberTypes.has(type) && this.leader !== undefined) {
      this.leader.members.push(entity);
      return;
    }
    this.leader = withMembers.has(type) ? entity : undefined;
    this.entities.push(entity);
  }

  private takeGroup(tag: Tag): void {
    (tag.code >= 1000 ? this.entity?.applications : this.entity?.groups)?.push(tag);
  }

  private takeVariable({ code, value }: Tag): void {
    if (code === 9) this.variable = value.trim();
    else if (this.variable === '$CUSTOMPROPERTYTAG') this.propertyName = value;
    else if (this.variable === '$CUSTOMPROPERTY') this.properties.set(this.propertyName, value);
    else if (!this.header.has(this.variable.slice(1))) this.header.set(this.variable.slice(1), value);
  }

  private takeBlock({ code, value }: Tag): void {
    if (this.block === undefined) return;
    if (code === 2) this.block.name = value;
    else if (code === 70) this.block.flags = Number(value);
    else if (code === 1) this.block.path = value;
  }

  private closeBlock(): void {
    if (this.block === undefined) return;
    const { name, flags, path } = this.block;
    // 4: stands for another file; 8: lies over it.
    this.blocks.set(name, { name, reference: (flags & 12) === 0 ? undefined : path || name });
    this.block = undefined;
  }

  drawing(): Drawing {
    const { header, properties, comments, blocks, entities } = this;
    return { header, properties, comments, blocks, entities, whole: this.ended || this.lastMark === 'ENDSEC' };
  }
}

/** The value of the first group of a code. */
export function textOf(entity: Entity, code: number): string | undefined {
  return entity.groups.find((group) => group.code === code)?.value;
}

export function numberOf(entity: Entity, code: number): number | undefined {
  const text = textOf(entity, code);
  return text === undefined ? undefined : Number(text);
}

export function numbersOf(entity: Entity, code: number): number[] {
  return entity.groups.flatMap((group) => (group.code === code ? [Number(group.value)] : []));
}
