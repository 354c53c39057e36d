"""QTI: items of versions 2.1 to 3, those of version 1.2 as Canvas writes them, and packages."""
