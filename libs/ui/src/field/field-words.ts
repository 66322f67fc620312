// The words that every field has around it.

/** Words around a field. */
export interface FieldWords {
  readonly label: string;
  /** Help under the label; read out with the field. */
  readonly description?: string | undefined;
  /** What is wrong and how to mend it; marks the field as invalid. */
  readonly error?: string | null | undefined;
  /** Stands after the label: "(frivilligt)". */
  readonly note?: string | undefined;
}
