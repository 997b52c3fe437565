"""Answering: what a question asks for, which lines of the notes hold it, and the words around them. No model, no network."""
