// Tabs: several views of one thing in the same place.
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import styles from './layout.module.css';

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: ReactNode; readonly content: ReactNode }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** Arrow keys move between the tabs; only the chosen one's content is mounted. */
export const Tabs = <Id extends string>({ label, tabs, chosen, onChoose }: TabsProps<Id>) => (
  <AriaTabs
    selectedKey={chosen}
    onSelectionChange={(key) => {
      const tab = tabs.find(({ id }) => id === key);
      if (tab) onChoose(tab.id);
    }}
    className={styles['tabbed'] ?? ''}
  >
    <TabList aria-label={label} className={styles['tabs'] ?? ''}>
      {tabs.map((tab) => (
        <Tab key={tab.id} id={tab.id} className={styles['tab'] ?? ''}>
          {tab.label}
        </Tab>
      ))}
    </TabList>
    {tabs.map((tab) => (
      <TabPanel key={tab.id} id={tab.id} className={styles['tabPanel'] ?? ''}>
        {tab.content}
      </TabPanel>
    ))}
  </AriaTabs>
);
