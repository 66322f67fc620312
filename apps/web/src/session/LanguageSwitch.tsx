// The other language, one press away, for those who are not signed in yet.
import { Button, IconLanguage } from '@samsvar/ui';
import { chooseLanguage, useLanguage } from '../base/language';

/** Named in the language it leads to. */
export const LanguageSwitch = () => {
  const other = useLanguage() === 'sv' ? 'en' : 'sv';
  return (
    <Button variant="quiet" size="small" icon={<IconLanguage />} onPress={() => chooseLanguage(other)}>
      <span lang={other}>{other === 'en' ? 'English' : 'Svenska'}</span>
    </Button>
  );
};
