import type { CaseFacts } from "#shared/intake/case.ts";
import type {
  ComplaintRow,
  LogRow,
  PersonRow,
  RelationshipRow,
  ServiceRow,
  TeamRow,
} from "#shared/intake/rows.ts";

/** A row that could be read, with the line on which it begins and what its check columns say. */
export interface Read<Row> {
  line: number;
  row: Row;
  said: Said[];
}

/** A case of the log, with the line on which it begins. */
export interface ReadCase {
  line: number;
  facts: CaseFacts;
  said: Said[];
}

/** What the file itself says of a fact. */
export interface Said {
  fact: string;
  column: string;
  isTrue: boolean;
}

/** Takes a file's rows as they are read; what needs all of them is done at the end. */
export interface Importer<Row> {
  take(rows: Read<Row>[]): Promise<void>;
  finish(): Promise<void>;
}

export interface RowsOf {
  teams: TeamRow;
  people: PersonRow;
  relationships: RelationshipRow;
  services: ServiceRow;
  log: LogRow;
  complaints: ComplaintRow;
}
