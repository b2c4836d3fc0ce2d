"""From the bytes of a story file to a `Story`, and from a `Story` to HTML."""
