import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A tenant that can be made: what its file inserts. */
export interface KitTenant {
  readonly slot: number;
  readonly key: string;
  readonly file: string;
  readonly sha256: string;
  readonly rows: Readonly<Record<string, number>>;
}

/** What `tenants.json` says. Names of tables, columns and types in it are SQL, quoted where need be. */
export interface Kit {
  readonly scenario: string;
  readonly prefix: string;
  readonly root: { readonly table: string; readonly key: string; readonly keyType: string; readonly label: string | null };
  readonly sequences: ReadonlyArray<{ readonly sequence: string; readonly past: number }>;
  readonly tenants: readonly KitTenant[];
}

export async function readKit(folder: string): Promise<Kit> {
  return JSON.parse(await readFile(join(folder, 'tenants.json'), 'utf8')) as Kit;
}

/** The statements that insert a tenant; throws where the file is not the one that the kit was written with. */
export async function readRows(folder: string, tenant: KitTenant): Promise<string> {
  const bytes = await readFile(join(folder, 'tenants', tenant.file));
  if (createHash('sha256').update(bytes).digest('hex') !== tenant.sha256) {
    throw new Error(`${tenant.file} was changed since it was written`);
  }
  return bytes.toString('utf8');
}
