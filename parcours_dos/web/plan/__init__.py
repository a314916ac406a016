"""« Combien de séances ? »: the plan of treatment on a page, and on one sheet of paper."""
