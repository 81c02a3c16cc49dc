"""The words of the program as frozen dataclasses; imports nothing but the standard library.

Offsets everywhere count Unicode code points, never UTF-16 units. A `span` is half open: start
is the first code point inside, end the first one behind it.
"""
