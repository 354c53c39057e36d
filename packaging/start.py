"""Where a frozen program begins: without arguments it opens the page in the browser."""

import sys
from multiprocessing import freeze_support

from worksheets.cli import main

if __name__ == "__main__":
    freeze_support()
    if len(sys.argv) == 1:
        sys.argv.append("serve")
    main()
