"""Prose: documents become claims with spans.

Data flows one way, and `lint-imports` holds the rooms to it. `text` cleans a document, cuts it into sentences and finds
the words that matter. `frames` says of a sentence whether it tells news; `when`, `where`, `people`, `deeds`, `parties`
and `sums` each read one kind of statement in it and know nothing of one another. `gathering` puts what the clauses say
together by the things they tell of. `extract` makes claims of these, and `documents` reads files.
"""
