"""What a story is about: the vocabulary, and the judgement with its evidence."""
