"""Dateline's extractor: news articles in, a table of incidents out."""
