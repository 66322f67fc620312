// The other language, one press away, for those who are not signed in yet.
import { Button, IconLanguage } from '@samsvar/ui';
import { useLanguage } from '../base/language';
import { switchLanguage } from '../base/switch-language';

/** Named in the language it leads to. */
export const LanguageSwitch = () => {
  const other = useLanguage() === 'sv' ? 'en' : 'sv';
  return (
    <Button variant="quiet" size="small" icon={<IconLanguage />} onPress={() => void switchLanguage(other)}>
      <span lang={other}>{other === 'en' ? 'English' : 'Svenska'}</span>
    </Button>
  );
};
