"""Files that only a password opens; readers for the blind may still read them out."""

from io import BytesIO


def encrypted(data: bytes, password: str) -> bytes:
    """A PDF file under a password, with AES-256.

    The keys are random, so no two files are alike, and none is PDF/A, which forbids encryption.
    """
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 it takes 0.5 s, and few files need it
    from pypdf.constants import UserAccessPermissions  # noqa: PLC0415

    reader = PdfReader(BytesIO(data))
    writer = PdfWriter(clone_from=reader)
    writer.metadata = reader.metadata
    writer.pdf_header = "%PDF-1.7"
    writer.encrypt(password, permissions_flag=UserAccessPermissions.all(), algorithm="AES-256")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()
