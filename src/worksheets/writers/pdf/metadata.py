"""Metadata and output intent: the information dictionary, XMP, and the colour space of a file.

No dates: the same paper is the same file on any day, and neither PDF/A nor PDF/UA asks for them.
"""

from html import escape
from pathlib import Path

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString

from worksheets.model.page.page import Document
from worksheets.model.version import VERSION
from worksheets.writers.pdf.document import TaggedDocument
from worksheets.writers.pdf.syntax import formatted, stream

_CREATOR = f"worksheets {VERSION}"
_PRODUCER = "worksheets, with ReportLab"

_UA = "<pdfuaid:part>1</pdfuaid:part>\n"
_A = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
_EXTENSION = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""PDF/A wants every schema described that it does not define, such as that of PDF/UA; the words
do no harm in other files."""


def information(document: Document) -> bytes:
    """The information dictionary, which must agree with the XMP.

    ReportLab's own would have dates, and "anonymous" as author where none is known.
    """
    entries = {
        "Title": document.title,
        "Author": document.author,
        "Subject": document.subject,
        "Keywords": ", ".join(document.keywords),
        "Creator": _CREATOR,
        "Producer": _PRODUCER,
    }
    return formatted(
        PDFDictionary({key: PDFString(value) for key, value in entries.items() if value})
    )


def xmp(document: Document, *, archival: bool) -> bytes:
    """The XMP packet as a stream object, uncompressed so that any tool can find it.

    It claims PDF/UA-1 if the document conforms, and PDF/A-2a if it is `archival`, too.
    """
    packet = _packet(document, archival=archival).encode()
    return stream({"Type": "/Metadata", "Subtype": "/XML"}, packet, packed=False)


def add_output_intent(document: TaggedDocument) -> int:
    """The object number of the output intent, sRGB, which ReportLab lacks, for the catalogue.

    Pillow made the profile beside this module once, as
    `ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()`, with the time of making in
    bytes 24 to 35 overwritten by 1 January 2000.
    """
    profile = stream({"N": 3}, Path(__file__).with_name("srgb.icc").read_bytes())
    return document.add(
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>" % document.add(profile)
    )


def _packet(document: Document, *, archival: bool) -> str:
    claims = _UA if document.conforms else ""
    claims += _A if document.conforms and archival else ""
    subject, keywords = escape(document.subject), escape(", ".join(document.keywords))
    author = escape(document.author)
    creator = (
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    )
    description = _language_alternative("dc:description", subject) if subject else ""
    keywords_entry = f"<pdf:Keywords>{keywords}</pdf:Keywords>" if keywords else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
{_language_alternative("dc:title", escape(document.title))}{creator}{description}
<dc:language><rdf:Bag><rdf:li>{escape(document.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{_CREATOR}</xmp:CreatorTool><pdf:Producer>{_PRODUCER}</pdf:Producer>{keywords_entry}
{claims}</rdf:Description>{_EXTENSION}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _language_alternative(element: str, value: str) -> str:
    """An element with text in the one language of the document; `value` is escaped already."""
    item = f'<rdf:li xml:lang="x-default">{value}</rdf:li>'
    return f"<{element}><rdf:Alt>{item}</rdf:Alt></{element}>"
