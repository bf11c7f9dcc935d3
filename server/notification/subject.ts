/** What a notification is about, as those whom it concerns may read it. */
export interface Subject {
  subjectId: string;
  title: string;
  path: string;
  supplierName: string | null;
  customerName: string | null;
  /** The teams and people who may read its title. */
  readers: (string | null)[];
}

export const noSides = { supplierName: null, customerName: null };
