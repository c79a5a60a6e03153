<?xml version='1.0' encoding='utf-8'?>
<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" version="1.0" alphabet="ipa" xml:lang="en-GB">
  <lexeme>
    <grapheme>John Smeaton</grapheme>
    <phoneme>ˈdʒɒn ˈsmiːtən</phoneme>
  </lexeme>
  <lexeme>
    <grapheme>Smeaton</grapheme>
    <phoneme>ˈsmiːtən</phoneme>
  </lexeme>
</lexicon>
