"""What people and their enemies hand in: every row of the fault table, and the test that holds it.

A row passes when the command ends in time and memory with an edition or with one line that says what is
wrong; when nothing is written but below the output, and nothing there is unfinished; when every word of the
source is in the edition or in ``cleaning.json``; when nobody was called over the network; and when the book
is well-formed, with each id once and nothing live in it (``harness.py``).

====  ================================================  ====================================================
Row   Input                                             Test
====  ================================================  ====================================================
F01   empty, blank, zero-width only                     test_refused; tests/test_decoding, tests/cli/test_cli
F02   UTF-8, UTF-16, UTF-32 with a mark                 test_encodings; tests/test_decoding
F03   UTF-16 without a mark                             test_encodings; tests/test_decoding
F04   Windows-1252, Latin-1                             test_encodings; tests/test_decoding
F05   Shift-JIS, GB 18030, KOI8-R                       test_encodings; tests/test_decoding
F06   a ``meta charset`` that lies, one that is right   test_markup
F07   mojibake                                          test_text; tests/passes/clean/test_repair
F08   invalid UTF-8 inside                              test_text; tests/test_decoding
F09   NUL, C0, C1, surrogates, noncharacters, tags      test_text; tests/test_decoding
F10   bidirectional overrides in title and text         test_text
F11   zero-width, piled marks, emoji, Arabic            test_text
F12   CR, CRLF, NEL, LS, PS                             test_text; tests/test_decoding
F13   ANSI and OSC escapes                              test_text; tests/cli/test_cli
F14   one letter, no line end, 60,000 words in a line   test_floods
F15   a word of a megabyte, a million words             test_floods; bench/long.py
F16   blank lines, spaces, dots, brackets, addresses    test_floods
F17   20,000 nested elements, huge attributes, tables   test_markup_floods
F18   quotes, lists, headings without end               test_floods
F19   live HTML of every kind                           test_markup, test_text
F20   CDATA, comments, braces, naughty strings          test_text, test_markup
F21   bad references, languages, ids, attributes        test_markup
F22   phoneme brackets                                  test_text; tests/speech/test_speakable
F23   remote and local pictures, styles, frames         test_markup, test_text
F24   external entities, billion laughs                 test_archives, test_markup
F25   YAML with tags of Python                          test_text
F26   EPUB: climbing names, bombs, damage               test_archives; tests/sources/test_epub
F27   DOCX: entities, linked pictures; gzip as HTML     test_archives; tests/sources/test_docx
F28   pictures, noise, programs, archives called text   test_refused; tests/sources/test_pdf
F29   titles that no file may bear                      test_names; tests/test_files
F30   file names of every kind                          test_names
F31   sixty headings alike                              test_names
F32   no file, a folder, a device, a pipe               test_refused; tests/cli/test_cli
F33   outputs that are files, or cannot be written      test_names; tests/cli/test_cli, tests/test_pipeline
F36   no home, no temporary folder, closed streams      test_names; tests/cli/test_cli
F37   SOURCE_DATE_EPOCH                                 tests/cli/test_cli
F38   no network, no tools                              test_names
====  ================================================  ====================================================
"""

import pytest

pytest.register_assert_rewrite("tests.faults.harness")
