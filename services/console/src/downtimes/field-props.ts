import type { DowntimeForm } from './downtime-form.ts';
import type { FormFaults } from './form-attributes.ts';

/** What a part of the dialog's fields is given. */
export interface FieldProps {
  readonly form: DowntimeForm;
  readonly faults: FormFaults;
  readonly onChange: (part: Partial<DowntimeForm>) => void;
}
