"""What EPUB asks of its ZIP file: where the package document is, and that anybody may read it (OCF 3.3)."""

from reader.container import Container, resolve
from reader.errors import BrokenDocument, LockedSource, NotText

CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
OBFUSCATIONS = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
"""Of fonts: no protection of the text (EPUB 3.3, section 4.4)."""


def package_name(container: Container, href: str) -> str:
    """Where the package document of a book is.

    Raises:
        NotText: it is no EPUB.
        LockedSource: its text is under copy protection.
        BrokenDocument: it does not say where its package is.
    """
    if CONTAINER not in container:
        raise NotText(href, "this is no EPUB", "give the file its right suffix")
    _check_protection(container, href)
    root = next((e.get("full-path") or "" for e in container.xml(CONTAINER).iter("{*}rootfile")), "")
    name = resolve("", root)
    if not name:
        raise BrokenDocument(href, "it does not say where its package is", "get it again")
    return name


def _check_protection(container: Container, href: str) -> None:
    if ENCRYPTION in container:
        methods = container.xml(ENCRYPTION).iter("{*}EncryptionMethod")
        if any(method.get("Algorithm") not in OBFUSCATIONS for method in methods):
            raise LockedSource(href, "it is under copy protection (DRM)", "get it from a shop without")
