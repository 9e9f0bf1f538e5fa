import { Input, makeStyles } from "@fluentui/react-components";
import { useId, type ComponentProps, type ReactNode } from "react";

const useStyles = makeStyles({ narrow: { minWidth: 0, width: "100%" } });

type VenueInputProps = Omit<ComponentProps<typeof Input>, "value" | "onChange" | "list"> & {
  readonly value: string;
  readonly venues: readonly string[];
  readonly onChange: (venue: string) => void;
};

/** A field for a venue that offers the known ones, and takes any: the list may not have come. */
export function VenueInput({ value, venues, onChange, ...field }: VenueInputProps): ReactNode {
  const styles = useStyles();
  const listId = useId();
  return (
    <>
      <Input
        {...field}
        className={styles.narrow}
        input={{ className: styles.narrow, list: listId }}
        size="small"
        spellCheck={false}
        value={value}
        onChange={(_event, data) => {
          onChange(data.value);
        }}
      />
      <datalist id={listId}>
        {venues.map((venue) => (
          <option key={venue} value={venue} />
        ))}
      </datalist>
    </>
  );
}
