"""Lets `python -m attrib` stand for the command `attrib`."""

from attrib.cli import main

main()
